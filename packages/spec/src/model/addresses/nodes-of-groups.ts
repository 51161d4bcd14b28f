import { instanceType } from '@nodeless/contracts/aws';
import { specPath } from '@nodeless/core';
import type { ClusterSpec } from '../../schema/cluster.ts';
import { inZones } from './eksctl-subnets.ts';
import type { Nodes } from './node-demands.ts';
import { ofRole, placeOfCni } from './node-place.ts';
import type { VpcSubnet } from './vpc-subnets.ts';

/** The nodes of managed and self-managed node groups; those whose types nobody knows are left out. */
export function nodesOfGroups(spec: ClusterSpec, subnets: readonly VpcSubnet[]): Nodes[] {
  const { managedNodeGroups, selfManagedNodeGroups } = spec.compute;
  const ofGroup = (group: Group, place: readonly (string | number)[], maxPods?: number): Nodes[] => {
    const { name, scaling, instanceTypes = [] } = group;
    const types = instanceTypes.flatMap((type) => instanceType(type) ?? []);
    if (types.length === 0 || types.length < instanceTypes.length) return [];
    return [
      {
        what: `node group "${name}"`,
        path: specPath('cluster', 'compute', ...place, 'scaling'),
        place: placeOfCni(spec, subnetsOf(group, subnets), subnets),
        types,
        kubelet: { maxPods },
        least: scaling.min,
        most: () => scaling.max,
      },
    ];
  };
  return [
    ...managedNodeGroups.flatMap((group, index) => ofGroup(group, ['managedNodeGroups', index])),
    ...selfManagedNodeGroups.flatMap((group, index) =>
      ofGroup(group, ['selfManagedNodeGroups', index], group.maxPodsPerNode),
    ),
  ];
}

type Group = ClusterSpec['compute']['managedNodeGroups' | 'selfManagedNodeGroups'][number];

function subnetsOf(group: Group, subnets: readonly VpcSubnet[]): VpcSubnet[] | undefined {
  if (group.subnets === undefined) {
    return inZones(ofRole(subnets, group.privateNetworking ? 'private' : 'public'), group.zones);
  }
  const named = group.subnets.map((id) => subnets.find((subnet) => subnet.id === id));
  const known = named.flatMap((subnet) => subnet ?? []);
  return known.length < named.length ? undefined : known;
}
