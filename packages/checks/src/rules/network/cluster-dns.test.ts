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

const KARPENTER = (options: string) =>
  `compute: { karpenter: { nodeClasses: [{ name: default, ${options} }], nodePools: [{ name: default, architectures: [amd64], limits: { cpu: '10' } }] } }\n`;
const nodeConfig = (address: string) =>
  KARPENTER(
    `userData: ${JSON.stringify(`apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: { kubelet: { config: { clusterDNS: [${address}] } } }\n`)}`,
  );
const bottlerocket = (address: string) =>
  KARPENTER(
    `image: bottlerocket@1.57.0, userData: ${JSON.stringify(`[settings.kubernetes]\n"cluster-dns-ip" = "${address}"\n`)}`,
  );
const selfManaged = (address: string) =>
  `compute: { selfManagedNodeGroups: [{ name: own, architecture: amd64, instanceTypes: [m5.large], scaling: { min: 1, max: 2 }, kubeletExtraConfig: { clusterDNS: [${address}] } }] }\n`;

test.each([
  ['a NodeConfig in user data', nodeConfig, 'the node class "default"'],
  ['settings of Bottlerocket', bottlerocket, 'the node class "default"'],
  ['a self-managed node group', selfManaged, 'the node group "own"'],
])('%s tells kubelet too', (_, cluster, nodes) => {
  expect(run(clusterDns, { cluster: cluster('172.20.0.10') })).toEqual([]);
  expect(run(clusterDns, { cluster: cluster('10.96.0.10') })).toMatchObject([
    {
      code: 'network/cluster-dns',
      message: `pods on nodes of ${nodes} ask 10.96.0.10 for names, and CoreDNS has 172.20.0.10: they find none`,
      location: { file: 'clusters/test/cluster.yaml', line: 6 },
    },
  ]);
});
