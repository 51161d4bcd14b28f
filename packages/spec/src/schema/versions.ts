import { z } from 'zod';
import { AmiAlias, CommitSha, ExactVersion, ImageReference, textOf } from './primitives.ts';

const RepositoryUrl = textOf(
  /^https:\/\/[^\s/]+\/\S+$/,
  'an https URL',
  'for example https://github.com/argoproj/argo-cd',
);

const GitSource = z
  .strictObject({
    repoURL: RepositoryUrl.describe('Repository with the chart or the manifests.'),
    commit: CommitSha.describe('Commit of the release: a tag can be moved, a commit cannot.'),
    path: z.string().min(1).describe('Folder inside the repository.'),
  })
  .describe('Where Argo CD reads the release from.');

const chart = (what: string) =>
  z
    .strictObject({
      version: ExactVersion.describe(`Version of ${what}, for people and for checks.`),
      source: GitSource,
    })
    .describe(`Release of ${what}.`);

/** Every version that a cluster is made of. Data of `fleet.yaml`, by stage; never code. */
export const VersionsSchema = z.strictObject({
  eksctl: ExactVersion.describe('eksctl that the ClusterConfig is written for.'),
  karpenter: chart('Karpenter')
    .extend({ crds: GitSource.describe('Chart with the CRDs of Karpenter alone.') })
    .describe('Release of Karpenter.'),
  awsLoadBalancerController: chart('the AWS Load Balancer Controller')
    .extend({ crds: GitSource.describe('Kustomization with the CRDs of the controller.') })
    .describe('Release of the AWS Load Balancer Controller.'),
  externalDns: chart('the ExternalDNS chart'),
  argocd: chart('Argo CD'),
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
