import { z } from 'zod';
import { quote } from '../quote.ts';
import { AmiAlias, CommitSha, ExactVersion, ImageReference, textOf } from './primitives.ts';
import { refuse } from './rules.ts';

const RepositoryUrl = textOf(
  /^https:\/\/[^\s/?#@]+\/[^\s?#]+$/,
  'an https URL without user, query and fragment',
  'for example https://github.com/argoproj/argo-cd',
);

/** The install of Argo CD is a URL of Kustomize: `?ref=…` in a path would take the place of the commit. */
const FolderPath = textOf(
  /^(?:\.|(?!\.{1,2}(?:\/|$))[\w.-]+(?:\/(?!\.{1,2}(?:\/|$))[\w.-]+)*)$/,
  'a plain relative path',
  'write names of folders with / between them, for example charts/karpenter; the root is "."',
);

/** The arguments are an example: a repository on GitHub and a folder in it. */
const gitSource = (repository: string, path: string) =>
  z
    .strictObject({
      repoURL: RepositoryUrl.describe('Repository with the chart or the manifests.').meta({
        examples: [`https://github.com/${repository}`],
      }),
      commit: CommitSha.describe('Commit of the release: a tag can be moved, a commit cannot.'),
      path: FolderPath.describe('Folder inside the repository.').meta({ examples: [path] }),
    })
    .describe('Where Argo CD reads the release from.');

const KARPENTER = 'aws/karpenter-provider-aws';
const LOAD_BALANCER_CONTROLLER = 'kubernetes-sigs/aws-load-balancer-controller';

/**
 * Charts have plain numbers, which rules compare; the v belongs to git tags, and candidates are published elsewhere.
 * Source: https://github.com/aws/karpenter-provider-aws/releases
 */
const ReleaseVersion = ExactVersion.check(
  refuse('spec/invalid-value', (version) => {
    const plain = version.replace(/^v/, '').replace(/-.*$/, '');
    if (version === plain) return undefined;
    return version.startsWith('v')
      ? { message: `${quote(version)} has the v of a git tag`, hint: `write ${plain}` }
      : {
          message: `${quote(version)} is a release candidate`,
          hint: `write a version that is released, for example ${plain}`,
        };
  }),
).meta({ examples: ['1.14.1'] });

const chart = (what: string, source: ReturnType<typeof gitSource>) =>
  z
    .strictObject({
      version: ReleaseVersion.describe(`Version of ${what}, for people and for checks.`),
      source,
    })
    .describe(`Release of ${what}.`);

/** Every version that a cluster is made of. Data of `fleet.yaml`, by stage; never code. */
export const VersionsSchema = z.strictObject({
  eksctl: ExactVersion.describe('eksctl that the ClusterConfig is written for.').meta({
    examples: ['0.230.0'],
  }),
  karpenter: chart('Karpenter', gitSource(KARPENTER, 'charts/karpenter'))
    .extend({
      crds: gitSource(KARPENTER, 'charts/karpenter-crd').describe('Chart with the CRDs of Karpenter alone.'),
    })
    .describe('Release of Karpenter.'),
  awsLoadBalancerController: chart(
    'the AWS Load Balancer Controller',
    gitSource(LOAD_BALANCER_CONTROLLER, 'helm/aws-load-balancer-controller'),
  )
    .extend({
      crds: gitSource(LOAD_BALANCER_CONTROLLER, 'helm/aws-load-balancer-controller/crds').describe(
        'Kustomization with the CRDs of the controller.',
      ),
    })
    .describe('Release of the AWS Load Balancer Controller.'),
  clusterAutoscaler: chart(
    'the chart of the Cluster Autoscaler',
    gitSource('kubernetes/autoscaler', 'cluster-autoscaler/charts/cluster-autoscaler'),
  )
    .extend({
      images: z
        .record(
          textOf(/^1\.\d+$/, 'a minor version of Kubernetes', 'for example "1.35"'),
          ImageReference.describe('Image of the Cluster Autoscaler with its tag or digest.'),
        )
        .describe(
          'Its image by minor version of Kubernetes, in quotes: each holds the scheduler of one minor version.',
        )
        .meta({
          examples: [{ '1.35': 'registry.k8s.io/autoscaling/cluster-autoscaler:v1.35.2' }],
        }),
    })
    .optional()
    .describe('Release of the Cluster Autoscaler. Default: none; clusters that run it need one.'),
  externalDns: chart(
    'the ExternalDNS chart',
    gitSource('kubernetes-sigs/external-dns', 'charts/external-dns'),
  ),
  argocd: chart('Argo CD', gitSource('argoproj/argo-cd', 'manifests/cluster-install'))
    .extend({
      version: ExactVersion.describe('Version of Argo CD, for people and for checks.').meta({
        examples: ['v3.5.1'],
      }),
    })
    .describe('Release of Argo CD.'),
  kubeOpsView: z
    .strictObject({ image: ImageReference.describe('Image with its tag or digest.') })
    .describe('Release of Kubernetes Operational View.'),
  pause: z
    .strictObject({ image: ImageReference.describe('Image with its tag or digest.') })
    .describe('Pods that keep room free.'),
  nodeImage: AmiAlias.describe(
    'AMI alias of Karpenter nodes, family@version; pinned, because a moving alias replaces nodes by itself.',
  ),
});
export type Versions = z.output<typeof VersionsSchema>;
