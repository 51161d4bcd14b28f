export {
  CLUSTER_NAME as EKSCTL_CLUSTER_NAME,
  RETENTION_DAYS as LOG_RETENTION_DAYS,
} from '@nodeless/eksctl-schema';
export { hasDrivers, isAccelerated, isImageWithoutDrivers, type ImageFamily } from './accelerators.ts';
export { ACCESS_POLICIES } from './access-policies.ts';
export { allocatable, memoryForKarpenter, type KubeletReservation } from './allocatable.ts';
export { accessPolicyArn, ACCOUNT_ID } from './arn.ts';
export { CONTROL_PLANE_LOG_TYPES, EKS_CLUSTER_NAME, type ControlPlaneLogType } from './eks-cluster.ts';
export { EKS_ADDONS, eksAddon, isKnownAddon, type EksAddon } from './eks-addons.ts';
export { ebsVolumeProblem, volumeGib } from './ebs-volumes.ts';
export { ecrRegistry, isEcrRegistryOf } from './ecr.ts';
export {
  FARGATE_LIMITS,
  FARGATE_OVERHEAD_MIB,
  FARGATE_PROFILE_LABEL,
  FARGATE_SIZES,
  fargateProfileNameProblem,
  fargateSize,
  podRequests,
  podTotal,
  type FargateSize,
  type PodRequests,
} from './fargate.ts';
export { architectureOf } from './instance-architecture.ts';
export { instanceLabels } from './instance-labels.ts';
export { INSTANCE_TYPES, instanceType, type InstanceType } from './instance-types.ts';
export {
  EKS_KUBERNETES_VERSIONS,
  isKubernetesVersion,
  SUPPORTED_KUBERNETES_VERSIONS,
  supportStatus,
  type KubernetesVersion,
  type KubernetesVersionDates,
  type SupportStatus,
} from './kubernetes-versions.ts';
export {
  ADDRESSES_PER_PREFIX,
  addressablePods,
  maxPods,
  podCeiling,
  type PodAddressing,
} from './max-pods.ts';
export { fullNodePods, nodeAddresses, type NodeAddresses, type WarmPool } from './node-addresses.ts';
export { isNodeLabelAllowed } from './node-labels.ts';
export { dnsSuffixOf, partitionOf, REGION_NAME, type Partition } from './partition.ts';
export {
  AUTO_MODE_EBS_PROVISIONER,
  CSI_DRIVERS,
  isEbsProvisioner,
  SELINUX_MOUNT_SETTING,
  SNAPSHOT_ADDON,
} from './csi-drivers.ts';
export {
  endpointServiceName,
  hasInterfaceEndpoint,
  KARPENTER_SERVICES,
  NODE_SERVICES,
  ROUTE_53,
  S3,
  SESSION_MANAGER_SERVICES,
  ZONAL_SHIFT,
} from './vpc-endpoints.ts';
export { ELB_TAG, INTERNAL_ELB_TAG } from './subnet-tags.ts';
export { TAG_KEY, TAG_VALUE, TAGS_PER_RESOURCE } from './tags.ts';
export { firstImageAfter, firstImages } from './node-images.ts';
export { isCommonVariable, VPC_CNI_VARIABLES, type VpcCniVariable } from './vpc-cni-variables.ts';
