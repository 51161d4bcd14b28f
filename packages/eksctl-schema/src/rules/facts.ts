import type { ClusterConfig, ManagedNodeGroup, NodeGroup } from '../types.ts';
import type { ConfigPath } from '../problem.ts';

/** The oldest versions that eksctl v0.230.0 would choose by itself are newer than any that a rule asks about. */
const NEWEST = Number.MAX_SAFE_INTEGER;

export const isAutoMode = ({ autoModeConfig }: ClusterConfig) => autoModeConfig?.enabled === true;

export const isIpv6 = ({ kubernetesNetworkConfig }: ClusterConfig) =>
  kubernetesNetworkConfig?.ipFamily?.toLowerCase() === 'ipv6';

export const isFullyPrivate = ({ privateCluster }: ClusterConfig) => privateCluster?.enabled === true;

export const hasAddon = ({ addons = [] }: ClusterConfig, name: string) =>
  addons.some((addon) => addon.name === name);

/** How many subnets of an existing VPC are listed. */
export function subnetCounts({ vpc }: ClusterConfig): { readonly private: number; readonly public: number } {
  const count = (subnets: object | undefined) => Object.keys(subnets ?? {}).length;
  return { private: count(vpc?.subnets?.private), public: count(vpc?.subnets?.public) };
}

export function hasSubnets(config: ClusterConfig): boolean {
  const counts = subnetCounts(config);
  return counts.private + counts.public > 0;
}

/** True when the cluster runs `1.<minor>` or newer; a version that eksctl chooses counts as the newest. */
export function isAtLeastMinor({ metadata }: ClusterConfig, minor: number): boolean {
  const [major, text] = metadata.version?.split('.') ?? [];
  const written = text === undefined ? NEWEST : Number(major) * 1000 + Number(text);
  return written >= 1000 + minor;
}

/** A node group with the place where it stands. */
export interface Placed<Group> {
  readonly group: Group;
  readonly path: ConfigPath;
}

export function selfManagedGroups({ nodeGroups = [] }: ClusterConfig): readonly Placed<NodeGroup>[] {
  return nodeGroups.map((group, index) => ({ group, path: ['nodeGroups', index] }));
}

export function managedGroups({
  managedNodeGroups = [],
}: ClusterConfig): readonly Placed<ManagedNodeGroup>[] {
  return managedNodeGroups.map((group, index) => ({ group, path: ['managedNodeGroups', index] }));
}

export function allGroups(config: ClusterConfig): readonly Placed<NodeGroup | ManagedNodeGroup>[] {
  return [...selfManagedGroups(config), ...managedGroups(config)];
}
