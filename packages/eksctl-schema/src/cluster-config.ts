import { z } from 'zod';
import { AccessConfigSchema } from './access.ts';
import { AddonSchema, AddonsConfigSchema } from './addons.ts';
import { AutoModeConfigSchema } from './auto-mode.ts';
import { CapabilitySchema } from './capabilities.ts';
import {
  ControlPlaneScalingConfigSchema,
  KubeAPIServerConfigSchema,
  KubeControllerManagerConfigSchema,
  KubeSchedulerConfigSchema,
  ZonalShiftConfigSchema,
} from './control-plane.ts';
import { SecretsEncryptionSchema } from './encryption.ts';
import { FargateProfileSchema } from './fargate.ts';
import { GitOpsSchema } from './gitops.ts';
import { RemoteNetworkConfigSchema } from './hybrid-nodes.ts';
import { ClusterIAMSchema } from './iam.ts';
import { IAMIdentityMappingSchema, IdentityProviderSchema } from './identity.ts';
import { KarpenterSchema } from './karpenter.ts';
import { ClusterCloudWatchSchema } from './logging.ts';
import { ClusterMetaSchema } from './metadata.ts';
import { KubernetesNetworkConfigSchema, PrivateClusterSchema } from './network.ts';
import { ManagedNodeGroupSchema, NodeGroupSchema } from './node-groups.ts';
import { OutpostSchema } from './outposts.ts';
import { UpgradePolicySchema } from './upgrade.ts';
import { ClusterVPCSchema } from './vpc.ts';

/** The version of eksctl that this package describes. */
export const EKSCTL_VERSION = '0.230.0';

export const CLUSTER_CONFIG_API_VERSION = 'eksctl.io/v1alpha5';

/** A ClusterConfig file. Closed at every level: eksctl refuses keys that it does not know. */
export const ClusterConfigSchema = z
  .strictObject({
    apiVersion: z.literal(CLUSTER_CONFIG_API_VERSION),
    kind: z.literal('ClusterConfig'),
    metadata: ClusterMetaSchema,
    accessConfig: AccessConfigSchema.optional(),
    addons: z.array(AddonSchema).optional(),
    addonsConfig: AddonsConfigSchema.optional(),
    autoModeConfig: AutoModeConfigSchema.optional(),
    availabilityZones: z
      .array(z.string())
      .optional()
      .describe('Zones of the new VPC. eksctl chooses three when left out.'),
    capabilities: z.array(CapabilitySchema).optional(),
    cloudWatch: ClusterCloudWatchSchema.optional(),
    controlPlaneScalingConfig: ControlPlaneScalingConfigSchema.optional(),
    fargateProfiles: z.array(FargateProfileSchema).optional(),
    gitops: GitOpsSchema.optional(),
    iam: ClusterIAMSchema.optional(),
    iamIdentityMappings: z.array(IAMIdentityMappingSchema).optional(),
    identityProviders: z.array(IdentityProviderSchema).optional(),
    karpenter: KarpenterSchema.optional(),
    kubeAPIServerConfig: KubeAPIServerConfigSchema.optional(),
    kubeControllerManagerConfig: KubeControllerManagerConfigSchema.optional(),
    kubeSchedulerConfig: KubeSchedulerConfigSchema.optional(),
    kubernetesNetworkConfig: KubernetesNetworkConfigSchema.optional(),
    localZones: z
      .array(z.string())
      .optional()
      .describe('Local zones that get subnets too, for self-managed groups.'),
    managedNodeGroups: z.array(ManagedNodeGroupSchema).optional(),
    nodeGroups: z.array(NodeGroupSchema).optional(),
    outpost: OutpostSchema.optional(),
    privateCluster: PrivateClusterSchema.optional(),
    remoteNetworkConfig: RemoteNetworkConfigSchema.optional(),
    secretsEncryption: SecretsEncryptionSchema.optional(),
    upgradePolicy: UpgradePolicySchema.optional(),
    vpc: ClusterVPCSchema.optional(),
    zonalShiftConfig: ZonalShiftConfigSchema.optional(),
  })
  .describe('A cluster, as eksctl makes it.');
