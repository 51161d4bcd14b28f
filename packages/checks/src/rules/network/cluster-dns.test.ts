import { run } from '../../testing/view.ts';
import { clusterDns } from './cluster-dns.ts';

const classOf = (addresses: string) =>
  `compute: { karpenter: { nodeClasses: [{ name: default, kubelet: { clusterDNS: [${addresses}] } }], nodePools: [{ name: default, architectures: [amd64], limits: { cpu: '10' } }] } }\n`;
const network = (text: string) => `network: { ${text} }\n`;
test.each([
  ['172.20.0.10', ''],
  ['169.254.20.10', ''],
  ['10.96.0.10', network('serviceCidr: 10.96.0.0/12')],
  ['10.100.0.10', network('vpc: { cidr: 192.168.0.0/16 }')],
  ["'fd12:3456:789a:1::a'", network('ipFamily: IPv6')],
])('%s is right with %j', (address, text) => {
  expect(run(clusterDns, { cluster: text + classOf(address) })).toEqual([]);
});

test('the address of a cluster of another kind', () => {
  expect(run(clusterDns, { cluster: classOf('10.100.0.10') })).toMatchObject([
    {
      code: 'network/cluster-dns',
      severity: 'error',
      message:
        'pods on nodes of the node class "default" ask 10.100.0.10 for names, and CoreDNS has 172.20.0.10: they find none',
      location: { file: 'clusters/test/cluster.yaml', line: 6 },
    },
  ]);
});

test.each([
  ['10.96.0.10', ''],
  ['172.20.0.2', ''],
  ['172.20.0.10', network('serviceCidr: 10.96.0.0/12')],
  ['172.20.0.10', network('ipFamily: IPv6')],
])('%s is wrong with %j', (address, text) => {
  expect(run(clusterDns, { cluster: text + classOf(address) })).toMatchObject([
    { code: 'network/cluster-dns' },
  ]);
});

test('each address of a list', () => {
  expect(run(clusterDns, { cluster: classOf('172.20.0.10, 10.0.0.2') })).toMatchObject([
    { message: expect.stringContaining('ask 10.0.0.2') as string },
  ]);
});

test('nodes of eksctl alone', () => {
  const group = { name: 'own', clusterDNS: '10.96.0.10' };
  expect(run(clusterDns, {}, [], [], { nodeGroups: [group] })).toMatchObject([
    { message: expect.stringContaining('nodes of the node group "own" ask 10.96.0.10') as string },
  ]);
  expect(run(clusterDns, {}, [], [], { nodeGroups: [{ ...group, clusterDNS: '172.20.0.10' }] })).toEqual([]);
});
