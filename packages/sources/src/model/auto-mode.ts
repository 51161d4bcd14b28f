import { stackName } from '@nodeless/core';
import { builtInNodePoolViews, type NodesView } from '@nodeless/contracts/placement';
import { SYSTEM_NODE_POOL } from '@nodeless/contracts/auto-mode';
import { roleArn } from '@nodeless/catalogue';
import type { AutoMode } from '../schema/auto-mode.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import type { TaintSpec } from '../schema/taint.ts';

/** EKS Auto Mode of a cluster that has it. */
export function autoModeOf({ compute }: Pick<ClusterSpec, 'compute'>): AutoMode | undefined {
  return compute.autoMode === false ? undefined : compute.autoMode;
}

/** The role of the nodes of Auto Mode that is made where the sources name no other. */
export function autoNodeRoleName({ name }: ClusterSpec): string {
  return `EKSAutoNodeRole-${name}`;
}

/** The role of the control plane in Auto Mode; it also makes nodes, volumes and load balancers. */
export function autoClusterRoleName({ name }: ClusterSpec): string {
  return `EKSAutoClusterRole-${name}`;
}

/** CloudFormation stack of both roles. */
export function autoModeStackName({ name }: ClusterSpec): string {
  return stackName('auto-mode', name);
}

/** The role of nodes whose NodeClass names no other. */
export function autoNodeRoleArn(cluster: ClusterSpec, { nodeRoleArn }: AutoMode): string {
  return nodeRoleArn ?? roleArn(cluster, autoNodeRoleName(cluster));
}

/** Name of a role without the path in front of it: what a NodeClass names. */
export function roleNameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** Roles of own NodeClasses that no built-in pool uses: EKS makes no access entry for these by itself. */
export function autoModeEntryRoles(cluster: ClusterSpec): string[] {
  const autoMode = autoModeOf(cluster);
  if (autoMode === undefined) return [];
  const common = autoNodeRoleArn(cluster, autoMode);
  const roles = autoMode.nodeClasses.map(({ role }) =>
    role === undefined ? common : roleArn(cluster, role),
  );
  const known = autoMode.builtInNodePools.length > 0 ? roleNameOf(common) : undefined;
  return [...new Set(roles)].filter((arn) => roleNameOf(arn) !== known);
}

/** A node pool that pods and headroom can name. */
export interface NamedNodePool {
  readonly name: string;
  readonly taints: readonly TaintSpec[];
}

/** The node pools of a cluster: those of Karpenter, or those of Auto Mode with the built-in ones first. */
export function namedNodePools(cluster: Pick<ClusterSpec, 'compute'>): NamedNodePool[] {
  const autoMode = autoModeOf(cluster);
  if (autoMode === undefined) return [...cluster.compute.karpenter.nodePools];
  const builtIn = autoMode.builtInNodePools.map((name): NamedNodePool => ({
    name,
    taints: name === SYSTEM_NODE_POOL ? [{ key: 'CriticalAddonsOnly', effect: 'NoSchedule' }] : [],
  }));
  return [...builtIn, ...autoMode.nodePools];
}

/** The nodes of the built-in pools, as the scheduler sees them. */
export function builtInPoolViews(cluster: Pick<ClusterSpec, 'compute'>): NodesView[] {
  return builtInNodePoolViews(autoModeOf(cluster)?.builtInNodePools ?? []);
}
