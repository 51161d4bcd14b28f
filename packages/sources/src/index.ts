export { SourceText, type Pattern } from './edit/source-text.ts';
export { addToList, type Edit } from './edit/add-to-list.ts';
export {
  addressPlan,
  SUBNET_NAMES,
  SUBNET_ROLES,
  type PlannedSubnet,
  type SubnetRole,
} from './model/address-plan.ts';
export { hasPublicNodes } from './model/node-subnets.ts';
export { contains, usableAddresses } from './model/ipv4.ts';
export { rangeOf } from './model/ipv4.ts';
export { imageFamilyOf } from './model/image-family.ts';
export { dnsAddresses, serviceBlock, type ServiceBlock } from './model/service-block.ts';
export {
  addressLedger,
  type AddressLedgerInput,
  type SubnetLedger,
} from './model/addresses/address-ledger.ts';
export type { AddressDemand, Amount } from './model/addresses/demand.ts';
export { UPGRADE_ADDRESSES } from './model/addresses/fixed-demands.ts';
export type { UpstreamPodCount } from './model/addresses/pod-counts.ts';
export { stackSubnetTags } from './model/addresses/subnet-tags.ts';
export { vpcSubnets, type VpcSubnet } from './model/addresses/vpc-subnets.ts';
export {
  autoClusterRoleName,
  autoModeEntryRoles,
  autoModeOf,
  autoModeStackName,
  autoNodeRoleArn,
  autoNodeRoleName,
  builtInPoolViews,
  namedNodePools,
  roleNameOf,
  type NamedNodePool,
} from './model/auto-mode.ts';
export {
  derivedVpcCni,
  maxPodsFor,
  podNetworking,
  reservedInterfaces,
  typesOfNodeClass,
  mostPods,
  type PodNetworking,
} from './model/pod-networking.ts';
export {
  calledServices,
  interfaceEndpointServices,
  type CalledService,
} from './model/interface-endpoints.ts';
export {
  isReachableImage,
  isReachableRepository,
  mirroredImage,
  originalImage,
  registryOf,
} from './model/mirrors.ts';
export {
  componentLoadBalancers,
  hostnameAnnotations,
  nodeGroupTags,
  releaseOf,
  runningComponents,
  type ComponentLoadBalancer,
} from './model/components.ts';
export { hasPublicSubnets } from './model/private-cluster.ts';
export type { ClusterModel, Provenance } from './model/model.ts';
export { FARGATE_LOGGING, fargateLogging, type FargateLogging } from './model/fargate-logging.ts';
export { nodeGroupViews } from './model/node-groups.ts';
export { findingCommands, pinLines, pinOf, writtenVersion } from './model/releases/find-pin.ts';
export { kubernetesRanges, type KubernetesRange } from './model/releases/kubernetes-ranges.ts';
export {
  overlayNodeGroups,
  type ConfigGroups,
  type OverlayNodeGroup,
} from './model/eksctl/overlay-node-groups.ts';
export { overlayPath, type OverlayStep } from './model/eksctl/overlay-path.ts';
export { workloadRoles, type WorkloadRole } from './model/eksctl/workload-roles.ts';
export { knownReleases, releasePins, type KnownRelease, type ReleasePin } from './model/releases/pins.ts';
export { platformApplications } from './model/reserved-names.ts';
export { rbacNameOwner } from './model/taken-rbac-names.ts';
export {
  clusterArn,
  fargateLoggingStackName,
  fargatePodRoleName,
  interruptionQueueName,
  karpenterControllerPolicyNames,
  karpenterInstanceProfileName,
  karpenterNodeRoleName,
  karpenterStackName,
  networkStackName,
  stackVpcName,
  policyArn,
} from './model/names.ts';
export {
  ARGOCD_NAMESPACE,
  identityOf,
  KARPENTER_NAMESPACE,
  runsKarpenter,
  platformIdentities,
  workloadIdentities,
} from './model/workload-identity.ts';
export { anyAddress, loadBalancerBlocks } from './model/app-network.ts';
export { routedPort } from './model/app-routes.ts';
export { BASELINE_CAPABILITIES } from './schema/app/security-exceptions.ts';
export { podSecurityOf, securityExceptions, type SecurityException } from './model/app-security.ts';
export { filledFor } from './model/placeholder-values.ts';
export { secretKeys } from './model/app-secrets.ts';
export { claimName, claimTemplates, ownClaims, volumeName } from './model/app-volumes.ts';
export { firstTcpPort, protocolOf, servicePorts } from './model/app-ports.ts';
export { containersOf, mountedElsewhere, type AppContainer } from './model/app-containers.ts';
export {
  DEFAULT_REPLICAS,
  governingService,
  isReplicated,
  JOB_DIGEST_LENGTH,
  runsToAnEnd,
  workloadKey,
  workloadKind,
  type WorkloadKind,
} from './model/app-workload.ts';
export { appIdentity, serviceAccountOf } from './model/app-identity.ts';
export { ownFileSystemTag } from './model/policies/fsx-driver.ts';
export { nodeVolumeKeyStatements } from './model/policies/node-volume-keys.ts';
export { ebsClassKeys, volumeKeyStatements } from './model/policies/volume-keys.ts';
export { addonVersion, clusterAddons, type ClusterAddon } from './model/addons.ts';
export { ebsProvisioner, storageClasses, type ClusterStorageClass } from './model/storage-classes.ts';
export { parseCluster, type ClusterFiles, type ParsedCluster } from './parse/cluster.ts';
export { promoteStage, type StagePromotion } from './edit/promote.ts';
export type { PromotedValue } from './edit/promotion.ts';
export { isExampleAccount } from './parse/example-repository-rules.ts';
export { PORT_HEALTH_MAPPING } from './parse/app-rules.ts';
export { WORKLOAD_IDENTITY_CHAIN } from './parse/identity-rules.ts';
export { CONFLICTING_REQUIREMENTS } from './parse/instance-type-rules.ts';
export { REFUSED_OBJECT } from './parse/karpenter-rules.ts';
export { SECURITY_GROUPS_FOR_PODS } from './parse/pod-networking-rules.ts';
export { PRIVATE_CLUSTER_ENDPOINTS } from './parse/private-cluster-rules.ts';
export { APP_RULES, CLUSTER_RULES } from './parse/rules.ts';
export { namedApps, type NamedApp } from './model/app-names.ts';
export type { ManifestApp, TakenObject } from './model/manifest-app.ts';
export {
  codeDocument,
  type AppCluster,
  type AppCode,
  type CodeApp,
  type Collector,
  type DrawInput,
  type LoadCode,
} from './model/code-app.ts';
export { isAppSource, isCode, mostBytes } from './parse/app-files.ts';
export { parseFleet, type CodeImports, type FleetFiles } from './parse/fleet.ts';
export type { Fleet } from './parse/parsed-fleet.ts';
export { READ_CODES } from './read/codes.ts';
export { objectProblem, objectsOf, SERVER_FIELDS, type WrittenObject } from './parse/manifests/objects.ts';
export type { FolderDigest } from './parse/renderings/folder-digest.ts';
export {
  inputsOf,
  inputsText,
  lockPath,
  renderingPath,
  type ChartRequest,
  type KustomizationRequest,
  type RenderingRequest,
} from './parse/renderings/request.ts';
export { isKustomization } from './parse/manifests/kustomization.ts';
export { findLocked, objectsIn, readLock } from './parse/renderings/stored.ts';
export { RENDERING_CODES } from './parse/renderings/codes.ts';
export type { Lock, LockedRendering } from './schema/lock.ts';
export { CHART_CODES } from './parse/chart-codes.ts';
export { CODE_CODES } from './parse/code/codes.ts';
export { MANIFEST_CODES } from './parse/manifests/codes.ts';
export { FACTS_MISSING, SCHEMA_CODES } from './schema/codes.ts';
export { ReviewSettingsReader, type ReviewSettings } from './parse/review-settings.ts';
export { SourceObject } from './parse/source-object.ts';
export { readDocuments, readManifests, type SourceDocument, type SourceFile } from './read/document.ts';
export { kubeletSettings, type KubeletSettings } from './read/kubelet-settings.ts';
export { MAX_MANIFEST_BYTES, MAX_SOURCE_BYTES } from './read/max-source-bytes.ts';
export type { Access, AccessEntrySpec } from './schema/access.ts';
export type { AutoMode } from './schema/auto-mode.ts';
export type { AutoNodeClassSpec } from './schema/auto-node-class.ts';
export type { AppSpec } from './schema/app.ts';
export type { Monitoring } from './schema/app/monitoring.ts';
export type { AppRoute, AppRouteRule } from './schema/app/expose-routes.ts';
export type { AppPlacement, Neighbour } from './schema/app/placement.ts';
export type { AcceptedPeer, ReachedPeer } from './schema/app/network.ts';
export {
  releaseNameOf,
  type ArgocdChart,
  type ChartAppSpec,
  type ChartSource,
  type PublishedChart,
} from './schema/chart-app.ts';
export type { OwnClaimSpec } from './schema/app/claim.ts';
export type { CronJobSpec, JobSpec } from './schema/app/job.ts';
export type { ProjectedSource } from './schema/app/projected.ts';
export type {
  ExternalSecretSpec,
  RemoteSecret,
  SecretFileSpec,
  SecretProviderClassSpec,
} from './schema/app/secrets.ts';
export type { ArgocdProjects, ArgocdSettings } from './schema/argocd.ts';
export type { ChecksSpec } from './schema/checks.ts';
export { API_VERSION, MAX_CLUSTER_NAME, type ClusterSpec } from './schema/cluster.ts';
export type { Components } from './schema/components.ts';
export type { Compute } from './schema/compute.ts';
export type { NodeClassSpec } from './schema/node-class.ts';
export type { Facts } from './schema/facts.ts';
export type { FargateProfile } from './schema/fargate.ts';
export { GATEWAY_NAMESPACE, type GatewaySpec } from './schema/gateways.ts';
export type { ManagedNodeGroupSpec } from './schema/managed-node-group.ts';
export { isExistingVpc, isStackVpc, type ExistingVpc, type Network, type NewVpc } from './schema/network.ts';
export type { Peer } from './schema/peers.ts';
export type { StackVpc } from './schema/stack-vpc.ts';
export type { NodeGroupVolume } from './schema/node-group.ts';
export type { NodePoolSpec, RequirementSpec } from './schema/node-pool.ts';
export type { SelfManagedNodeGroupSpec } from './schema/self-managed-node-group.ts';
export { PAUSE_PRIORITY_CLASS, type PriorityClassSpec, type Scheduling } from './schema/scheduling.ts';
export type { SnapshotClassSpec, Storage, StorageClassSpec } from './schema/storage.ts';
export type { Versions } from './schema/versions.ts';
export { jsonSchemas } from './schema/json-schema.ts';
export { valueProblem, type ValueKind, type ValueProblem } from './schema/value-problem.ts';
export { sourcePages } from './schema/pages.ts';
