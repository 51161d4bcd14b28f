import type { InstanceType, NodeAddresses } from '@nodeless/contracts/aws';
import type { SpecPath } from '@nodeless/core';
import { shareOf, type AddressDemand } from './demand.ts';
import { emptyNode, fullNode, type PodLimits } from './node-addressing.ts';
import type { NodePlace } from './node-place.ts';

/** Nodes that are alike as far as addresses go. */
export interface Nodes {
  /** For example `node group "system"`. */
  readonly what: string;
  /** The value of the sources that says how many there can be. */
  readonly path: SpecPath;
  readonly place: NodePlace;
  /** What they can be, at least one. */
  readonly types: readonly InstanceType[];
  readonly kubelet?: PodLimits;
  /** Nodes that there are at least. */
  readonly least: number;
  /** Nodes of one type that there can be; undefined without a limit. */
  readonly most: (type: InstanceType) => number | undefined;
}

/** What nodes take of their subnets, and of those of their pods. Without a limit nobody knows the most. */
export function nodeDemands({ what, path, place, types, kubelet, least, most }: Nodes): AddressDemand[] {
  const { addressing, ofNodes, ofPods } = place;
  const demand = (
    subnets: NodePlace['ofNodes'],
    name: string,
    of: (addresses: NodeAddresses) => number,
  ): AddressDemand[] => {
    if (subnets === undefined || subnets.length === 0) return [];
    const empty = types.map((type) => of(emptyNode(type, addressing)));
    const full = types.map((type) => {
      const nodes = shareOf(most(type) ?? least, subnets);
      const each = of(fullNode(type, addressing, kubelet));
      return { type, nodes, each, all: nodes * each };
    });
    const [fewest, largest] = [
      full.reduce((best, one) => (one.all < best.all ? one : best)),
      full.reduce((worst, one) => (one.all > worst.all ? one : worst)),
    ];
    if (largest.all === 0) return [];
    // An even share would be rounded up, and a minimum must be certain.
    const declared = Math.floor(least / subnets.length) * Math.min(...empty);
    return [
      {
        ...{ what: name, path, subnets, least: declared },
        surely: Math.max(declared, fewest.all),
        most: Math.max(declared, largest.all),
        details: { surely: words(fewest), most: words(largest) },
      },
    ];
  };
  const pods = ofPods === ofNodes ? what : `pods of ${what}`;
  return ofPods === ofNodes
    ? demand(ofNodes, what, ({ ofNode, ofPods: shared }) => ofNode + shared)
    : [...demand(ofNodes, what, ({ ofNode }) => ofNode), ...demand(ofPods, pods, ({ ofPods: own }) => own)];
}

interface Growth {
  readonly type: InstanceType;
  /** Nodes in each subnet. */
  readonly nodes: number;
  /** Addresses of each node. */
  readonly each: number;
}

function words({ type, nodes, each }: Growth): string {
  return `${nodes} ${nodes === 1 ? 'node' : 'nodes'} ${type.name} with ${each} each`;
}
