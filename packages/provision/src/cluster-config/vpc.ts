import type { ClusterSubnets, ClusterVPC } from '@nodeless/eksctl-schema';
import { isExistingVpc, type ClusterSpec, type ExistingVpc, type NewVpc } from '@nodeless/spec';

const NAT_GATEWAYS = { single: 'Single', 'per-zone': 'HighlyAvailable', none: 'Disable' } as const;

/** The VPC with its endpoints: a new one, or the subnets of an existing one. */
export function vpc({ network }: ClusterSpec): ClusterVPC {
  const { endpoint } = network;
  return {
    ...(isExistingVpc(network.vpc) ? existing(network.vpc) : created(network.vpc)),
    clusterEndpoints: { publicAccess: endpoint.public !== false, privateAccess: endpoint.private },
    ...(endpoint.public === false ? {} : { publicAccessCIDRs: [...endpoint.public.cidrs] }),
  };
}

function created({ cidr, nat }: NewVpc): ClusterVPC {
  return { cidr, nat: { gateway: NAT_GATEWAYS[nat] } };
}

function existing({ id, cidr, subnets }: ExistingVpc): ClusterVPC {
  return {
    id,
    ...(cidr === undefined ? {} : { cidr }),
    subnets: {
      private: byZone(subnets.private),
      ...(subnets.public.length === 0 ? {} : { public: byZone(subnets.public) }),
    },
  };
}

/** Keyed by zone, as eksctl wants it; a zone is a key once, so subnets that share one are keyed by their ids. */
function byZone(subnets: ExistingVpc['subnets']['private']): NonNullable<ClusterSubnets['private']> {
  return Object.fromEntries(
    subnets.map(({ id, zone, cidr }) => {
      const alone = subnets.filter((subnet) => subnet.zone === zone).length === 1;
      const spec = { id, ...(cidr === undefined ? {} : { cidr }) };
      return alone ? [zone, spec] : [id, { ...spec, az: zone }];
    }),
  );
}
