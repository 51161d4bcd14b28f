import { childPath, specPath, type JsonObject, type SpecPath } from '@nodeless/core';
import { imageFamilyOf, kubeletSettings, overlayPath } from '@nodeless/sources';
import type { ClusterView } from '../rule.ts';

/** An address of DNS that somebody tells the kubelet of nodes, which gives it to pods. */
export interface ToldDns {
  /** For people: `the node class "default"`. */
  readonly nodes: string;
  readonly address: string;
  readonly path: SpecPath;
}

/** A cache of DNS on each node listens there. Source: https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/ */
export function isLinkLocal(address: string): boolean {
  return /^169\.254\.|^fe80:/i.test(address);
}

/** All of them: in node classes and their user data, in self-managed node groups, and below `eksctl`. */
export function* toldDns({
  model: { spec },
  clusterConfig,
}: Pick<ClusterView, 'model' | 'clusterConfig'>): Iterable<ToldDns> {
  const { compute, versions } = spec;
  for (const [index, item] of compute.karpenter.nodeClasses.entries()) {
    const own = specPath('cluster', 'compute', 'karpenter', 'nodeClasses', index);
    const nodes = `the node class "${item.name}"`;
    yield* listed(nodes, item.kubelet?.clusterDNS, childPath(own, 'kubelet', 'clusterDNS'));
    const told = kubeletSettings(item.userData ?? '', imageFamilyOf(item, versions.nodeImage));
    for (const address of told.flatMap(({ clusterDns }) => clusterDns))
      yield { nodes, address, path: childPath(own, 'userData') };
  }
  for (const [index, { name, kubeletExtraConfig }] of compute.selfManagedNodeGroups.entries()) {
    const own = specPath('cluster', 'compute', 'selfManagedNodeGroups', index);
    const path = childPath(own, 'kubeletExtraConfig', 'clusterDNS');
    yield* listed(`the node group "${name}"`, kubeletExtraConfig['clusterDNS'], path);
  }
  for (const { name, clusterDNS } of clusterConfig.nodeGroups ?? []) {
    const isIt = (entry: JsonObject) => entry['name'] === name;
    const path = overlayPath(spec, 'nodeGroups', isIt, 'clusterDNS') ?? specPath('cluster', 'eksctl');
    if (clusterDNS !== undefined) yield { nodes: `the node group "${name}"`, address: clusterDNS, path };
  }
}

function* listed(nodes: string, addresses: unknown, path: SpecPath): Iterable<ToldDns> {
  for (const [position, address] of (Array.isArray(addresses) ? addresses : []).entries())
    if (typeof address === 'string') yield { nodes, address, path: childPath(path, position) };
}
