import { architectureOf } from '@nodeless/contracts/aws';
import type { Diagnostic } from '@nodeless/core';
import { quote } from '@nodeless/catalogue/schema';
import { conflictAt, errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { hasPublicSubnets } from '../model/private-cluster.ts';
import type { ManagedNodeGroupSpec } from '../schema/managed-node-group.ts';
import { isExistingVpc, type Network } from '../schema/network.ts';
import type { SelfManagedNodeGroupSpec } from '../schema/self-managed-node-group.ts';
import { duplicateNames, DUPLICATE_NAME } from './duplicates.ts';
import {
  MANAGED_NODE_GROUPS,
  placedManagedGroups,
  placedSelfManagedGroups,
  SELF_MANAGED_NODE_GROUPS,
  type PlacedGroup,
} from './placed-group.ts';
import type { ClusterRule } from './rule.ts';

type AnyGroup = PlacedGroup<ManagedNodeGroupSpec | SelfManagedNodeGroupSpec>;

/** What eksctl, EKS and EC2 Auto Scaling refuse in node groups because two values do not go together. */
export const nodeGroups: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict'], DUPLICATE_NAME],
  title: 'eksctl, EKS or EC2 Auto Scaling would refuse a node group',
  references: [
    'validation.go (validateNodeGroupBase) of eksctl 0.230.0',
    'pkg/vpc/vpc.go (SelectNodeGroupSubnets) of eksctl 0.230.0',
  ],
  check({ spec: { compute, network }, stack }) {
    if (compute === undefined) return [];
    const managed = placedManagedGroups(compute, stack);
    const selfManaged = placedSelfManagedGroups(compute, stack);
    return [
      ...duplicateNames(stack, MANAGED_NODE_GROUPS, compute.managedNodeGroups),
      ...duplicateNames(stack, SELF_MANAGED_NODE_GROUPS, compute.selfManagedNodeGroups),
      ...sharedNames(managed, selfManaged),
      ...[...managed, ...selfManaged].flatMap((one) => [
        ...checkScaling(one),
        ...checkArchitecture(one),
        ...(network === undefined ? [] : checkPlace(one, network)),
      ]),
    ];
  },
};

/** eksctl makes a CloudFormation stack of the name of each group. Source: `validateNameArgument` in validation.go. */
function sharedNames(managed: readonly AnyGroup[], selfManaged: readonly AnyGroup[]): Diagnostic[] {
  return selfManaged.flatMap(({ group, path, stack }) => {
    const same = managed.find((other) => other.group.name === group.name);
    if (same === undefined) return [];
    const location = stack.placeOf([...path, 'name']).location;
    const message = `a managed node group is called ${quote(group.name)} too`;
    const other = { message: 'the managed one', location: stack.placeOf([...same.path, 'name']).location };
    return [
      {
        code: 'spec/duplicate-name',
        severity: 'error',
        message,
        hint: 'rename one of them',
        location,
        related: [other],
      },
    ];
  });
}

function checkScaling({ group, path, stack }: AnyGroup): Diagnostic[] {
  const { min, max, desired = min } = group.scaling;
  const at = (key: string): Segments => [...path, 'scaling', key];
  const most = { path: at('max'), message: `max is ${max}` };
  const hint = 'write min ≤ desired ≤ max';
  if (min > max) return [conflictAt(stack, at('min'), `min ${min} is above max ${max}`, hint, most)];
  if (desired >= min && desired <= max) return [];
  const bound = desired < min ? { path: at('min'), message: `min is ${min}` } : most;
  const message = `desired ${desired} is not between min ${min} and max ${max}`;
  return [conflictAt(stack, at('desired'), message, hint, bound)];
}

