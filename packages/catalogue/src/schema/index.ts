export { PRIMITIVE_CODES } from './codes.ts';
export {
  ClusterIdentitySchema,
  ComponentIdentitySchema,
  IDENTITY_MECHANISMS,
  identityBy,
  type IdentityMechanism,
} from './identity.ts';
export { KubernetesMinor } from './kubernetes-minor.ts';
export {
  AccountId,
  AddonVersion,
  AlbHostName,
  AmiAlias,
  cidrBlock,
  CommitSha,
  dnsLabel,
  DomainName,
  ExactVersion,
  Gp3Performance,
  HostName,
  ImageReference,
  LabelKey,
  Labels,
  LabelValue,
  Memory,
  nameProblem,
  PolicyArn,
  PrincipalArn,
  Quantity,
  Region,
  SecurityGroupId,
  SubnetId,
  Tags,
  stringOf,
  VolumeSize,
  VpcId,
  Zone,
} from './primitives.ts';
export { NlbExposureSchema } from './nlb-exposure.ts';
export { quote } from './quote.ts';
export { refuse, repeated, type Refusal } from './refuse.ts';
export { allowedInstead, nearest, suggestion } from './suggest.ts';
