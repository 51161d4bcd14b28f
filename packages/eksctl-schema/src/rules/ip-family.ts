import type { ConfigProblem, ConfigRule } from '../problem.ts';

/** IPv4 and IPv6: https://eksctl.io/usage/vpc-ip-family/ */
export const ipFamilyRules: ConfigRule = function* ({ addons = [], kubernetesNetworkConfig, vpc }) {
  const problem = (path: ConfigProblem['path'], message: string): ConfigProblem => ({ path, message });
  if (kubernetesNetworkConfig?.ipFamily !== 'IPv6') {
    for (const key of ['ipv6Cidr', 'ipv6Pool', 'extraIPv6CIDRs'] as const) {
      if (vpc?.[key] !== undefined) yield problem(['vpc', key], `${key} needs ipFamily IPv6`);
    }
    return;
  }
  if (kubernetesNetworkConfig.serviceIPv4CIDR !== undefined) {
    yield problem(
      ['kubernetesNetworkConfig', 'serviceIPv4CIDR'],
      'Services of an IPv6 cluster have no IPv4 addresses',
    );
  }
  if (vpc?.nat !== undefined) yield problem(['vpc', 'nat'], 'an IPv6 cluster has no NAT gateways');
  if (vpc?.autoAllocateIPv6 === true) {
    yield problem(['vpc', 'autoAllocateIPv6'], 'autoAllocateIPv6 is for IPv4 clusters');
  }
  if (!addons.some(({ name }) => name === 'coredns')) {
    yield problem(['addons'], 'an IPv6 cluster must list the add-on coredns');
  }
};
