import { instanceType } from '@nodeless/contracts/aws';
import { childPath, specPath, type SpecPath } from '@nodeless/core';
import type { ClusterSpec } from '../../schema/cluster.ts';
import { overlayNodeGroups, type ConfigGroups } from '../eksctl/overlay-node-groups.ts';
import { inZones } from './eksctl-subnets.ts';
import { windowsAddressing } from './node-addressing.ts';
import type { Nodes } from './node-demands.ts';
import { ofRole, placeOfCni, subnetsOfIds, type NodePlace } from './node-place.ts';
import type { VpcSubnet } from './vpc-subnets.ts';

/**
 * The nodes of managed and self-managed node groups, those too that the overlay alone asks for; groups whose types nobody
 * knows are left out.
 */
export function nodesOfGroups(
  spec: ClusterSpec,
  config: ConfigGroups,
  subnets: readonly VpcSubnet[],
): Nodes[] {
  const { managedNodeGroups, selfManagedNodeGroups } = spec.compute;
  const cni = (group: Group) => placeOfCni(spec, subnetsOf(group, subnets), subnets);
  // Nodes of Windows have no custom networking.
  const windows = (group: Group): NodePlace => {
    const ofNodes = subnetsOf(group, subnets);
    return { addressing: windowsAddressing(spec), ofNodes, ofPods: ofNodes };
  };
  return [
    ...managedNodeGroups.flatMap((group, index) => {
      const { maxPodsPerNode } = config.managedNodeGroups?.find(({ name }) => name === group.name) ?? {};
      return nodesOf({ ...group, maxPodsPerNode }, sizePath('managedNodeGroups', index), cni(group));
    }),
    ...selfManagedNodeGroups.flatMap((group, index) =>
      nodesOf(group, sizePath('selfManagedNodeGroups', index), cni(group)),
    ),
    ...overlayNodeGroups(spec, config).flatMap((group) =>
      nodesOf(group, group.specPath, group.operatingSystem === 'windows' ? windows(group) : cni(group)),
    ),
  ];
}

function sizePath(list: string, index: number): SpecPath {
  return childPath(specPath('cluster', 'compute'), list, index, 'scaling');
}

interface Group {
  readonly name: string;
  readonly instanceTypes?: readonly string[] | undefined;
  readonly scaling: { readonly min: number; readonly max: number };
  readonly privateNetworking: boolean;
  readonly subnets?: readonly string[] | undefined;
  readonly zones?: readonly string[] | undefined;
  readonly maxPodsPerNode?: number | undefined;
}

function nodesOf(group: Group, path: SpecPath, place: NodePlace): Nodes[] {
  const { name, scaling, instanceTypes = [], maxPodsPerNode } = group;
  const types = instanceTypes.flatMap((type) => instanceType(type) ?? []);
  if (types.length === 0 || types.length < instanceTypes.length) return [];
  return [
    {
      ...{ what: `node group "${name}"`, path, place, types },
      kubelet: { maxPods: maxPodsPerNode },
      least: scaling.min,
      most: () => scaling.max,
    },
  ];
}

function subnetsOf(group: Group, subnets: readonly VpcSubnet[]): VpcSubnet[] | undefined {
  return group.subnets === undefined
    ? inZones(ofRole(subnets, group.privateNetworking ? 'private' : 'public'), group.zones)
    : subnetsOfIds(group.subnets, subnets);
}
