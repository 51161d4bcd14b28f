import type { z } from 'zod';
import {
  AccessConfigSchema,
  AccessEntrySchema,
  AccessPolicySchema,
  AccessScopeSchema,
  AccessScopeTypeSchema,
  AuthenticationModeSchema,
} from './access.ts';
import {
  AddonSchema,
  AddonNamespaceConfigSchema,
  AddonsConfigSchema,
  ResolveConflictsSchema,
} from './addons.ts';
import { AutoModeConfigSchema } from './auto-mode.ts';
import {
  ArgoCDAWSIDCSchema,
  ArgoCDConfigurationSchema,
  ArgoCDNetworkAccessSchema,
  ArgoCDRoleMappingSchema,
  CapabilitySchema,
  CapabilityConfigurationSchema,
  SSOIdentitySchema,
} from './capabilities.ts';
import { ClusterConfigSchema } from './cluster-config.ts';
import {
  ControlPlaneScalingConfigSchema,
  HorizontalPodAutoscalerControllerConfigSchema,
  KubeAPIServerConfigSchema,
  KubeControllerManagerConfigSchema,
  KubeSchedulerConfigSchema,
  NodeResourcesFitConfigSchema,
  ResourceWeightSchema,
  ScoringStrategySchema,
  ServiceNodePortRangeSchema,
  ZonalShiftConfigSchema,
} from './control-plane.ts';
import { SecretsEncryptionSchema } from './encryption.ts';
import { FargateProfileSchema, FargateProfileSelectorSchema } from './fargate.ts';
import { FluxSchema, FluxFlagsSchema, GitOpsSchema } from './gitops.ts';
import {
  RemoteNetworkSchema,
  RemoteNetworkConfigSchema,
  RemoteNodesIAMSchema,
  VPCGatewaySchema,
} from './hybrid-nodes.ts';
import {
  ClusterIAMSchema,
  ClusterIAMMetaSchema,
  ClusterIAMServiceAccountSchema,
  ClusterIAMServiceAccountStatusSchema,
} from './iam.ts';
import { IAMIdentityMappingSchema, IdentityProviderSchema, OIDCIdentityProviderSchema } from './identity.ts';
import {
  CapacityReservationSchema,
  CapacityReservationTargetSchema,
  InstanceMarketOptionsSchema,
  InstanceSelectorSchema,
  LaunchTemplateSchema,
  NodeGroupInstancesDistributionSchema,
  PlacementSchema,
} from './instances.ts';
import { KarpenterSchema } from './karpenter.ts';
import { ClusterCloudWatchSchema, ClusterCloudWatchLoggingSchema } from './logging.ts';
import { ClusterMetaSchema, RollbackConfigSchema } from './metadata.ts';
import { KubernetesNetworkConfigSchema, PrivateClusterSchema } from './network.ts';
import { NodeGroupIAMSchema, NodeGroupIAMAddonPoliciesSchema } from './node-group-iam.ts';
import {
  MetricsCollectionSchema,
  NodeGroupBottlerocketSchema,
  NodeGroupNodeRepairConfigSchema,
  NodeGroupSGsSchema,
  NodeGroupSSHSchema,
  NodeGroupUpdateConfigSchema,
  NodeRepairConfigOverrideSchema,
} from './node-group-parts.ts';
import { ManagedNodeGroupSchema, NodeGroupSchema } from './node-groups.ts';
import { OutpostSchema } from './outposts.ts';
import { PodIdentityAssociationSchema } from './pod-identity.ts';
import { WellKnownPoliciesSchema } from './policies.ts';
import { ArnSchema, CidrSchema, InlineDocumentSchema } from './primitives.ts';
import { NodeGroupTaintSchema, TaintEffectSchema, TaintsSchema } from './taints.ts';
import { UpgradePolicySchema } from './upgrade.ts';
import { VolumeMappingSchema } from './volumes.ts';
import {
  AZSubnetMappingSchema,
  AZSubnetSpecSchema,
  ClusterEndpointsSchema,
  ClusterNATSchema,
  ClusterSubnetsSchema,
  ClusterVPCSchema,
} from './vpc.ts';

