import { childPath, specPath, type SpecPath } from '@nodeless/core';
import { EXISTING_SUBNETS, isExistingVpc, isStackVpc, type ExistingVpc } from '../../schema/network.ts';
import type { StackVpc } from '../../schema/stack-vpc.ts';
import { addressPlan, type SubnetRole } from '../address-plan.ts';
import type { ClusterModel } from '../model.ts';
import { eksctlSubnets } from './eksctl-subnets.ts';

/** A subnet that a cluster uses. */
export interface VpcSubnet {
  readonly role: SubnetRole;
  /** Its availability zone, or a name like `zone 1` where eksctl chooses it. */
  readonly zone: string;
  /** Undefined until somebody has recorded it. */
  readonly id: string | undefined;
  /** Undefined where nobody says it. */
  readonly cidr: string | undefined;
  /** Where its block is written, or what it is planned from. */
  readonly path: SpecPath;
  /** Whether the control plane has its network interfaces here. */
  readonly ofCluster: boolean;
}

/**
 * The subnets of a cluster. The control plane has its interfaces in subnets of its own, or else in all private and public
 * ones, as eksctl asks for.
 * Source: https://eksctl.io/usage/cluster-subnets-security-groups/
 */
export function vpcSubnets({ spec, facts }: Pick<ClusterModel, 'spec' | 'facts'>): VpcSubnet[] {
  const { vpc } = spec.network;
  if (isExistingVpc(vpc)) return existing(vpc);
  if (isStackVpc(vpc)) return planned(vpc, facts.subnets ?? {});
  const path = specPath('cluster', 'network', 'vpc', 'cidr');
  return eksctlSubnets(vpc).map(({ role, zone, cidr }) => ({
    ...{ role, zone, id: undefined, cidr, path },
    ofCluster: true,
  }));
}

function planned(
  vpc: StackVpc,
  known: { readonly [role in SubnetRole]?: Readonly<Record<string, string>> },
): VpcSubnet[] {
  return addressPlan(vpc).map(({ role, zone, cidr }) => {
    const index = vpc.zones.indexOf(zone);
    const isWritten = role !== 'pods' && vpc.cidrs?.[role]?.[index] !== undefined;
    const place = isWritten ? ['cidrs', role, index] : [role === 'pods' ? 'podCidr' : 'cidr'];
    return {
      ...{ role, zone, id: known[role]?.[zone], cidr },
      path: specPath('cluster', 'network', 'vpc', ...place),
      ofCluster: role === 'controlPlane',
    };
  });
}

function existing({ subnets }: ExistingVpc): VpcSubnet[] {
  const ofCluster = subnets.controlPlane === undefined ? ['private', 'public'] : ['controlPlane'];
  return EXISTING_SUBNETS.flatMap((role) =>
    (subnets[role] ?? []).map(({ id, zone, cidr }, index): VpcSubnet => {
      const path = specPath('cluster', 'network', 'vpc', 'subnets', role, index);
      return {
        ...{ role, zone, id, cidr },
        path: cidr === undefined ? path : childPath(path, 'cidr'),
        ofCluster: ofCluster.includes(role),
      };
    }),
  );
}
