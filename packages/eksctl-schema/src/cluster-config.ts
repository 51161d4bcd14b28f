import { z } from 'zod';
import { AccessConfigSchema } from './access.ts';
import { AddonSchema, AddonsConfigSchema } from './addons.ts';
import { FargateProfileSchema } from './fargate.ts';
import { ClusterIAMSchema } from './iam.ts';
import { ClusterCloudWatchSchema } from './logging.ts';
import { ClusterMetaSchema } from './metadata.ts';
import { KubernetesNetworkConfigSchema, PrivateClusterSchema } from './network.ts';
import { UpgradePolicySchema } from './upgrade.ts';
import { ClusterVPCSchema } from './vpc.ts';

/** The version of eksctl that this package describes. */
export const EKSCTL_VERSION = '0.230.0';

export const CLUSTER_CONFIG_API_VERSION = 'eksctl.io/v1alpha5';

/**
 * A ClusterConfig file of eksctl v0.230.0. Closed: eksctl refuses keys that it does not know.
 * Not described yet: node groups, Auto Mode, Outposts, hybrid nodes, capabilities, identity providers and mappings,
 * encryption, GitOps, zonal shift, control-plane tuning, eksctl's own Karpenter installer.
 */
export const ClusterConfigSchema = z.strictObject({
  apiVersion: z.literal(CLUSTER_CONFIG_API_VERSION),
  kind: z.literal('ClusterConfig'),
  metadata: ClusterMetaSchema,
  accessConfig: AccessConfigSchema.optional(),
  addons: z.array(AddonSchema).optional(),
  addonsConfig: AddonsConfigSchema.optional(),
  availabilityZones: z
    .array(z.string())
    .optional()
    .describe('Zones of the new VPC. eksctl chooses three when left out.'),
  cloudWatch: ClusterCloudWatchSchema.optional(),
  fargateProfiles: z.array(FargateProfileSchema).optional(),
  iam: ClusterIAMSchema.optional(),
  kubernetesNetworkConfig: KubernetesNetworkConfigSchema.optional(),
  privateCluster: PrivateClusterSchema.optional(),
  upgradePolicy: UpgradePolicySchema.optional(),
  vpc: ClusterVPCSchema.optional(),
});

export type ClusterConfig = z.output<typeof ClusterConfigSchema>;
