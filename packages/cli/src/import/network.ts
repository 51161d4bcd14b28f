import { at, isJsonObject, texts, type JsonObject, type JsonValue } from '@nodeless/core';
import type { ClusterDraft } from './draft.ts';

const NAT: { readonly [mode: string]: string } = {
  Single: 'single',
  HighlyAvailable: 'per-zone',
  Disable: 'none',
};

/** Zones and blocks of subnets, by id: a ClusterConfig does not say them of those of the control plane. */
export type SubnetPlaces = ReadonlyMap<string, { readonly zone: string; readonly cidr?: string }>;

/** Addresses, the VPC and the ways to the API server. */
export function networkKeys(
  draft: ClusterDraft,
  config: JsonObject,
  described: JsonObject,
  places: SubnetPlaces,
): void {
  const vpc = map(described['vpc']);
  const from = (...path: string[]) => ['vpc', ...path];
  draft.from(['network'], from());
  if (vpc['subnets'] === undefined) newVpc(draft, config, vpc);
  else existingVpc(draft, vpc, places);
  const { ipFamily, serviceIPv4CIDR } = map(described['kubernetesNetworkConfig']);
  draft.set(['network', 'ipFamily'], ipFamily, ['kubernetesNetworkConfig', 'ipFamily']);
  draft.set(['network', 'serviceCidr'], serviceIPv4CIDR, ['kubernetesNetworkConfig', 'serviceIPv4CIDR']);
  const { publicAccess, privateAccess } = map(vpc['clusterEndpoints']);
  const open = publicAccess === true ? { cidrs: texts(vpc['publicAccessCIDRs']) } : false;
  draft.set(['network', 'endpoint', 'public'], open, from('clusterEndpoints'));
  draft.from(['network', 'endpoint', 'public', 'cidrs'], from('publicAccessCIDRs'));
  draft.set(['network', 'endpoint', 'private'], privateAccess, from('clusterEndpoints'));
  const privateCluster = map(described['privateCluster']);
  draft.set(['network', 'privateCluster', 'enabled'], privateCluster['enabled'], ['privateCluster']);
  draft.set(
    ['network', 'privateCluster', 'additionalEndpointServices'],
    privateCluster['additionalEndpointServices'],
    ['privateCluster', 'additionalEndpointServices'],
  );
}

function newVpc(draft: ClusterDraft, config: JsonObject, vpc: JsonObject): void {
  draft.set(['network', 'vpc', 'cidr'], vpc['cidr'], ['vpc', 'cidr']);
  draft.set(['network', 'vpc', 'zones'], config['availabilityZones'], ['availabilityZones']);
  const gateway = at(vpc, 'nat', 'gateway');
  draft.set(['network', 'vpc', 'nat'], NAT[String(gateway)], ['vpc', 'nat']);
}

function existingVpc(draft: ClusterDraft, vpc: JsonObject, places: SubnetPlaces): void {
  draft.set(['network', 'vpc', 'id'], vpc['id'], ['vpc', 'id']);
  draft.set(['network', 'vpc', 'cidr'], vpc['cidr'], ['vpc', 'cidr']);
  const listed = new Set<string>();
  for (const kind of ['private', 'public']) {
    const subnets = subnetsOf(at(vpc, 'subnets', kind));
    for (const subnet of subnets) listed.add(String(subnet['id']));
    if (subnets.length > 0) draft.set(['network', 'vpc', 'subnets', kind], subnets, ['vpc', 'subnets', kind]);
  }
  // Those of the control plane are others: cluster.yaml has none that it shares with nodes.
  const ids = texts(vpc['controlPlaneSubnetIDs']);
  if (ids.length > 0 && !ids.some((id) => listed.has(id))) {
    const controlPlane = ids.map((id) => ({ id, ...places.get(id) }));
    draft.set(['network', 'vpc', 'subnets', 'controlPlane'], controlPlane, ['vpc', 'controlPlaneSubnetIDs']);
  }
  const groups = texts(vpc['controlPlaneSecurityGroupIDs']);
  if (groups.length > 0) {
    draft.set(['network', 'vpc', 'securityGroups', 'controlPlane'], groups, [
      'vpc',
      'controlPlaneSecurityGroupIDs',
    ]);
  }
  draft.set(['network', 'vpc', 'securityGroups', 'sharedNode'], vpc['sharedNodeSecurityGroup'], [
    'vpc',
    'sharedNodeSecurityGroup',
  ]);
}

/** Subnets by their ids, as entries of cluster.yaml in the order of their zones. */
function subnetsOf(byId: JsonValue | undefined): JsonObject[] {
  return Object.entries(map(byId))
    .map(([id, subnet]): JsonObject => {
      const { az, cidr } = map(subnet);
      return { id, zone: String(az), ...(cidr === undefined ? {} : { cidr }) };
    })
    .sort((a, b) =>
      `${String(a['zone'])} ${String(a['id'])}` < `${String(b['zone'])} ${String(b['id'])}` ? -1 : 1,
    );
}

function map(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
