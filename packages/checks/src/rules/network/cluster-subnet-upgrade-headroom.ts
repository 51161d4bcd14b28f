import { isExistingVpc, UPGRADE_ADDRESSES, type ClusterModel, type SubnetLedger } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { largest, subnetWords, takerWords } from '../../view/address-words.ts';

/** Zones in which an upgrade makes network interfaces. */
const ZONES = 2;

/**
 * EKS upgrades a control plane by making new network interfaces beside the old ones: up to five addresses must be free, in
 * two zones, when everything else has grown to its limit, whatever instance types Karpenter chooses: what it may take with
 * other types is for network/peak-ip-capacity. A subnet whose block is not known may have them.
 */
export const clusterSubnetUpgradeHeadroom: Rule = {
  codes: [
    {
      code: 'network/cluster-subnet-upgrade-headroom',
      severity: 'error',
      title: 'The subnets of the control plane would have no addresses left for an upgrade',
    },
  ],
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
    'https://docs.aws.amazon.com/eks/latest/best-practices/cluster-upgrades.html',
  ],
  *check({ model, addresses }) {
    const ledger = addresses.filter(({ subnet }) => subnet.ofCluster);
    const short = ledger.filter((one) => lack(one) > 0).sort((one, other) => lack(other) - lack(one));
    const [worst] = short;
    const zones = new Set(ledger.filter((one) => lack(one) <= 0).map(({ subnet }) => subnet.zone));
    if (worst === undefined || zones.size >= ZONES) return;
    const what = `${subnetWords(worst)} has ${worst.usable} usable addresses, and ${worst.surely} would be taken: ${takerWords(worst.takers, 'surely')}`;
    const message = `an upgrade of the control plane needs ${UPGRADE_ADDRESSES} free addresses in ${ZONES} zones, and at the limits its subnets have them in ${zones.size === 0 ? 'none' : 'one alone'}; ${what}`;
    yield finding(model, worst.subnet.path, 'network/cluster-subnet-upgrade-headroom', message, {
      hint: `give the control plane subnets of its own, a /28 in each of two zones (${wayToOwn(model)}), or lower what may take the addresses`,
      related: [
        ...short.slice(1).map((one) => ({
          message: `${subnetWords(one)}: ${one.surely} of ${one.usable}`,
          location: model.provenance(one.subnet.path).location,
        })),
        ...largest(worst.takers, 'surely')
          .slice(0, 1)
          .map(({ what: taker, path }) => ({ message: taker, location: model.provenance(path).location })),
      ],
    });
  },
};

function wayToOwn({ spec }: ClusterModel): string {
  return isExistingVpc(spec.network.vpc)
    ? 'network.vpc.subnets.controlPlane'
    : 'a VPC with madeBy: cloudformation has them';
}

/** Addresses that are missing, the five of the upgrade among them. */
function lack({ usable, surely }: SubnetLedger): number {
  return usable === undefined ? -Infinity : surely - usable;
}
