import type { ClusterSubnets, ClusterVPC } from '@nodeless/eksctl-schema';
import {
  isExistingVpc,
  isStackVpc,
  type ClusterModel,
  type ExistingVpc,
  type Network,
  type NewVpc,
} from '@nodeless/sources';
import { stackNetwork, type StackNetwork } from '../network-facts.ts';

const NAT_GATEWAYS = { single: 'Single', 'per-zone': 'HighlyAvailable', none: 'Disable' } as const;

/** The VPC with its endpoints: one that eksctl makes, one that our stack made, or an existing one. */
export function vpc(model: ClusterModel): ClusterVPC {
  const { endpoint } = model.spec.network;
  const extraCIDRs = controlPlaneCidrs(model.spec.network);
  return {
    ...origin(model),
    clusterEndpoints: { publicAccess: endpoint.public !== false, privateAccess: endpoint.private },
    ...(endpoint.public === false ? {} : { publicAccessCIDRs: [...endpoint.public.cidrs] }),
    ...(extraCIDRs.length === 0 ? {} : { extraCIDRs }),
  };
}

/**
 * Who may reach the private endpoint beside the nodes. EKS and eksctl make security groups that let in nodes alone, so that
 * inside the VPC and beyond nobody else would get an answer, eksctl itself not either.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html (Accessing a private only API server),
 * https://eksctl.io/usage/vpc-cluster-access/
 */
export function controlPlaneCidrs({ vpc: network, endpoint }: Network): string[] {
  const ownGroups = isExistingVpc(network) && network.securityGroups?.controlPlane !== undefined;
  if (!endpoint.private || ownGroups) return [];
  if (endpoint.access?.cidrs !== undefined) return [...endpoint.access.cidrs];
  return endpoint.public === false && network.cidr !== undefined ? [network.cidr] : [];
}

function origin(model: ClusterModel): ClusterVPC {
  const { ipFamily, vpc: network } = model.spec.network;
  if (isExistingVpc(network)) return existing(network);
  if (!isStackVpc(network)) return created(network, ipFamily);
  const stack = stackNetwork(model, network);
  return stack === undefined ? {} : { cidr: network.cidr, ...madeByStack(stack) };
}

function madeByStack({ vpcId, subnets }: StackNetwork): ClusterVPC {
  const ofRole = (wanted: string) => subnets.filter(({ role }) => role === wanted);
  const open = ofRole('public');
  return {
    id: vpcId,
    subnets: {
      private: byZone(ofRole('private')),
      ...(open.length === 0 ? {} : { public: byZone(open) }),
    },
    controlPlaneSubnetIDs: ofRole('controlPlane').map(({ id }) => id),
  };
}

/** The VPC of an IPv6 cluster has the ways out that eksctl gives it; nobody may choose. */
function created({ cidr, nat }: NewVpc, ipFamily: Network['ipFamily']): ClusterVPC {
  return { cidr, ...(ipFamily === 'IPv6' ? {} : { nat: { gateway: NAT_GATEWAYS[nat] } }) };
}

function existing({ id, cidr, subnets, securityGroups = {} }: ExistingVpc): ClusterVPC {
  return {
    id,
    ...(cidr === undefined ? {} : { cidr }),
    subnets: {
      private: byZone(subnets.private),
      ...(subnets.public.length === 0 ? {} : { public: byZone(subnets.public) }),
    },
    ...(subnets.controlPlane === undefined
      ? {}
      : { controlPlaneSubnetIDs: subnets.controlPlane.map((subnet) => subnet.id) }),
    ...(securityGroups.controlPlane === undefined
      ? {}
      : { controlPlaneSecurityGroupIDs: [...securityGroups.controlPlane] }),
    ...(securityGroups.sharedNode === undefined
      ? {}
      : { sharedNodeSecurityGroup: securityGroups.sharedNode }),
  };
}

/** Keyed by zone, as eksctl wants it; a zone is a key once, so subnets that share one are keyed by their ids. */
function byZone(
  subnets: readonly ExistingVpc['subnets']['private'][number][],
): NonNullable<ClusterSubnets['private']> {
  return Object.fromEntries(
    subnets.map(({ id, zone, cidr }) => {
      const alone = subnets.filter((subnet) => subnet.zone === zone).length === 1;
      const spec = { id, ...(cidr === undefined ? {} : { cidr }) };
      return alone ? [zone, spec] : [id, { ...spec, az: zone }];
    }),
  );
}
