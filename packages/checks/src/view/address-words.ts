import { SUBNET_NAMES, type AddressDemand, type Amount, type SubnetLedger } from '@nodeless/sources';

/** Takers that a message names; the others are small. */
const NAMED = 3;

/** For example `the private subnet 10.0.96.0/19 in eu-west-1a`. */
export function subnetWords({ subnet: { role, id, cidr, zone } }: SubnetLedger): string {
  return ['the', SUBNET_NAMES[role], 'subnet', id, cidr, 'in', zone]
    .filter((word) => word !== undefined)
    .join(' ');
}

/** Those who take something, the largest first. */
export function largest(takers: readonly AddressDemand[], which: Amount): AddressDemand[] {
  return takers.filter((one) => one[which] > 0).sort((one, other) => other[which] - one[which]);
}

/** For example `90 by node group "system" (3 nodes m5.large with 30 each), 12 by pods on Fargate`. */
export function takerWords(takers: readonly AddressDemand[], which: Amount): string {
  const sorted = largest(takers, which);
  const named = sorted.slice(0, NAMED).map(({ what, details, ...counts }) => {
    const how = details === undefined || which === 'least' ? '' : ` (${details[which]})`;
    return `${counts[which]} by ${what}${how}`;
  });
  const others = sorted.slice(NAMED).reduce((sum, one) => sum + one[which], 0);
  return [...named, ...(others === 0 ? [] : [`${others} by others`])].join(', ');
}