/** A group has one image, and an image one architecture. */
function checkArchitecture({ group, path, stack }: AnyGroup): Diagnostic[] {
  const { architecture, instanceTypes = [] } = group;
  return instanceTypes.flatMap((type, index) => {
    const actual = architectureOf(type);
    if (actual === architecture) return [];
    const message = `${type} is ${actual}, but the nodes of the group are ${architecture}`;
    const other = { path: [...path, 'architecture'], message: `architecture is ${architecture}` };
    const hint = `name ${architecture} types only, or make a second group: a group has one image`;
    return [conflictAt(stack, [...path, 'instanceTypes', index], message, hint, other)];
  });
}

/**
 * Where the nodes are: eksctl finds subnets by their kind, their zone or their id, and stops where there is none.
 * Sources: `SelectNodeGroupSubnets` in pkg/vpc/vpc.go, `validateNodeGroupBase` in validation.go of eksctl 0.230.0.
 */
function checkPlace(placed: AnyGroup, network: Network): Diagnostic[] {
  const { group, path, stack } = placed;
  if (group.zones === undefined || group.subnets === undefined) {
    return [
      ...checkPublic(placed, network),
      ...checkZones(placed, network),
      ...checkSubnets(placed, network),
    ];
  }
  const other = { path: [...path, 'zones'], message: 'the zones' };
  const message = 'subnets cannot stand beside zones: a subnet is in one zone';
  return [conflictAt(stack, [...path, 'subnets'], message, 'keep one of the two', other)];
}

function checkPublic({ group, path, stack }: AnyGroup, network: Network): Diagnostic[] {
  if (group.privateNetworking || hasPublicSubnets(network)) return [];
  const message = 'privateNetworking: false needs public subnets, and the VPC has none';
  const why = network.privateCluster.enabled ? ['privateCluster', 'enabled'] : ['vpc'];
  const other = { path: ['network', ...why], message: 'why there are none' };
  return [conflictAt(stack, [...path, 'privateNetworking'], message, 'set privateNetworking: true', other)];
}

function checkZones({ group, path, stack }: AnyGroup, { vpc }: Network): Diagnostic[] {
  const side = group.privateNetworking ? 'private' : 'public';
  const known = isExistingVpc(vpc) ? vpc.subnets[side].map(({ zone }) => zone) : vpc.zones;
  return (group.zones ?? []).flatMap((zone, index) => {
    const at: Segments = [...path, 'zones', index];
    if (known === undefined) {
      const other = { path: ['network', 'vpc'], message: 'the VPC names no zones' };
      const message = `eksctl chooses the zones of the VPC, and ${zone} may not be one of them`;
      return [conflictAt(stack, at, message, 'name the zones of the VPC: network.vpc.zones', other)];
    }
    if (known.includes(zone)) return [];
    const message = `the zone ${zone} of the node group ${quote(group.name)} has no ${side} subnet in this cluster`;
    const hint = `zones with such subnets: ${[...new Set(known)].join(', ')}`;
    const other = { path: ['network', 'vpc'], message: 'the VPC' };
    return [conflictAt(stack, at, message, hint, other)];
  });
}

function checkSubnets({ group, path, stack }: AnyGroup, { vpc }: Network): Diagnostic[] {
  const { privateNetworking, subnets } = group;
  if (subnets === undefined) return [];
  if (!isExistingVpc(vpc)) {
    const other = { path: ['network', 'vpc'], message: 'the VPC is a new one' };
    const message = 'subnets have ids before the cluster exists only in a VPC that exists';
    return [conflictAt(stack, [...path, 'subnets'], message, 'use zones instead', other)];
  }
  const side = privateNetworking ? 'private' : 'public';
  const known = vpc.subnets[side].map(({ id }) => id);
  return subnets.flatMap((id, index) => {
    if (known.includes(id)) return [];
    const message = `${id} is not among network.vpc.subnets.${side}`;
    const hint = `add it there, or name one of: ${known.join(', ')}`;
    return [errorAt(stack, [...path, 'subnets', index], { code: 'spec/conflict', message, hint })];
  });
}
