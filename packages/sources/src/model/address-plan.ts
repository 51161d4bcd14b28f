import type { StackVpc } from '../schema/stack-vpc.ts';
import { blockAt, prefixOf } from './ipv4.ts';

/** What a subnet is for, in the order in which people list them. */
export const SUBNET_ROLES = ['private', 'public', 'controlPlane', 'pods'] as const;
export type SubnetRole = (typeof SUBNET_ROLES)[number];

/** What messages call the subnets of a role. */
export const SUBNET_NAMES: { readonly [role in SubnetRole]: string } = {
  private: 'private',
  public: 'public',
  controlPlane: 'control-plane',
  pods: 'pod',
};

/** Those that lie in the first block of the VPC, and whose blocks can be written instead of planned. */
export const WRITABLE_ROLES = ['private', 'public', 'controlPlane'] as const;
type WritableRole = (typeof WRITABLE_ROLES)[number];

export interface PlannedSubnet {
  readonly role: SubnetRole;
  readonly zone: string;
  readonly cidr: string;
}

/** Longest prefix of a VPC that the plan divides; below, the subnets of the control planes would not fit. */
export const LONGEST_PLANNED_PREFIX = 22;

/** Smallest subnet of EC2, and what AWS advises for a control plane. */
const CONTROL_PLANE_PREFIX = 28;

/**
 * The subnets of a VPC that our stack makes, zone by zone.
 *
 * Each zone has its place, whether the others exist or not, so that a third zone renames or moves nothing: the first three
 * quarters of the VPC are the private subnets, the first three quarters of the last quarter the public ones, and the three
 * blocks of 16 at the very end are those of the control plane. What remains of the last sixteenth stays free.
 * Blocks that `cidrs` names replace those of the plan. Without an internet gateway there are no public subnets. The subnets
 * of pods are the first three quarters of `podCidr`.
 */
export function addressPlan({
  cidr,
  podCidr,
  zones,
  cidrs = {},
  internetGateway,
}: StackVpc): PlannedSubnet[] {
  const prefix = prefixOf(cidr);
  const lastSmallBlock = 2 ** (CONTROL_PLANE_PREFIX - prefix) - 1;
  const planned: { readonly [role in WritableRole]: (index: number) => string } = {
    private: (index) => blockAt(cidr, prefix + 2, index),
    public: (index) => blockAt(cidr, prefix + 4, 12 + index),
    controlPlane: (index) => blockAt(cidr, CONTROL_PLANE_PREFIX, lastSmallBlock - 2 + index),
  };
  const roles = WRITABLE_ROLES.filter((role) => internetGateway || role !== 'public');
  const first = roles.flatMap((role) =>
    zones.map((zone, index) => ({ role, zone, cidr: cidrs[role]?.[index] ?? planned[role](index) })),
  );
  if (podCidr === undefined) return first;
  const ofPods = (index: number) => blockAt(podCidr, prefixOf(podCidr) + 2, index);
  return [...first, ...zones.map((zone, index) => ({ role: 'pods' as const, zone, cidr: ofPods(index) }))];
}
