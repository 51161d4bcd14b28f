import { problem, type ConfigPath, type ConfigRule } from '../problem.ts';
import type { ClusterConfig, ManagedNodeGroup, NodeGroup } from '../types.ts';
import { allGroups, hasSubnets, selfManagedGroups, subnetCounts } from './facts.ts';
import { isGiven } from './lists.ts';

type Group = NodeGroup | ManagedNodeGroup;

/** Zones of a new VPC when none are listed, and fewer in one region. Source: `randomSelectionOfZones` in pkg/az/az.go. */
const CHOSEN_ZONES = 3;
const CHOSEN_ZONES_OF: { readonly [region: string]: number | undefined } = { 'us-east-1': 2 };

/**
 * The zones of a group are zones of the cluster, and not more than those. Source: `selectNodeGroupZoneSubnets` in
 * pkg/vpc/vpc.go, asked when the stack of the group is made. An Outpost decides its zone itself.
 */
export const nodeZones: ConfigRule = function* (config) {
  if (config.outpost !== undefined) return;
  for (const { group, path } of allGroups(config)) {
    if (!isGiven(group.availabilityZones)) continue;
    const zones = clusterZones(config, group);
    yield* missingZones(group.availabilityZones ?? [], zones, [...path, 'availabilityZones']);
  }
  for (const { group, path } of selfManagedGroups(config)) {
    if (!isGiven(group.localZones)) continue;
    const { localZones = [] } = config;
    const zones = { count: localZones.length, has: (zone: string) => localZones.includes(zone) };
    yield* missingZones(group.localZones ?? [], zones, [...path, 'localZones']);
  }
};

/**
 * A group in public or in private subnets needs some of this kind. eksctl says so of private self-managed groups, and
 * makes a group without subnets of any other, which AWS refuses. Source: `CanUseForPrivateNodeGroups` in vpc.go,
 * `AssignSubnets` in pkg/cfn/builder/nodegroup.go; EKS API, CreateNodegroup, `subnets`.
 */
export const nodeSubnetKind: ConfigRule = function* (config) {
  if (!hasSubnets(config)) return;
  for (const { group, path } of allGroups(config)) {
    const kind = subnetKind(group);
    const isAsked = path[0] === 'nodeGroups' && kind === 'private';
    const saysWhere = isGiven(group.subnets) || isGiven(group.availabilityZones);
    if (subnetCounts(config)[kind] > 0 || (saysWhere && !isAsked)) continue;
    yield problem(
      [...path, 'privateNetworking'],
      `${group.name} has nodes in ${kind} subnets, and vpc.subnets lists none`,
      kind === 'private'
        ? 'list private subnets, or leave privateNetworking out'
        : 'list public subnets, or write privateNetworking: true',
    );
  }
};

/**
 * Subnets of a group are named as in `vpc.subnets`, or by id; those of a public group are no private ones. Source:
 * `selectNodeGroupSubnetsFromIDs` in pkg/vpc/vpc.go, asked when the stack of the group is made.
 */
export const nodeSubnets: ConfigRule = function* (config) {
  const { private: privates = {}, public: publics = {} } = config.vpc?.subnets ?? {};
  const isIn = (subnets: typeof privates, name: string) =>
    Object.hasOwn(subnets, name) || Object.values(subnets).some(({ id }) => id === name);
  for (const { group, path } of allGroups(config)) {
    for (const [index, name] of (group.subnets ?? []).entries()) {
      const where = [...path, 'subnets', index];
      if (isIn(publics, name)) continue;
      if (isIn(privates, name)) {
        if (group.privateNetworking === true) continue;
        yield problem(
          where,
          `${name} is a private subnet, and ${group.name} has nodes in public ones`,
          'write privateNetworking: true, or name a public subnet',
        );
      } else if (!name.startsWith('subnet-') && !isZoneOfNewVpc(config, name)) {
        yield problem(
          where,
          `${name} is neither a key of vpc.subnets nor the id of a subnet`,
          'list it in vpc.subnets, or write its id (subnet-...)',
        );
      }
    }
  }
};

interface Zones {
  readonly count: number;
  readonly has: (zone: string) => boolean;
}

function* missingZones(listed: readonly string[], zones: Zones, path: ConfigPath) {
  for (const [index, zone] of listed.entries()) {
    if (zones.has(zone)) continue;
    yield problem(
      [...path, index],
      `the cluster has no subnet in the zone ${zone}`,
      'name zones of the cluster, or give the cluster subnets there',
    );
  }
  if (listed.length > zones.count && listed.every(zones.has)) {
    yield problem(
      path,
      `${listed.length} zones are listed, and the cluster has subnets in ${zones.count}`,
      'list each zone once',
    );
  }
}

/** Zones in which the cluster has subnets for a group, as far as the file says them. */
function clusterZones(config: ClusterConfig, group: Group): Zones {
  const { availabilityZones = [], metadata, vpc } = config;
  if (hasSubnets(config)) {
    const subnets = Object.entries(vpc?.subnets?.[subnetKind(group)] ?? {});
    const zones = subnets.map(([key, { az }]) => az || (isZoneOf(metadata.region, key) ? key : undefined));
    return {
      count: subnets.length,
      has: (zone) => zones.includes(zone) || (zones.includes(undefined) && isZoneOf(metadata.region, zone)),
    };
  }
  if (availabilityZones.length > 0) {
    return { count: new Set(availabilityZones).size, has: (zone) => availabilityZones.includes(zone) };
  }
  return {
    count: CHOSEN_ZONES_OF[metadata.region] ?? CHOSEN_ZONES,
    has: (zone) => isZoneOf(metadata.region, zone),
  };
}

function subnetKind({ privateNetworking }: Group): 'private' | 'public' {
  return privateNetworking === true ? 'private' : 'public';
}

/** Subnets of a VPC that eksctl makes are named after their zones. */
function isZoneOfNewVpc(config: ClusterConfig, name: string): boolean {
  const { availabilityZones = [], metadata } = config;
  if (hasSubnets(config)) return false;
  return availabilityZones.length > 0 ? availabilityZones.includes(name) : isZoneOf(metadata.region, name);
}

function isZoneOf(region: string, zone: string): boolean {
  return zone.startsWith(region) && /^[a-z]$/.test(zone.slice(region.length));
}