/** Every definition of eksctl's published JSON Schema, by its name there. */
export const DEFINITIONS = {
  ARN: ArnSchema,
  AZSubnetMapping: AZSubnetMappingSchema,
  AZSubnetSpec: AZSubnetSpecSchema,
  AccessConfig: AccessConfigSchema,
  AccessEntry: AccessEntrySchema,
  AccessPolicy: AccessPolicySchema,
  AccessScope: AccessScopeSchema,
  Addon: AddonSchema,
  AddonNamespaceConfig: AddonNamespaceConfigSchema,
  AddonsConfig: AddonsConfigSchema,
  ArgoCDAWSIDC: ArgoCDAWSIDCSchema,
  ArgoCDConfiguration: ArgoCDConfigurationSchema,
  ArgoCDNetworkAccess: ArgoCDNetworkAccessSchema,
  ArgoCDRoleMapping: ArgoCDRoleMappingSchema,
  AutoModeConfig: AutoModeConfigSchema,
  Capability: CapabilitySchema,
  CapabilityConfiguration: CapabilityConfigurationSchema,
  CapacityReservation: CapacityReservationSchema,
  CapacityReservationTarget: CapacityReservationTargetSchema,
  ClusterCloudWatch: ClusterCloudWatchSchema,
  ClusterCloudWatchLogging: ClusterCloudWatchLoggingSchema,
  ClusterConfig: ClusterConfigSchema,
  ClusterEndpoints: ClusterEndpointsSchema,
  ClusterIAM: ClusterIAMSchema,
  ClusterIAMMeta: ClusterIAMMetaSchema,
  ClusterIAMServiceAccount: ClusterIAMServiceAccountSchema,
  ClusterIAMServiceAccountStatus: ClusterIAMServiceAccountStatusSchema,
  ClusterMeta: ClusterMetaSchema,
  ClusterNAT: ClusterNATSchema,
  ClusterSubnets: ClusterSubnetsSchema,
  ClusterVPC: ClusterVPCSchema,
  ControlPlaneScalingConfig: ControlPlaneScalingConfigSchema,
  FargateProfile: FargateProfileSchema,
  FargateProfileSelector: FargateProfileSelectorSchema,
  Flux: FluxSchema,
  FluxFlags: FluxFlagsSchema,
  GitOps: GitOpsSchema,
  HorizontalPodAutoscalerControllerConfig: HorizontalPodAutoscalerControllerConfigSchema,
  IAMIdentityMapping: IAMIdentityMappingSchema,
  IdentityProvider: IdentityProviderSchema,
  InlineDocument: InlineDocumentSchema,
  InstanceMarketOptions: InstanceMarketOptionsSchema,
  InstanceSelector: InstanceSelectorSchema,
  Karpenter: KarpenterSchema,
  KubeAPIServerConfig: KubeAPIServerConfigSchema,
  KubeControllerManagerConfig: KubeControllerManagerConfigSchema,
  KubeSchedulerConfig: KubeSchedulerConfigSchema,
  KubernetesNetworkConfig: KubernetesNetworkConfigSchema,
  LaunchTemplate: LaunchTemplateSchema,
  ManagedNodeGroup: ManagedNodeGroupSchema,
  MetricsCollection: MetricsCollectionSchema,
  NodeGroup: NodeGroupSchema,
  NodeGroupBottlerocket: NodeGroupBottlerocketSchema,
  NodeGroupIAM: NodeGroupIAMSchema,
  NodeGroupIAMAddonPolicies: NodeGroupIAMAddonPoliciesSchema,
  NodeGroupInstancesDistribution: NodeGroupInstancesDistributionSchema,
  NodeGroupNodeRepairConfig: NodeGroupNodeRepairConfigSchema,
  NodeGroupSGs: NodeGroupSGsSchema,
  NodeGroupSSH: NodeGroupSSHSchema,
  NodeGroupTaint: NodeGroupTaintSchema,
  NodeGroupUpdateConfig: NodeGroupUpdateConfigSchema,
  NodeRepairConfigOverride: NodeRepairConfigOverrideSchema,
  NodeResourcesFitConfig: NodeResourcesFitConfigSchema,
  OIDCIdentityProvider: OIDCIdentityProviderSchema,
  Outpost: OutpostSchema,
  Placement: PlacementSchema,
  PodIdentityAssociation: PodIdentityAssociationSchema,
  PrivateCluster: PrivateClusterSchema,
  RemoteNetwork: RemoteNetworkSchema,
  RemoteNetworkConfig: RemoteNetworkConfigSchema,
  RemoteNodesIAM: RemoteNodesIAMSchema,
  ResourceWeight: ResourceWeightSchema,
  RollbackConfig: RollbackConfigSchema,
  SSOIdentity: SSOIdentitySchema,
  ScoringStrategy: ScoringStrategySchema,
  SecretsEncryption: SecretsEncryptionSchema,
  ServiceNodePortRange: ServiceNodePortRangeSchema,
  UpgradePolicy: UpgradePolicySchema,
  VPCGateway: VPCGatewaySchema,
  VolumeMapping: VolumeMappingSchema,
  WellKnownPolicies: WellKnownPoliciesSchema,
  ZonalShiftConfig: ZonalShiftConfigSchema,
  'github.com|aws|aws-sdk-go-v2|aws|arn.ARN': ArnSchema,
  'github.com|aws|aws-sdk-go-v2|service|eks|types.AccessScopeType': AccessScopeTypeSchema,
  'github.com|aws|aws-sdk-go-v2|service|eks|types.AuthenticationMode': AuthenticationModeSchema,
  'github.com|aws|aws-sdk-go-v2|service|eks|types.ResolveConflicts': ResolveConflictsSchema,
  'github.com|weaveworks|eksctl|pkg|utils|ipnet.IPNet': CidrSchema,
  'k8s.io|api|core|v1.TaintEffect': TaintEffectSchema,
  taintsWrapper: TaintsSchema,
} as const satisfies { readonly [name: string]: z.ZodType };
