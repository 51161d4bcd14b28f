import { isNamespaced } from '@nodeless/contracts/kubernetes';
import { z } from 'zod';
import { Memory, Quantity, stringOf } from '@nodeless/catalogue/schema';
import { ApiVersion } from './cluster.ts';
import { refuse } from '@nodeless/catalogue/schema';

const size = (cpu: string, memory: string) =>
  z
    .strictObject({
      cpu: Quantity.default(cpu).describe(`CPU. Default: ${cpu}.`),
      memory: Memory.default(memory).describe(`Memory. Default: ${memory}.`),
    })
    .prefault({})
    .describe('Requests and limits: on Fargate both are the size of the pod.');

/**
 * The repository that Argo CD follows. GitLab redirects a URL without `.git`, and Argo CD follows no redirect; CodeCommit and
 * Azure DevOps know no URL with it. A user in an https URL is half of a credential, and credentials are no matter of git.
 * Sources: https://argo-cd.readthedocs.io/en/stable/user-guide/private-repositories/,
 * https://docs.aws.amazon.com/codecommit/latest/userguide/regions.html#regions-git,
 * https://learn.microsoft.com/azure/devops/repos/git/share-your-code-in-git-cmdline
 */
export const RepositoryUrl = stringOf(
  new RegExp(
    [
      String.raw`^https://[^\s/@]+/[^\s@]+\.git$`,
      String.raw`^[\w.-]+@[^\s/@:]+:[^\s@]+\.git$`,
      String.raw`^ssh://[\w.-]+@[^\s/@]+/[^\s@]+\.git$`,
      String.raw`^(?:https://|ssh://[\w.-]+@)git-codecommit[\w.-]*\.amazonaws\.com(?:\.cn)?/v1/repos/[\w.-]+$`,
      String.raw`^https://[^\s/@]+/[^\s@]+/_git/[^\s/@]+$`,
      String.raw`^git@ssh\.dev\.azure\.com:v3/[^\s@]+$`,
    ].join('|'),
  ),
  'an https URL without a user, or an ssh URL, that ends in .git (but for CodeCommit and Azure DevOps)',
  'for example https://github.com/example/platform.git',
);

const Revision = stringOf(/^refs\/(heads|tags)\/\S+$/, 'a full reference', 'for example refs/heads/main');

const Seconds = stringOf(/^\d+s$/, 'a number of seconds', 'for example 180s');

/** `argocd/settings.yaml`: how Argo CD reaches this repository and how it is set up. Its version stands in fleet.yaml. */
export const ArgocdSettingsSchema = z
  .strictObject({
    apiVersion: ApiVersion,
    kind: z.literal('ArgoCDSettings').describe('What the file describes.'),
    repository: z
      .strictObject({
        url: RepositoryUrl.describe(
          'This repository, as Argo CD reaches it: https or ssh, with .git at its end (but for CodeCommit and Azure DevOps).',
        ).meta({ examples: ['https://github.com/example/platform.git'] }),
        revision: Revision.default('refs/heads/main').describe(
          'Full reference that Argo CD follows. Default: refs/heads/main.',
        ),
      })
      .describe('The git repository with the rendered tree.'),
    reconciliationTimeout: Seconds.default('180s').describe(
      'How often Argo CD looks for new commits, in seconds. Default: 180s.',
    ),
    resources: z
      .strictObject({
        applicationController: size('1', '2Gi'),
        repoServer: size('500m', '1Gi'),
        server: size('250m', '512Mi'),
        redis: size('250m', '512Mi'),
        applicationsetController: size('250m', '512Mi'),
        notificationsController: size('250m', '512Mi'),
        dexServer: size('250m', '512Mi'),
      })
      .prefault({})
      .describe('Sizes of the parts of Argo CD.'),
  })
  .describe('Settings of Argo CD.');
export type ArgocdSettings = z.output<typeof ArgocdSettingsSchema>;

const Project = z
  .strictObject({
    // Source: the CRD of AppProject, `spec.description`.
    description: z
      .string()
      .min(1)
      .max(255)
      .describe('What the project is for, for people.')
      .meta({ examples: ['Apps of product teams'] }),
    sourceRepos: z
      .array(z.string().min(1))
      .default([])
      .describe('Repositories allowed besides this one and those that versions name. Default: none.')
      .meta({ examples: [['https://github.com/example/charts.git']] }),
  })
  .describe('What the Applications of a project may do.');

/** Kinds of Argo CD itself stay out: an Application that makes Applications could leave its project. */
const WorkloadKind = z
  .strictObject({
    group: stringOf(
      /^(?!argoproj\.io$)([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?$/,
      'an API group that workloads may use',
      'for example batch, or "" for the core group; argoproj.io belongs to the platform',
    )
      .describe('API group; "" is the core group.')
      .meta({ examples: ['batch'] }),
    kind: stringOf(/^[A-Z][A-Za-z0-9]*$/, 'a kind', 'for example CronJob')
      .describe('Kind in that group.')
      .meta({ examples: ['CronJob'] }),
  })
  .check(
    refuse(
      'spec/conflict',
      ({ group, kind }) =>
        isNamespaced(`${group}/v1`, kind) === false ? `${kind} has no namespace` : undefined,
      'leave it out: workloads have objects in namespaces only',
    ),
  );

/** `argocd/projects.yaml`: policy of the two projects that teams meet. `bootstrap` and `default` are fixed. */
export const ArgocdProjectsSchema = z
  .strictObject({
    apiVersion: ApiVersion,
    kind: z.literal('ArgoCDProjects').describe('What the file describes.'),
    platform: Project.describe('Components that the platform team runs.'),
    workloads: Project.extend({
      deniedNamespaces: z
        .array(z.string())
        .default([])
        .describe('Namespaces that no workload may enter, besides those of the platform. Default: none.')
        .meta({ examples: [['shared-services']] }),
      additionalKinds: z
        .array(WorkloadKind)
        .default([])
        .describe(
          'Kinds with a namespace that workloads may have besides those that apps are rendered to, for Applications that read sourceRepos. Default: none.',
        )
        .meta({ examples: [[{ group: 'batch', kind: 'CronJob' }]] }),
    }).describe('Apps of product teams.'),
  })
  .describe('Project policy of Argo CD.');
export type ArgocdProjects = z.output<typeof ArgocdProjectsSchema>;
