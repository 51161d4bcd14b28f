import { z } from 'zod';
import { CommitSha, ExactVersion, ImageReference } from './primitives.ts';

const GitSource = z
  .strictObject({
    repoURL: z.url({ protocol: /^https$/ }).describe('Repository with the chart or the manifests.'),
    commit: CommitSha.describe('Commit of the release: a tag can be moved, a commit cannot.'),
    path: z.string().min(1).describe('Folder inside the repository.'),
  })
  .describe('Where Argo CD reads the release from.');

const chart = (what: string) =>
  z.strictObject({
    version: ExactVersion.describe(`Version of ${what}, for people and for checks.`),
    source: GitSource,
  });

/** Every version that a cluster is made of. Data of `fleet.yaml`, by stage; never code. */
export const VersionsSchema = z.strictObject({
  eksctl: ExactVersion.describe('eksctl that the ClusterConfig is written for.'),
  karpenter: chart('Karpenter').extend({
    crds: GitSource.describe('Chart with the CRDs of Karpenter alone.'),
  }),
  awsLoadBalancerController: chart('the AWS Load Balancer Controller').extend({
    crds: GitSource.describe('Kustomization with the CRDs of the controller.'),
  }),
  externalDns: chart('the ExternalDNS chart'),
  argocd: chart('Argo CD'),
  kubeOpsView: z.strictObject({ image: ImageReference }),
  pause: z.strictObject({ image: ImageReference.describe('Image of the pods that keep room free.') }),
  nodeImage: z
    .string()
    .regex(/^(al2023|bottlerocket)@v?[0-9][0-9.]*$/, 'expected family@version, for example al2023@v20260714')
    .describe(
      'AMI alias of Karpenter nodes, family@version; pinned, because a moving alias replaces nodes by itself.',
    ),
});
export type Versions = z.output<typeof VersionsSchema>;
