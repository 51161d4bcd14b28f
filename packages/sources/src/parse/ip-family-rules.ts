import { CSI_DRIVERS, partitionOf } from '@nodeless/contracts/aws';
import type { Diagnostic } from '@nodeless/core';
import { textMap, at } from '@nodeless/core';
import { conflictAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { configurationOf } from '../model/addons.ts';
import { hasPodSubnets, podSubnetsPath } from '../model/pod-networking.ts';
import { isExistingVpc, isStackVpc } from '../schema/network.ts';
import type { ClusterRule } from './rule.ts';

const ENV: Segments = ['addons', 'vpc-cni', 'configuration', 'env'];

/** Variables of aws-node that an IPv6 cluster cannot have with these values. */
const REFUSED_VARIABLES = [
  ['AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'true', 'custom networking is for IPv4 alone'],
  ['ENABLE_PREFIX_DELEGATION', 'false', 'pods get IPv6 addresses out of prefixes alone'],
] as const;

/** What an IPv6 cluster cannot have. */
export const ipFamily: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'Something cannot be in a cluster of IPv6',
  references: [
    'validation.go (ValidateVPCConfig, validateKubernetesNetworkConfig) of eksctl 0.230.0',
    'pkg/cfn/builder/nodegroup.go (AddAllResources) of eksctl 0.230.0',
    'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html',
    'https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html',
  ],
  check({ spec: { addons, compute, network, region }, stack }) {
    if (network?.ipFamily !== 'IPv6') return [];
    const { serviceCidr, vpc } = network;
    const other = { path: ['network', 'ipFamily'], message: 'the cluster has IPv6' };
    const refused = (path: Segments, message: string, hint: string) =>
      conflictAt(stack, path, message, hint, other);
    const found: Diagnostic[] = [];
    if (region !== undefined && partitionOf(region) === 'aws-cn') {
      const message = `EKS has no IPv6 clusters in the region ${region}`;
      found.push(refused(['region'], message, 'write ipFamily: IPv4, or choose a region outside of China'));
    }
    if (serviceCidr !== undefined) {
      const message =
        'network.serviceCidr: Services of an IPv6 cluster have no IPv4 addresses; EKS chooses their block';
      found.push(refused(['network', 'serviceCidr'], message, 'remove serviceCidr'));
    }
    if (hasPodSubnets(vpc)) {
      const path = podSubnetsPath(vpc);
      const message = `${path.join('.')}: custom networking is for IPv4 alone`;
      found.push(refused(path, message, `remove ${path.at(-1)}: IPv6 never runs short`));
    }
    const byEksctl = !isExistingVpc(vpc) && !isStackVpc(vpc);
    if (byEksctl && stack.placeOf(['network', 'vpc', 'nat']).layer !== 'default') {
      const message = 'network.vpc.nat: eksctl refuses a choice of NAT gateways for an IPv6 cluster';
      const hint = 'remove nat: eksctl makes the ways out; or write madeBy: cloudformation and zones';
      found.push(refused(['network', 'vpc', 'nat'], message, hint));
    }
    const env = addons === undefined ? {} : textMap(at(configurationOf(addons['vpc-cni']), 'env'));
    for (const [name, value, why] of REFUSED_VARIABLES) {
      if (env[name] !== value) continue;
      found.push(
        refused([...ENV, name], `${name} is "${value}" in an IPv6 cluster: ${why}`, `remove ${name}`),
      );
    }
    const { addon } = CSI_DRIVERS.fsx;
    if (addons?.[addon]) {
      const message = `${addon}: FSx for Lustre is not for pods with IPv6 addresses`;
      found.push(
        refused(['addons', addon], message, `remove ${addon} and its classes, or write ipFamily: IPv4`),
      );
    }
    for (const [index, { name }] of (compute?.selfManagedNodeGroups ?? []).entries()) {
      const message = `the node group ${JSON.stringify(name)}: eksctl makes no self-managed node groups in an IPv6 cluster`;
      found.push(refused(['compute', 'selfManagedNodeGroups', index], message, 'use managedNodeGroups'));
    }
    return found;
  },
};
