import type { Diagnostic } from '@nodeless/core';
import { errorAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { LayerStack } from '../layers/stack.ts';
import { LONGEST_PLANNED_PREFIX, WRITABLE_ROLES } from '../model/address-plan.ts';
import { contains } from '../model/ipv4.ts';
import { isStackVpc } from '../schema/network.ts';
import type { StackVpc } from '../schema/stack-vpc.ts';
import { overlaps, OVERLAPPING_CIDRS } from './overlaps.ts';
import { checkPeers } from './peer-rules.ts';
import { reservedRanges, secondBlock, RESERVED_CIDR } from './reserved-ranges.ts';
import { canPlan, subnetRanges, type Range } from './subnet-ranges.ts';
import type { ClusterRule } from './rule.ts';

/** Ranges that must be apart are apart, and subnets lie inside their VPC. */
export const addressRanges: ClusterRule = {
  codes: [OVERLAPPING_CIDRS, RESERVED_CIDR, VALUE_CODES['spec/conflict']],
  title: 'Address ranges overlap, are reserved, or do not fit into the VPC',
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
    'https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html',
  ],
  check({ spec: { network }, stack }) {
    if (network === undefined) return [];
    const { vpc, serviceCidr } = network;
    const vpcRange: Range[] =
      vpc.cidr === undefined ? [] : [{ what: 'the VPC', cidr: vpc.cidr, path: ['network', 'vpc', 'cidr'] }];
    const podRange: Range[] =
      !isStackVpc(vpc) || vpc.podCidr === undefined
        ? []
        : [{ what: 'the pods', cidr: vpc.podCidr, path: ['network', 'vpc', 'podCidr'] }];
    const services: Range[] =
      serviceCidr === undefined
        ? []
        : [{ what: 'the Services', cidr: serviceCidr, path: ['network', 'serviceCidr'] }];
    const subnets = subnetRanges(vpc);
    const outside = vpcRange.flatMap((whole) =>
      subnets
        // Those of pods may lie in a second block of the VPC, which is not written anywhere.
        .filter(({ path }) => path[3] !== 'pods' && path[2] !== 'podCidr')
        .filter((subnet) => !contains(whole.cidr, subnet.cidr))
        .map((subnet) => outsideOf(stack, whole, subnet)),
    );
    // The subnets of a plan are in the VPC, whose overlap is told already.
    const besideServices = isStackVpc(vpc) ? [...vpcRange, ...podRange] : [...vpcRange, ...subnets];
    const apart = subnets.filter(({ path }) => path[2] !== 'podCidr');
    return [
      ...(isStackVpc(vpc) ? planProblems(vpc, stack) : []),
      ...overlaps(stack, services, besideServices),
      ...overlaps(stack, podRange, vpcRange),
      ...apart.flatMap((subnet, index) => overlaps(stack, [subnet], apart.slice(0, index))),
      ...outside,
      ...checkPeers(network, stack, [
        ...vpcRange,
        ...podRange,
        // Those of pods, and all where the block of the VPC is not known.
        ...subnets.filter(
          ({ cidr }) => ![...vpcRange, ...podRange].some((whole) => contains(whole.cidr, cidr)),
        ),
      ]),
      ...reservedRanges(stack, [...vpcRange, ...podRange], services),
      ...secondBlock(stack, vpcRange, podRange),
    ];
  },
};

/** One block for each zone, and a VPC that the plan can divide. */
function planProblems(vpc: StackVpc, stack: LayerStack): Diagnostic[] {
  const path = ['network', 'vpc'];
  const counts = WRITABLE_ROLES.flatMap((role): Diagnostic[] => {
    const count = vpc.cidrs?.[role]?.length;
    if (count === undefined || count === vpc.zones.length) return [];
    const message = `network.vpc.cidrs.${role}: ${count} blocks for ${vpc.zones.length} zones`;
    const found = errorAt(stack, [...path, 'cidrs', role], {
      code: 'spec/conflict',
      message,
      hint: 'write one block for each zone, in the order of network.vpc.zones',
    });
    const zones = { message: 'the zones', location: stack.placeOf([...path, 'zones']).location };
    return [{ ...found, related: [zones] }];
  });
  if (canPlan(vpc)) return counts;
  const small = errorAt(stack, [...path, 'cidr'], {
    code: 'spec/conflict',
    message: `network.vpc.cidr: ${vpc.cidr} is too small for an address plan, which needs /${LONGEST_PLANNED_PREFIX}`,
    hint: 'choose a larger block, or write all blocks: cidrs: { private: […], public: […], controlPlane: […] }',
  });
  return [...counts, small];
}

function outsideOf(stack: LayerStack, whole: Range, part: Range): Diagnostic {
  return {
    code: 'spec/conflict',
    severity: 'error',
    message: `${part.cidr} of ${part.what} lies outside ${whole.cidr} of ${whole.what}`,
    hint: 'a subnet takes its addresses from its VPC',
    location: stack.placeOf(part.path).location,
    related: [{ message: `${whole.cidr} of ${whole.what}`, location: stack.placeOf(whole.path).location }],
  };
}
