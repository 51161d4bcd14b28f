import { deployment, run } from '../../testing/view.ts';
import { dnsCache } from './dns-cache.ts';

const told = (address: string) => ({
  cluster: `compute: { karpenter: { nodeClasses: [{ name: default, kubelet: { clusterDNS: [${address}] } }] } }\n`,
});
const daemon = (hostNetwork: boolean) => ({
  ...deployment({ hostNetwork, containers: [{ name: 'cache' }] }),
  kind: 'DaemonSet',
});

test('an address of a cache that nothing is', () => {
  for (const others of [[], [daemon(false)], [deployment({ hostNetwork: true, containers: [] })]])
    expect(run(dnsCache, told('169.254.20.10'), others)).toMatchObject([
      {
        code: 'network/no-dns-cache',
        severity: 'warning',
        message:
          'pods on nodes of the node class "default" ask 169.254.20.10 for names, and no DaemonSet in the network of nodes is rendered that could answer',
        location: { file: 'clusters/test/cluster.yaml', line: 6, column: 80 },
      },
    ]);
});

test('the address of CoreDNS, or a DaemonSet that may be the cache', () => {
  expect(run(dnsCache, told('172.20.0.10'))).toEqual([]);
  expect(run(dnsCache, told('169.254.20.10'), [daemon(true)])).toEqual([]);
});
