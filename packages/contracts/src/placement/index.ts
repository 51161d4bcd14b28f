export {
  COREDNS_PODS,
  CRITICAL_ADDONS_TOLERATION,
  fargateProfileOf,
  type FargateProfile,
  type PodIdentity,
} from './fargate.ts';
export {
  managedNodeGroupViews,
  selfManagedNodeGroupViews,
  type ManagedNodeGroup,
  type NodeGroup,
} from './node-groups.ts';
export { nodePoolViews, type NodePoolView } from './node-pools.ts';
export { refusal, type NodesView } from './nodes.ts';
export { PRIVILEGED_ADDONS, type PrivilegedAddon } from './addons.ts';
export { podTemplates, type PodTemplate } from './pods.ts';
