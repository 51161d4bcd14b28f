import { specPath, type Diagnostic } from '@nodeless/core';
import { dnsAddresses, type ClusterModel } from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';
import { isLinkLocal, toldDns, type ToldDns } from '../../view/told-dns.ts';

/** Addresses of DNS that kubelet gives to pods, and that nothing in the cluster has. */
export const clusterDns: Rule = {
  codes: [
    {
      code: 'network/cluster-dns',
      severity: 'error',
      title: 'kubelet gives pods an address of DNS that nothing in the cluster has',
    },
  ],
  references: [
    'https://karpenter.sh/docs/concepts/nodeclasses/#speckubelet',
    'https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html',
  ],
  *check(view) {
    for (const told of toldDns(view)) yield* wrong(view.model, told);
  },
};

function* wrong(model: ClusterModel, { nodes, address, path }: ToldDns): Iterable<Diagnostic> {
  const { network } = model.spec;
  const right = dnsAddresses(network);
  const isIpv6 = network.ipFamily === 'IPv6';
  if (isLinkLocal(address) || (isIpv6 ? address.includes(':') : right.includes(address))) return;
  const message = isIpv6
    ? `pods on nodes of ${nodes} ask ${address} for names, and Services of an IPv6 cluster have no such address: they find none`
    : `pods on nodes of ${nodes} ask ${address} for names, and CoreDNS has ${right.join(' or ')}: they find none`;
  const services = specPath('cluster', 'network', isIpv6 ? 'ipFamily' : 'serviceCidr');
  yield finding(model, path, 'network/cluster-dns', message, {
    hint: 'leave clusterDNS out: nodes know the address of their cluster; a cache of DNS on each node listens on 169.254.20.10',
    related: [
      {
        message: 'what decides the address of CoreDNS, the tenth of the block of Services',
        location: model.provenance(services).location,
      },
    ],
  });
}
