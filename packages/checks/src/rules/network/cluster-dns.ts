import { childPath, specPath, type Diagnostic, type JsonObject, type SpecPath } from '@nodeless/core';
import {
  dnsAddresses,
  imageFamilyOf,
  kubeletSettings,
  overlayPath,
  type ClusterModel,
} from '@nodeless/sources';
import { finding, type Rule } from '../../rule.ts';

/** Where a cache of DNS on each node listens. Source: https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/ */
const LINK_LOCAL = /^169\.254\.|^fe80:/i;

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
  *check({ model, clusterConfig }) {
    const { compute, versions } = model.spec;
    for (const [index, item] of compute.karpenter.nodeClasses.entries()) {
      const { name, kubelet, userData } = item;
      const own = specPath('cluster', 'compute', 'karpenter', 'nodeClasses', index);
      const list = childPath(own, 'kubelet', 'clusterDNS');
      const nodes = `the node class "${name}"`;
      for (const [position, address] of (kubelet?.clusterDNS ?? []).entries())
        yield* wrong(model, nodes, address, childPath(list, position));
      const told = kubeletSettings(userData ?? '', imageFamilyOf(item, versions.nodeImage));
      for (const address of told.flatMap(({ clusterDns }) => clusterDns))
        yield* wrong(model, nodes, address, childPath(own, 'userData'));
    }
    for (const [index, { name, kubeletExtraConfig }] of compute.selfManagedNodeGroups.entries()) {
      const list = specPath(
        'cluster',
        'compute',
        'selfManagedNodeGroups',
        index,
        'kubeletExtraConfig',
        'clusterDNS',
      );
      const addresses: unknown = kubeletExtraConfig['clusterDNS'];
      for (const [position, address] of (Array.isArray(addresses) ? addresses : []).entries()) {
        if (typeof address === 'string')
          yield* wrong(model, `the node group "${name}"`, address, childPath(list, position));
      }
    }
    for (const { name, clusterDNS } of clusterConfig.nodeGroups ?? []) {
      const isIt = (entry: JsonObject) => entry['name'] === name;
      const path = overlayPath(model.spec, 'nodeGroups', isIt, 'clusterDNS') ?? specPath('cluster', 'eksctl');
      if (clusterDNS !== undefined) yield* wrong(model, `the node group "${name}"`, clusterDNS, path);
    }
  },
};

function* wrong(model: ClusterModel, nodes: string, address: string, path: SpecPath): Iterable<Diagnostic> {
  const { network } = model.spec;
  const right = dnsAddresses(network);
  const isIpv6 = network.ipFamily === 'IPv6';
  if (LINK_LOCAL.test(address) || (isIpv6 ? address.includes(':') : right.includes(address))) return;
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
