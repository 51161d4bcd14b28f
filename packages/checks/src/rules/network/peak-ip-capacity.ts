import type { Diagnostic } from '@nodeless/core';
import {
  autoModeOf,
  isExistingVpc,
  isStackVpc,
  podNetworking,
  SUBNET_ROLES,
  type ClusterModel,
  type SubnetLedger,
} from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { largest, subnetWords, takerWords } from '../../view/address-words.ts';

/** Takers of less than a tenth are not worth a place. */
const PART_WORTH_SHOWING = 10;

/**
 * A subnet must have the addresses that are declared (error), and should have those that the limits allow (warning): what
 * gets none waits, nodes and pods and load balancers. One finding for the subnets of a role, at the one that lacks most.
 * The subnets of the control plane alone are looked at by network/cluster-subnet-upgrade-headroom.
 */
export const peakIpCapacity: Rule = {
  codes: [
    {
      code: 'network/peak-ip-capacity',
      severity: 'error or warning',
      title: 'A subnet has fewer addresses than may be asked for',
    },
  ],
  references: ['https://docs.aws.amazon.com/eks/latest/best-practices/ip-opt.html'],
  *check({ model, addresses }) {
    for (const role of SUBNET_ROLES.filter((one) => one !== 'controlPlane')) {
      const subnets = addresses.filter(({ subnet }) => subnet.role === role);
      const declared = lacking(subnets, 'least');
      const short = declared.length > 0 ? declared : lacking(subnets, 'most');
      const [worst] = short;
      if (worst === undefined) continue;
      yield report(model, worst, declared.length > 0 ? 'least' : 'most', short.length - 1);
    }
  },
};

/** Those that are asked for more than they have, the worst first. */
function lacking(ledger: readonly SubnetLedger[], which: 'least' | 'most'): SubnetLedger[] {
  const lack = (one: SubnetLedger) => one[which] - (one.usable ?? Infinity);
  return ledger.filter((one) => lack(one) > 0).sort((one, other) => lack(other) - lack(one));
}

function report(
  model: ClusterModel,
  worst: SubnetLedger,
  which: 'least' | 'most',
  others: number,
): Diagnostic {
  const { subnet, takers, usable } = worst;
  const asked =
    which === 'least' ? `${worst.least} are taken from the start` : `up to ${worst.most} may be taken`;
  const more = others === 0 ? '' : `; ${others} more of its kind ${others === 1 ? 'lacks' : 'lack'} some`;
  const message = `${subnetWords(worst)} has ${usable} usable addresses, and ${asked}: ${takerWords(takers, which)}${more}`;
  return finding(model, subnet.path, 'network/peak-ip-capacity', message, {
    severity: which === 'least' ? 'error' : 'warning',
    hint: hint(model, worst, which),
    related: largest(takers, which)
      .filter((one) => one[which] * PART_WORTH_SHOWING >= worst[which])
      .map(({ what, path }) => ({ message: what, location: model.provenance(path).location })),
  });
}

/** What helps with the network that there is. */
function hint({ spec }: ClusterModel, { subnet, takers }: SubnetLedger, which: 'least' | 'most'): string {
  const { vpc, ipFamily } = spec.network;
  const { customNetworking, prefixDelegation } = podNetworking(spec);
  const holdsNodes = takers.some(({ details }) => details !== undefined);
  const holdsPods = holdsNodes && (subnet.role === 'pods' || !customNetworking);
  const byCni = holdsPods && autoModeOf(spec) === undefined && ipFamily === 'IPv4';
  const podSubnets = isStackVpc(vpc) ? 'podCidr' : isExistingVpc(vpc) ? 'subnets.pods' : undefined;
  return [
    which === 'least' ? 'ask for fewer' : 'lower the limits',
    'use larger subnets',
    ...(byCni && !prefixDelegation
      ? ['keep fewer addresses warm (WARM_IP_TARGET and MINIMUM_IP_TARGET of addons.vpc-cni)']
      : []),
    ...(byCni && !customNetworking && podSubnets !== undefined
      ? [`give pods subnets of their own (network.vpc.${podSubnets})`]
      : []),
    ...(holdsPods && ipFamily === 'IPv4' ? ['recreate the cluster with IPv6'] : []),
  ].join(', or ');
}
