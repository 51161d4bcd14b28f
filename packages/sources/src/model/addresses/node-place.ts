import { DEFAULT_NODE_CLASS } from '@nodeless/contracts/auto-mode';
import type { AutoNodeClassSpec } from '../../schema/auto-node-class.ts';
import type { ClusterSpec } from '../../schema/cluster.ts';
import type { NodeClassSpec } from '../../schema/node-class.ts';
import { autoModeOf } from '../auto-mode.ts';
import { hasPodSubnets } from '../pod-networking.ts';
import { autoModeAddressing, cniAddressing, type NodeAddressing } from './node-addressing.ts';
import type { VpcSubnet } from './vpc-subnets.ts';

/** Where nodes and their pods get addresses, and how; `undefined` subnets are not known. */
export interface NodePlace {
  readonly addressing: NodeAddressing;
  readonly ofNodes: readonly VpcSubnet[] | undefined;
  /** Those of `ofNodes` unless pods have subnets of their own. */
  readonly ofPods: readonly VpcSubnet[] | undefined;
}

/** Where the nodes of a node class are. */
export function placeOfClass(
  spec: ClusterSpec,
  name: string | undefined,
  subnets: readonly VpcSubnet[],
): NodePlace {
  const autoMode = autoModeOf(spec);
  if (autoMode !== undefined) return placeInAutoMode(spec, name, autoMode.nodeClasses, subnets);
  const item = spec.compute.karpenter.nodeClasses.find((one) => one.name === name);
  return placeOfCni(spec, selected(item?.subnetSelectorTerms, subnets), subnets);
}

/** Where nodes are whose pods get addresses by the VPC CNI: with custom networking in subnets of the zones of the nodes. */
export function placeOfCni(
  spec: ClusterSpec,
  ofNodes: readonly VpcSubnet[] | undefined,
  subnets: readonly VpcSubnet[],
): NodePlace {
  const addressing = cniAddressing(spec);
  if (!addressing.customNetworking) return { addressing, ofNodes, ofPods: ofNodes };
  const known = ofNodes !== undefined && hasPodSubnets(spec.network.vpc);
  const zones = ofNodes?.map(({ zone }) => zone) ?? [];
  const ofPods = known
    ? subnets.filter(({ role, zone }) => role === 'pods' && zones.includes(zone))
    : undefined;
  return { addressing, ofNodes, ofPods };
}

function placeInAutoMode(
  spec: ClusterSpec,
  name: string | undefined,
  classes: readonly AutoNodeClassSpec[],
  subnets: readonly VpcSubnet[],
): NodePlace {
  const item = classes.find((one) => one.name === name);
  // The class of EKS takes the subnets of the cluster.
  const ofNodes =
    name === DEFAULT_NODE_CLASS
      ? subnets.filter(({ ofCluster }) => ofCluster)
      : selected(item?.subnetSelectorTerms, subnets);
  const ownPodSubnets = item?.podSubnetSelectorTerms !== undefined;
  return {
    ofNodes,
    ofPods: ownPodSubnets ? selected(item.podSubnetSelectorTerms, subnets) : ofNodes,
    addressing: autoModeAddressing(spec, {
      ownPodSubnets,
      singleAddresses: item?.advancedNetworking?.ipv4PrefixSize === '32',
    }),
  };
}

/** Subnets that terms select: private ones without terms; undefined where a term selects by tags, or an id is not known. */
function selected(
  terms: NodeClassSpec['subnetSelectorTerms'],
  subnets: readonly VpcSubnet[],
): VpcSubnet[] | undefined {
  if (terms === undefined) return ofRole(subnets, 'private');
  const found = terms.map(({ id }) => subnets.find((subnet) => id !== undefined && subnet.id === id));
  const known = found.flatMap((subnet) => subnet ?? []);
  return known.length < terms.length ? undefined : known;
}

/** Subnets by their ids; undefined where one is not known. */
export function subnetsOfIds(ids: readonly string[], subnets: readonly VpcSubnet[]): VpcSubnet[] | undefined {
  const known = ids.flatMap((id) => subnets.find((subnet) => subnet.id === id) ?? []);
  return known.length < ids.length ? undefined : known;
}

export function ofRole(subnets: readonly VpcSubnet[], role: VpcSubnet['role']): VpcSubnet[] {
  return subnets.filter((subnet) => subnet.role === role);
}
