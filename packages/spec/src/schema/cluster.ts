import { CONTROL_PLANE_LOG_TYPES, LOG_RETENTION_DAYS } from '@nodeless/contracts/aws';
import { z } from 'zod';
import { ComponentsSchema } from './components.ts';
import { ComputeSchema } from './compute.ts';
import { KubernetesMinor } from './kubernetes-minor.ts';
import { NetworkSchema } from './network.ts';
import { AccountId, dnsLabel, PrincipalArn, Tags } from './primitives.ts';
import { SchedulingSchema } from './scheduling.ts';
import { VersionsSchema } from './versions.ts';

export const API_VERSION = 'nodeless/v1alpha1';

/**
 * Longest cluster name: the node role `KarpenterNodeRole-<name>` and `<name>-aws-lb-controller` must stay below the
 * 64 characters of an IAM role name, and Application names of a hub carry the cluster as prefix.
 */
export const MAX_CLUSTER_NAME = 40;

/** What a layer (fleet, stage, cluster) may set. */
export const LAYER_SHAPE = {
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'expected a region such as ap-northeast-2')
    .describe('AWS region.'),
  accountId: AccountId.describe('AWS account, in quotes: without them YAML reads a number.'),
  tags: Tags.default({}).describe('Tags on everything that is made in AWS.'),
  kubernetes: z.strictObject({
    version: KubernetesMinor.describe('Kubernetes minor version, in quotes: "1.35".'),
  }),
  versions: VersionsSchema.describe('Versions of all parts; usually data of fleet.yaml.'),
  network: NetworkSchema,
  access: z
    .strictObject({
      admins: z
        .array(PrincipalArn)
        .default([])
        .describe('IAM roles or users with AmazonEKSClusterAdminPolicy for the cluster.'),
    })
    .prefault({})
    .describe('Who may use the Kubernetes API.'),
  controlPlane: z
    .strictObject({
      logging: z
        .strictObject({
          types: z
            .array(z.enum(CONTROL_PLANE_LOG_TYPES))
            .default([...CONTROL_PLANE_LOG_TYPES])
            .describe('Logs sent to CloudWatch.'),
          retentionDays: z
            .literal([...LOG_RETENTION_DAYS])
            .default(90)
            .describe('Days that CloudWatch keeps them.'),
        })
        .prefault({}),
    })
    .prefault({}),
  compute: ComputeSchema.prefault({}),
  scheduling: SchedulingSchema.prefault({}),
  components: ComponentsSchema.prefault({}),
  apps: z.array(z.string()).default([]).describe('Folders of apps/ that run in this cluster.'),
  argocd: z
    .strictObject({
      mode: z
        .enum(['in-cluster', 'eks-capability'])
        .default('in-cluster')
        .describe('Argo CD in the cluster itself, or the one that AWS manages (EKS capability).'),
    })
    .prefault({}),
  safety: z
    .strictObject({
      maxDeletedPercent: z
        .int()
        .min(0)
        .max(100)
        .default(30)
        .describe('A run that deletes a larger share of the files of a cluster asks first.'),
    })
    .prefault({}),
};

/** `clusters/<name>/cluster.yaml` after the layers are merged. */
export const ClusterSchema = z
  .strictObject({
    apiVersion: z.literal(API_VERSION),
    kind: z.literal('Cluster'),
    name: dnsLabel(MAX_CLUSTER_NAME).describe('Equals the name of the folder.'),
    stage: dnsLabel().describe('A stage of fleet.yaml; its defaults and versions apply.'),
    ...LAYER_SHAPE,
  })
  .describe('A cluster.');
export type ClusterSpec = z.output<typeof ClusterSchema>;
