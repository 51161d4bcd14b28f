import type { Diagnostic } from '@nodeless/core';
import { suggestion } from '@nodeless/catalogue/schema';
import { errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { LayerStack } from '../layers/stack.ts';
import { autoModeOf } from '../model/auto-mode.ts';
import type { NodePoolSpec } from '../schema/node-pool.ts';
import { isExistingVpc, type Network } from '../schema/network.ts';
import type { ClusterRule } from './rule.ts';

/** Zones of node pools have subnets; in a zone without one Karpenter makes no node and says so only in its log. */
export const poolZones: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'A node pool is in a zone where the cluster has no private subnet',
  references: ['https://karpenter.sh/docs/concepts/nodeclasses/#specsubnetselectorterms'],
  check({ spec: { compute, network, region }, stack }) {
    if (compute === undefined || network === undefined) return [];
    const pools: readonly (readonly [list: string, pools: Pools])[] = [
      ['karpenter', compute.karpenter.nodePools],
      ['autoMode', autoModeOf({ compute })?.nodePools ?? []],
    ];
    return pools.flatMap(([list, named]) =>
      zonesOf(['compute', list, 'nodePools'], named, network, region, stack),
    );
  },
};

type Pools = readonly Pick<NodePoolSpec, 'name' | 'zones'>[];

function zonesOf(
  list: Segments,
  pools: Pools,
  { vpc }: Network,
  region: string | undefined,
  stack: LayerStack,
): Diagnostic[] {
  const known = isExistingVpc(vpc) ? vpc.subnets.private.map(({ zone }) => zone) : vpc.zones;
  return pools.flatMap(({ name, zones = [] }, index) =>
    zones.flatMap((zone, position) => {
      const path = [...list, index, 'zones', position];
      const found = (message: string, hint: string) => [
        errorAt(stack, path, { code: 'spec/conflict', message, hint }),
      ];
      if (region !== undefined && zone.slice(0, -1) !== region) {
        return found(
          `the zone ${zone} of the node pool ${JSON.stringify(name)} is not in the region ${region}`,
          `zones of the region are called ${region}a, ${region}b, …`,
        );
      }
      if (known === undefined || known.includes(zone)) return [];
      return found(
        `the zone ${zone} of the node pool ${JSON.stringify(name)} has no private subnet in this cluster`,
        suggestion(zone, known) ?? `zones with subnets: ${known.join(', ')}`,
      );
    }),
  );
}
