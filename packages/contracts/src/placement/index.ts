export { builtInNodePoolViews } from './auto-mode.ts';
export {
  COREDNS_PODS,
  CRITICAL_ADDONS_TOLERATION,
  fargateProfileOf,
  type FargateProfile,
  type PodIdentity,
} from './fargate.ts';
export { FARGATE_NODES } from './fargate-nodes.ts';
export { closestMachine, fittingMachines, type ClosestMachine } from './closest-machine.ts';
export {
  impossibleTogether,
  ofNewerGeneration,
  tooFewValues,
  unusedValues,
  type UnusedValue,
} from './impossible.ts';
export { machinesWith, type Machines } from './machines.ts';
export { limitsOf, mostCapacity, type NodesCapacity, type NodesLimits } from './most-capacity.ts';
export {
  managedNodeGroupViews,
  selfManagedNodeGroupViews,
  type ManagedNodeGroup,
  type NodeGroup,
} from './node-groups.ts';
export { nodePoolViews, type NodePoolView } from './node-pools.ts';
export { alternativesOf, refusal, refusals, type NodesView } from './nodes.ts';
export { ADDON_WORKLOADS, type AddonWorkload } from './addon-workloads.ts';
export { ADDON_CONTROLLERS, COREDNS_SIZE, DAEMON_CPU_MILLIS, type AddonController } from './addons.ts';
export { podTemplates, type PodTemplate } from './pods.ts';
export { demandOf, ephemeralStorageDemand, podDemand } from './pod-demand.ts';
export { seLinuxLabelConflicts, type LabelConflict } from './selinux-labels.ts';
