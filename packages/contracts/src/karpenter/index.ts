export type { ContractProblem } from '../problem.ts';
export { isRestrictedTag } from './restricted-tags.ts';
export { inactiveMoment } from './budget-times.ts';
export { neverFires, parseCron, type CronSchedule } from '@nodeless/kubernetes-schema/values';
export {
  AUTO_MODE_KARPENTER,
  hasCapacityBuffers,
  isAtLeast,
  KARPENTER_1_15,
  minKarpenterFor,
  supportsKubernetes,
  type KarpenterRelease,
} from './compatibility.ts';
export {
  DISCOVERY_TAG,
  DISRUPTED_TAINT,
  DO_NOT_DISRUPT_ANNOTATION,
  EC2_NODE_CLASS_API_VERSION,
  EC2_NODE_CLASS_GROUP,
  KARPENTER_API_VERSION,
} from './constants.ts';
export { CONVERT_CODES } from './convert/codes.ts';
export { convertToV1, type Conversion, type ConvertOptions } from './convert/convert.ts';
export type { NodeIdentity } from './convert/identity.ts';
export type { ConversionNote } from './convert/note.ts';
export { oldNamesIn, type OldName } from './convert/old-names.ts';
export {
  CONVERTIBLE,
  convertibleSchema,
  convertibleVersions,
  type Convertible,
  type ConvertibleSchema,
} from './convert/schemas/kinds.ts';
export {
  AMI_FAMILIES,
  type AmiFamily,
  type AmiSelectorTerm,
  type BlockDeviceMapping,
  type CapacityReservationSelectorTerm,
  type Ec2NodeClass,
  type Ec2NodeClassSpec,
  type KubeletConfiguration,
  type NetworkInterface,
  type SecurityGroupSelectorTerm,
  type SubnetSelectorTerm,
} from './ec2-node-class.ts';
export { MANAGED_KUBELET_FIELDS } from './kubelet-fields.ts';
export { durationSeconds } from './duration.ts';
export {
  ARCHITECTURES,
  AWS_NODE_LABELS,
  CAPACITY_TYPES,
  NODE_LABELS,
  restrictedLabelReason,
  type Architecture,
  type CapacityType,
} from './labels.ts';
export {
  CONSOLIDATION_POLICIES,
  DISRUPTION_REASONS,
  type ClusterScopedMetadata,
  type DisruptionBudget,
  type NodeClassRef,
  type NodePool,
  type NodePoolSpec,
  type NodeTaint,
} from './nodepool.ts';
export {
  AMI_ALIAS,
  BUDGET_DURATION,
  BUDGET_NODES,
  BUDGET_SCHEDULE,
  DURATION,
  DURATION_OR_NEVER,
  VOLUME_SIZE,
} from './patterns.ts';
export {
  intersectRequirements,
  matches,
  OPERATORS,
  type Operator,
  type Requirement,
  type RequirementConflict,
} from './requirement.ts';
export { refuserOf, validateEc2NodeClass } from './validate-ec2-node-class.ts';
export { validateNodePool } from './validate-nodepool.ts';
