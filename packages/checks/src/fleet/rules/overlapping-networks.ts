import { rangeOf } from '@nodeless/sources';
import type { Claim } from '../claim.ts';
import type { ClusterClaims } from '../claims.ts';
import { fleetFinding, type FleetRule } from '../fleet-rule.ts';

/**
 * Two clusters that are connected with one network, and whose VPCs share addresses: that network can send answers to one of
 * them only. A network is the same when its name and one of its blocks are.
 */
export const overlappingNetworks: FleetRule = {
  codes: [
    {
      code: 'fleet/overlapping-networks',
      severity: 'error',
      title: 'The VPCs of two clusters that are connected share addresses',
    },
  ],
  references: [
    'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html',
    'https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html',
  ],
  *check(clusters) {
    const told = new Set<string>();
    for (const [peer, members] of byPeer(clusters)) {
      for (const [one, other] of overlaps(members)) {
        const pair = `${one.name} ${other.name}`;
        if (told.has(pair)) continue;
        told.add(pair);
        yield fleetFinding(
          {
            code: 'fleet/overlapping-networks',
            severity: 'error',
            message: `${one.vpc.value} of the cluster ${one.name} overlaps ${other.vpc.value} of the cluster ${other.name}, and both are connected with ${peer}: answers come back to one of them only`,
            hint: 'choose another block for the VPC of the cluster that does not exist yet, or leave it out of the connection',
          },
          [one, other].map((cluster) => ({
            cluster,
            what: cluster.vpc.what,
            location: cluster.vpc.location,
          })),
        );
      }
    }
  },
};

type Connected = ClusterClaims & { readonly vpc: Claim };

/** The clusters that are connected with each block of each network, by words for the network. */
function* byPeer(
  clusters: readonly ClusterClaims[],
): Iterable<readonly [peer: string, members: readonly Connected[]]> {
  const groups = new Map<string, { readonly peer: string; readonly members: Connected[] }>();
  for (const cluster of clusters.filter(isKnown)) {
    for (const { value, what, cidrs } of cluster.peers) {
      for (const cidr of cidrs) {
        const key = `${value} ${cidr}`;
        const group = groups.get(key) ?? { peer: what, members: [] };
        group.members.push(cluster);
        groups.set(key, group);
      }
    }
  }
  for (const { peer, members } of groups.values()) yield [peer, members];
}

function isKnown(cluster: ClusterClaims): cluster is Connected {
  return cluster.vpc !== undefined;
}

/** Pairs whose VPCs share addresses: in the order of first addresses each is compared with the one that reaches furthest. */
function* overlaps(members: readonly Connected[]): Iterable<readonly [Connected, Connected]> {
  const sorted = members
    .map((cluster) => ({ cluster, range: rangeOf(cluster.vpc.value) }))
    .sort((a, b) => a.range[0] - b.range[0]);
  let furthest: (typeof sorted)[number] | undefined;
  for (const next of sorted) {
    if (furthest !== undefined && next.range[0] <= furthest.range[1]) {
      const [one, other] = [furthest.cluster, next.cluster];
      if (one.vpcId === undefined || one.vpcId !== other.vpcId) yield [one, other];
    }
    if (furthest === undefined || next.range[1] > furthest.range[1]) furthest = next;
  }
}
