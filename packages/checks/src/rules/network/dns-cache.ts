import { finding, type Rule } from '../../rule.ts';
import { isLinkLocal, toldDns } from '../../view/told-dns.ts';

/**
 * kubelet tells pods to ask a cache of DNS on their node, and nothing in the tree can be one: that is a DaemonSet in the network of
 * the node. What charts bring is not known.
 */
export const dnsCache: Rule = {
  codes: [
    {
      code: 'network/no-dns-cache',
      severity: 'warning',
      title: 'Pods ask a cache of DNS on their node, and nothing that is rendered runs one',
    },
  ],
  references: ['https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/'],
  *check(view) {
    const { model, pods } = view;
    const mayRun = pods.some(({ onEveryNode, spec }) => onEveryNode && spec['hostNetwork'] === true);
    if (mayRun || model.chartApps.length > 0) return;
    for (const { nodes, address, path } of toldDns(view)) {
      if (!isLinkLocal(address)) continue;
      const message = `pods on nodes of ${nodes} ask ${address} for names, and no DaemonSet in the network of nodes is rendered that could answer`;
      yield finding(model, path, 'network/no-dns-cache', message, {
        severity: 'warning',
        hint: 'bring the cache in before the nodes, or leave clusterDNS out: nodes know the address of their cluster',
      });
    }
  },
};
