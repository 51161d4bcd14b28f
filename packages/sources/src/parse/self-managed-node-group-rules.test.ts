import { edited, modelOf, parse, textAt, wordsOf } from '../testing/sources.ts';

const GOOD = 'architecture: amd64, instanceTypes: [m7i.large], scaling: { min: 1, max: 3 }';
const withGroup = (options: string) =>
  edited(
    'cluster',
    'components:\n',
    `  selfManagedNodeGroups:\n    - { name: mixed, ${GOOD}${options} }\ncomponents:\n`,
  );
const NODE_CONFIG = JSON.stringify('apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: {}\n');

test('the defaults of a node group', () => {
  expect(modelOf(withGroup('')).spec.compute.selfManagedNodeGroups).toEqual([
    {
      name: 'mixed',
      amiFamily: 'AmazonLinux2023',
      architecture: 'amd64',
      instanceTypes: ['m7i.large'],
      scaling: { min: 1, max: 3 },
      labels: {},
      taints: [],
      volume: { size: '80Gi' },
      privateNetworking: true,
      kubeletExtraConfig: {},
      preBootstrapCommands: [],
      suspendProcesses: [],
      tags: {},
    },
  ]);
});

test.each([
  ', instancesDistribution: {}',
  ', kubeletExtraConfig: { shutdownGracePeriod: 60s }, preBootstrapCommands: [date]',
  `, overrideBootstrapCommand: ${NODE_CONFIG}, maxPodsPerNode: 29`,
  ', amiFamily: Bottlerocket, bottlerocket: { settings: { kubernetes: { cluster-domain: a.local } } }',
  ', amiFamily: Bottlerocket, taints: [{ key: a, effect: NoSchedule }, { key: b, effect: NoSchedule }]',
  ', taints: [{ key: a, effect: NoSchedule }, { key: a, effect: NoExecute }]',
  ', ami: ami-0123456789abcdef0, maxInstanceLifetime: 86400, suspendProcesses: [AZRebalance]',
])('%s: taken', (options) => {
  expect(parse(withGroup(options)).diagnostics).toEqual([]);
});

// ValidateNodeGroup in validation.go, stringToNodeConfig in al2023.go and taintsToMap in bottlerocket.go of eksctl 0.230.0.
test.each([
  [
    ', amiFamily: Bottlerocket, kubeletExtraConfig: { a: 1 }',
    ['{ a: 1 }', 'Bottlerocket'],
    'spec/conflict: nodes with Bottlerocket know no kubeletExtraConfig | write settings of Bottlerocket: bottlerocket.settings',
  ],
  [
    ', amiFamily: Bottlerocket, preBootstrapCommands: [date]',
    ['[date]', 'Bottlerocket'],
    'spec/conflict: nodes with Bottlerocket know no preBootstrapCommands | write settings of Bottlerocket: bottlerocket.settings',
  ],
  [
    `, amiFamily: Bottlerocket, overrideBootstrapCommand: ${NODE_CONFIG}`,
    [NODE_CONFIG, 'Bottlerocket'],
    'spec/conflict: nodes with Bottlerocket know no overrideBootstrapCommand | write settings of Bottlerocket: bottlerocket.settings',
  ],
  [
    ', amiFamily: AmazonLinux2023, bottlerocket: {}',
    ['{}', 'AmazonLinux2023'],
    'spec/conflict: nodes with AmazonLinux2023 know no bottlerocket | remove it, or choose amiFamily: Bottlerocket',
  ],
  [
    ', overrideBootstrapCommand: /etc/eks/bootstrap.sh',
    ['/etc/eks/bootstrap.sh'],
    'spec/invalid-value: overrideBootstrapCommand is no NodeConfig of nodeadm, and nodes with AmazonLinux2023 take no other | start with apiVersion: node.eks.aws/v1alpha1 and kind: NodeConfig; commands belong into preBootstrapCommands',
  ],
  [
    ', kubeletExtraConfig: { maxPods: 110 }',
    ['110'],
    'spec/conflict: maxPods of kubelet has a key of its own: maxPodsPerNode | write maxPodsPerNode',
  ],
  [
    ', kubeletExtraConfig: { registerWithTaints: [] }',
    ['[]'],
    'spec/conflict: registerWithTaints of kubelet has a key of its own: taints | write taints',
  ],
  [
    ', amiFamily: Bottlerocket, taints: [{ key: a, effect: NoSchedule }, { key: a, effect: NoExecute }]',
    ['{ key: a, effect: NoExecute }', '{ key: a, effect: NoSchedule }'],
    'spec/conflict: of two taints with the key a eksctl gives Bottlerocket the last one alone | use two keys',
  ],
])('%s: refused', (options, places, words) => {
  const sources = withGroup(options);
  const { diagnostics } = parse(sources);
  expect(wordsOf(diagnostics)).toEqual([words]);
  const shown = diagnostics.flatMap(({ location, related = [] }) => [
    location,
    ...related.map((one) => one.location),
  ]);
  expect(shown.map((location) => textAt(sources.cluster, location))).toEqual(places);
});

test.each([
  [', maxInstanceLifetime: 3600', 'spec/invalid-value'],
  [', suspendProcesses: [Lunch]', 'spec/invalid-value'],
  [', ami: latest', 'spec/invalid-value'],
  [', instancesDistribution: { onDemandPercentageAboveBaseCapacity: 101 }', 'spec/invalid-value'],
  [', instancesDistribution: { spotAllocationStrategy: cheapest }', 'spec/invalid-value'],
  [', amiFamily: AmazonLinux2', 'spec/invalid-value'],
  [', maxPodsPerNode: 0', 'spec/invalid-value'],
])('%s: refused', (options, code) => {
  expect(parse(withGroup(options)).diagnostics.map((found) => found.code)).toEqual([code]);
});

test.each(['[not yaml', '- a', 'kind: NodeConfig', ''])('no input ends in an exception: %j', (text) => {
  const { diagnostics } = parse(withGroup(`, overrideBootstrapCommand: ${JSON.stringify(text)}`));
  expect(diagnostics.map(({ code }) => code)).toEqual(['spec/invalid-value']);
});
