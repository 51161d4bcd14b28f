import { z } from 'zod';
import { API_VERSION } from './cluster.ts';
import { Quantity } from './primitives.ts';

const size = (cpu: string, memory: string) =>
  z
    .strictObject({ cpu: Quantity.default(cpu), memory: Quantity.default(memory) })
    .prefault({})
    .describe('Requests and limits: on Fargate both are the size of the pod.');

/** `argocd/settings.yaml`: how Argo CD reaches this repository and how it is set up. Its version stands in fleet.yaml. */
export const ArgocdSettingsSchema = z
  .strictObject({
    apiVersion: z.literal(API_VERSION),
    kind: z.literal('ArgoCDSettings'),
    repository: z.strictObject({
      url: z
        .string()
        .regex(/^(https:\/\/|git@)\S+\.git$/, 'expected an https or ssh URL that ends in .git')
        .describe('This repository, as Argo CD reaches it.'),
      revision: z
        .string()
        .regex(/^refs\/(heads|tags)\/\S+$/, 'expected a full reference such as refs/heads/main')
        .default('refs/heads/main')
        .describe('Full reference that Argo CD follows.'),
    }),
    reconciliationTimeout: z
      .string()
      .regex(/^\d+s$/)
      .default('180s')
      .describe('How often Argo CD looks for new commits.'),
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
      .prefault({}),
  })
  .describe('Settings of Argo CD.');
export type ArgocdSettings = z.output<typeof ArgocdSettingsSchema>;

const Project = z
  .strictObject({
    description: z.string().min(1),
    sourceRepos: z
      .array(z.string().min(1))
      .default([])
      .describe('Repositories allowed besides this one and those that versions name.'),
  })
  .describe('What the Applications of a project may do.');

/** `argocd/projects.yaml`: policy of the two projects that teams meet. `bootstrap` and `default` are fixed. */
export const ArgocdProjectsSchema = z
  .strictObject({
    apiVersion: z.literal(API_VERSION),
    kind: z.literal('ArgoCDProjects'),
    platform: Project,
    workloads: Project.extend({
      deniedNamespaces: z
        .array(z.string())
        .default([])
        .describe('Namespaces that no workload may enter, besides those of the platform.'),
    }),
  })
  .describe('Project policy of Argo CD.');
export type ArgocdProjects = z.output<typeof ArgocdProjectsSchema>;
