import type { Segments } from '@nodeless/catalogue';
import {
  addressPlan,
  LONGEST_PLANNED_PREFIX,
  SUBNET_NAMES,
  SUBNET_ROLES,
  WRITABLE_ROLES,
  type SubnetRole,
} from '../model/address-plan.ts';
import { prefixOf } from '../model/ipv4.ts';
import { EXISTING_SUBNETS, isExistingVpc, isStackVpc, type Network } from '../schema/network.ts';
import type { StackVpc } from '../schema/stack-vpc.ts';

/** A block of addresses, what has it, and where it is written. */
export interface Range {
  readonly what: string;
  readonly cidr: string;
  readonly path: Segments;
}

const VPC = ['network', 'vpc'];

/** The blocks of the subnets as far as they are known; those that somebody wrote come last. */
export function subnetRanges(vpc: Network['vpc'], roles: readonly SubnetRole[] = SUBNET_ROLES): Range[] {
  if (isStackVpc(vpc)) return plannedRanges(vpc, roles);
  if (!isExistingVpc(vpc)) return [];
  return EXISTING_SUBNETS.filter((side) => roles.includes(side)).flatMap((side) =>
    (vpc.subnets[side] ?? []).flatMap(({ id, cidr }, index) =>
      cidr === undefined ? [] : [{ what: id, cidr, path: [...VPC, 'subnets', side, index, 'cidr'] }],
    ),
  );
}

function plannedRanges(vpc: StackVpc, roles: readonly SubnetRole[]): Range[] {
  const subnets = addressPlan(vpc).filter(({ role }) => roles.includes(role));
  const ranges = subnets.map(({ role, zone, cidr }) => {
    const index = vpc.zones.indexOf(zone);
    const written = role !== 'pods' && vpc.cidrs?.[role]?.[index] !== undefined;
    const block = role === 'pods' ? 'podCidr' : 'cidr';
    const path = written ? [...VPC, 'cidrs', role, index] : [...VPC, block];
    return { written, range: { what: `the ${SUBNET_NAMES[role]} subnet in ${zone}`, cidr, path } };
  });
  const planned = canPlan(vpc) ? ranges.filter(({ written }) => !written) : [];
  return [...planned, ...ranges.filter(({ written }) => written)].map(({ range }) => range);
}

/** False when the plan has to make subnets in a VPC that is too small for it. */
export function canPlan({ cidr, cidrs }: StackVpc): boolean {
  return (
    prefixOf(cidr) <= LONGEST_PLANNED_PREFIX || WRITABLE_ROLES.every((role) => cidrs?.[role] !== undefined)
  );
}
