export { askedComponents, type Asked, type Catalogue, type OptionsOf } from './catalogue.ts';
export {
  hasNoWayOut,
  isFullyPrivate,
  roleArn,
  type ClusterFacts,
  type ComputeFacts,
  type NetworkFacts,
  type NodeGroupFacts,
} from './cluster-facts.ts';
export {
  defineComponent,
  type AddonDefinition,
  type Component,
  type ComponentRule,
  type KeptNames,
  type LoadBalancerWish,
  type RbacNames,
  type ReleaseDefinition,
  type RenderedView,
  type RenderInput,
  type ServiceAccountDefinition,
  type SourceRuleInput,
} from './component.ts';
export { defineRule, NO_EXTENSIONS, type Extensions, type Rule } from './extensions.ts';
export type { WorkloadIdentity } from './identity.ts';
export { KUBE_SYSTEM } from './namespaces.ts';
export { conflictAt, errorAt, type Places, type Segments } from './places.ts';
export type { RolePolicies, WellKnownPolicy } from './policies/role-policies.ts';
export { policyOf, regionalArns, type PolicyStatement } from './policies/statement.ts';
export { COMPONENTS, EXAMPLE_APPLICATION, KEEPS_RECORDS } from './registry.ts';
export type { Pin, ReleaseOrigin, ReleasePart } from './release/pin.ts';
export { chartRelease, FolderPath, gitSource, RepositoryUrl, type GitSource } from './release/release.ts';
export { shippedChart } from './release/shipped.ts';
