export {
  ACCESS_ENTRY_TYPES,
  ACCESS_SCOPE_TYPES,
  AccessConfigSchema,
  AccessEntrySchema,
  AccessPolicySchema,
  AccessScopeSchema,
  AccessScopeTypeSchema,
  AUTHENTICATION_MODES,
  AuthenticationModeSchema,
} from './access.ts';
export {
  AddonNamespaceConfigSchema,
  AddonSchema,
  AddonsConfigSchema,
  RESOLVE_CONFLICTS,
  ResolveConflictsSchema,
} from './addons.ts';
export { AUTO_MODE_NODE_POOLS, AutoModeConfigSchema } from './auto-mode.ts';
export {
  ARGOCD_ROLES,
  ArgoCDAWSIDCSchema,
  ArgoCDConfigurationSchema,
  ArgoCDNetworkAccessSchema,
  ArgoCDRoleMappingSchema,
  CAPABILITY_DELETE_POLICIES,
  CAPABILITY_TYPES,
  CapabilityConfigurationSchema,
  CapabilitySchema,
  SSO_IDENTITY_TYPES,
  SSOIdentitySchema,
} from './capabilities.ts';
export { CLUSTER_CONFIG_API_VERSION, ClusterConfigSchema, EKSCTL_VERSION } from './cluster-config.ts';
export {
  CONTROL_PLANE_TIERS,
  ControlPlaneScalingConfigSchema,
  HorizontalPodAutoscalerControllerConfigSchema,
  KubeAPIServerConfigSchema,
  KubeControllerManagerConfigSchema,
  KubeSchedulerConfigSchema,
  NodeResourcesFitConfigSchema,
  ResourceWeightSchema,
  SCORING_STRATEGIES,
  ScoringStrategySchema,
  ServiceNodePortRangeSchema,
  ZonalShiftConfigSchema,
} from './control-plane.ts';
export {
  corednsRestart,
  KNOWS_COREDNS_LABEL,
  type CorednsRestart,
  type SelectingProfile,
} from './coredns-restart.ts';
export { DEFINITIONS } from './definitions.ts';
export { SecretsEncryptionSchema } from './encryption.ts';
export { FargateProfileSchema, FargateProfileSelectorSchema } from './fargate.ts';
export { FluxFlagsSchema, FluxSchema, GitOpsSchema } from './gitops.ts';
export {
  REMOTE_NODE_PROVIDERS,
  RemoteNetworkConfigSchema,
  RemoteNetworkSchema,
  RemoteNodesIAMSchema,
  VPCGatewaySchema,
} from './hybrid-nodes.ts';
export {
  ClusterIAMMetaSchema,
  ClusterIAMSchema,
  ClusterIAMServiceAccountSchema,
  ClusterIAMServiceAccountStatusSchema,
} from './iam.ts';
export {
  IAMIdentityMappingSchema,
  IDENTITY_PROVIDER_TYPES,
  IdentityProviderSchema,
  OIDCIdentityProviderSchema,
} from './identity.ts';
export {
  CAPACITY_RESERVATION_PREFERENCES,
  CapacityReservationSchema,
  CapacityReservationTargetSchema,
  CPU_ARCHITECTURES,
  InstanceMarketOptionsSchema,
  InstanceSelectorSchema,
  LaunchTemplateSchema,
  MARKET_TYPES,
  NodeGroupInstancesDistributionSchema,
  PlacementSchema,
  SPOT_ALLOCATION_STRATEGIES,
  SPREAD_LEVELS,
} from './instances.ts';
export { clusterConfigJsonSchema } from './json-schema.ts';
export { needsNewerEksctl, type EksctlNeed } from './key-releases.ts';
export { KarpenterSchema } from './karpenter.ts';
export {
  ClusterCloudWatchLoggingSchema,
  ClusterCloudWatchSchema,
  LOG_TYPES,
  RETENTION_DAYS,
} from './logging.ts';
export { CLUSTER_NAME, ClusterMetaSchema, RollbackConfigSchema } from './metadata.ts';
export {
  ADDITIONAL_ENDPOINT_SERVICES,
  IP_FAMILIES,
  KubernetesNetworkConfigSchema,
  PrivateClusterSchema,
} from './network.ts';
export { NodeGroupIAMAddonPoliciesSchema, NodeGroupIAMSchema } from './node-group-iam.ts';
export {
  METRICS_GRANULARITIES,
  MetricsCollectionSchema,
  NodeGroupBottlerocketSchema,
  NodeGroupNodeRepairConfigSchema,
  NodeGroupSGsSchema,
  NodeGroupSSHSchema,
  NodeGroupUpdateConfigSchema,
  NodeRepairConfigOverrideSchema,
  REPAIR_ACTIONS,
} from './node-group-parts.ts';
export {
  AMI_FAMILIES,
  ASG_PROCESSES,
  CONTAINER_RUNTIMES,
  CPU_CREDITS,
  ManagedNodeGroupSchema,
  NodeGroupSchema,
} from './node-groups.ts';
export { OutpostSchema } from './outposts.ts';
export { PodIdentityAssociationSchema } from './pod-identity.ts';
export { WellKnownPoliciesSchema } from './policies.ts';
export { ArnSchema, CidrSchema, InlineDocumentSchema } from './primitives.ts';
export type { ConfigPath, ConfigProblem, ConfigRule, ValidateOptions } from './problem.ts';
export { REGIONS } from './regions.ts';
export { RULES } from './rules/rules.ts';
export { NodeGroupTaintSchema, TAINT_EFFECTS, TaintEffectSchema, TaintsSchema } from './taints.ts';
export type {
  AccessConfig,
  AccessEntry,
  AccessPolicy,
  AccessScope,
  Addon,
  AddonNamespaceConfig,
  AddonsConfig,
  ArgoCDAWSIDC,
  ArgoCDConfiguration,
  ArgoCDNetworkAccess,
  ArgoCDRoleMapping,
  AutoModeConfig,
  AZSubnetMapping,
  AZSubnetSpec,
  Capability,
  CapabilityConfiguration,
  CapacityReservation,
  CapacityReservationTarget,
  ClusterCloudWatch,
  ClusterCloudWatchLogging,
  ClusterConfig,
  ClusterEndpoints,
  ClusterIAM,
  ClusterIAMMeta,
  ClusterIAMServiceAccount,
  ClusterIAMServiceAccountStatus,
  ClusterMeta,
  ClusterNAT,
  ClusterSubnets,
  ClusterVPC,
  ControlPlaneScalingConfig,
  FargateProfile,
  FargateProfileSelector,
  Flux,
  FluxFlags,
  GitOps,
  HorizontalPodAutoscalerControllerConfig,
  IAMIdentityMapping,
  IdentityProvider,
  InlineDocument,
  InstanceMarketOptions,
  InstanceSelector,
  Karpenter,
  KubeAPIServerConfig,
  KubeControllerManagerConfig,
  KubernetesNetworkConfig,
  KubeSchedulerConfig,
  LaunchTemplate,
  ManagedNodeGroup,
  MetricsCollection,
  NodeGroup,
  NodeGroupBottlerocket,
  NodeGroupIAM,
  NodeGroupIAMAddonPolicies,
  NodeGroupInstancesDistribution,
  NodeGroupNodeRepairConfig,
  NodeGroupSGs,
  NodeGroupSSH,
  NodeGroupTaint,
  NodeGroupUpdateConfig,
  NodeRepairConfigOverride,
  NodeResourcesFitConfig,
  OIDCIdentityProvider,
  Outpost,
  Placement,
  PodIdentityAssociation,
  PrivateCluster,
  RemoteNetwork,
  RemoteNetworkConfig,
  RemoteNodesIAM,
  ResourceWeight,
  RollbackConfig,
  ScoringStrategy,
  SecretsEncryption,
  ServiceNodePortRange,
  SSOIdentity,
  Taints,
  UpgradePolicy,
  VolumeMapping,
  WellKnownPolicies,
  ZonalShiftConfig,
} from './types.ts';
export { SUPPORT_TYPES, UpgradePolicySchema } from './upgrade.ts';
export { relationProblems, validateClusterConfig } from './validate.ts';
export { VOLUME_TYPES, VolumeMappingSchema } from './volumes.ts';
export {
  AZSubnetMappingSchema,
  AZSubnetSpecSchema,
  ClusterEndpointsSchema,
  ClusterNATSchema,
  ClusterSubnetsSchema,
  ClusterVPCSchema,
  CONTROL_PLANE_EGRESS_MODES,
  HOSTNAME_TYPES,
  NAT_GATEWAY_MODES,
} from './vpc.ts';
