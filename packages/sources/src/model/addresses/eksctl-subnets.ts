import type { NewVpc } from '../../schema/network.ts';
import type { PlannedSubnet } from '../address-plan.ts';
import { blockAt, prefixOf } from '../ipv4.ts';

/** What zones are called that eksctl chooses itself: three, where the region has as many. */
const CHOSEN_ZONES = ['zone 1', 'zone 2', 'zone 3'];

/**
 * The subnets of a VPC that eksctl makes: it cuts the block into eight for up to four zones; the first are public, the
 * next private.
 * Source: `SetSubnets` and `getSubnetNetworkSize` in pkg/vpc/vpc.go of https://github.com/eksctl-io/eksctl
 */
export function eksctlSubnets({ cidr, zones = CHOSEN_ZONES }: NewVpc): PlannedSubnet[] {
  const prefix = prefixOf(cidr) + 3;
  return (['public', 'private'] as const).flatMap((role, side) =>
    zones.map((zone, index) => ({
      role,
      zone,
      cidr: blockAt(cidr, prefix, side * zones.length + index),
    })),
  );
}

/** Those in some zones. Of zones that eksctl chooses, nobody knows which: then as many of them. */
export function inZones<S extends { readonly zone: string }>(
  subnets: readonly S[],
  zones: readonly string[] | undefined,
): S[] {
  if (zones === undefined) return [...subnets];
  const isChosen = subnets.every(({ zone }) => CHOSEN_ZONES.includes(zone));
  return isChosen ? subnets.slice(0, zones.length) : subnets.filter(({ zone }) => zones.includes(zone));
}
