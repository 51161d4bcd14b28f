import { edited, modelOf, parse, placesOf, textAt, wordsOf } from '../testing/sources.ts';

/** The good cluster with one node group. `a: b` lines of its options follow the name. */
const withGroup = (options: string) =>
  edited(
    'cluster',
    'components:\n',
    `  managedNodeGroups:\n    - { name: system, architecture: arm64, ${options} }\ncomponents:\n`,
  );
const GOOD = 'instanceTypes: [t4g.xlarge], scaling: { min: 1, max: 3 }';
const found = (options: string) => parse(withGroup(options)).diagnostics;

test('the defaults of a node group', () => {
  expect(modelOf(withGroup(GOOD)).spec.compute.managedNodeGroups).toEqual([
    {
      name: 'system',
      architecture: 'arm64',
      instanceTypes: ['t4g.xlarge'],
      capacityType: 'on-demand',
      scaling: { min: 1, max: 3 },
      labels: {},
      taints: [],
      privateNetworking: true,
      tags: {},
    },
  ]);
});

test.each([
  'instanceTypes: [m7g.large, r7g.large], capacityType: spot, scaling: { min: 0, max: 3, desired: 2 }',
  `${GOOD}, updateConfig: { maxUnavailable: 3 }`,
  `${GOOD}, updateConfig: { maxUnavailablePercentage: 50 }`,
  'scaling: { min: 1, max: 1 }, launchTemplate: { id: lt-0123456789abcdef0, version: "3" }',
  `${GOOD}, amiFamily: AmazonLinux2023, launchTemplate: { id: lt-0123456789abcdef0, version: "3" }`,
  `${GOOD}, nodeRepair: { maxUnhealthyNodeThresholdCount: 2, maxParallelNodesRepairedPercentage: 50 }`,
  `${GOOD}, volume: { iops: 4000, throughput: 1000 }, privateNetworking: false`,
  `${GOOD}, labels: { node.kubernetes.io/pool: a, team: b }`,
])('%s: taken', (options) => {
  expect(found(options)).toEqual([]);
});

// ValidateManagedNodeGroup of eksctl 0.230.0 and the types of CreateNodegroup in the EKS API; related: the other side.
test.each([
  [
    'instanceTypes: [t4g.xlarge], scaling: { min: 4, max: 3 }',
    '4',
    '3',
    'spec/conflict: min 4 is above max 3 | write min ≤ desired ≤ max',
  ],
  [
    'instanceTypes: [t4g.xlarge], scaling: { min: 1, max: 3, desired: 4 }',
    '4',
    '3',
    'spec/conflict: desired 4 is not between min 1 and max 3 | write min ≤ desired ≤ max',
  ],
  [
    'instanceTypes: [t4g.xlarge], scaling: { min: 2, max: 3, desired: 1 }',
    '1',
    '2',
    'spec/conflict: desired 1 is not between min 2 and max 3 | write min ≤ desired ≤ max',
  ],
  [
    `${GOOD}, updateConfig: { maxUnavailable: 4 }`,
    '4',
    '3',
    'spec/conflict: maxUnavailable 4 is above scaling.max 3 | choose a smaller number',
  ],
  [
    'instanceTypes: [t4g.large, m7i.large], scaling: { min: 1, max: 3 }',
    'm7i.large',
    'arm64',
    'spec/conflict: m7i.large is amd64, but the nodes of the group are arm64 | name arm64 types only, or make a second group: a group has one image',
  ],
  [
    `${GOOD}, volume: { size: 20Gi }, launchTemplate: { id: lt-0123456789abcdef0, version: "3" }`,
    '{ size: 20Gi }',
    '{ id: lt-0123456789abcdef0, version: "3" }',
    'spec/conflict: volume cannot stand beside launchTemplate: eksctl refuses it, the template decides volumes | write the volume into the launch template',
  ],
  [
    `${GOOD}, amiFamily: Bottlerocket, launchTemplate: { id: lt-0123456789abcdef0, version: "3" }`,
    'Bottlerocket',
    '{ id: lt-0123456789abcdef0, version: "3" }',
    'spec/conflict: amiFamily Bottlerocket cannot stand beside launchTemplate: eksctl refuses it | write the image into the launch template and leave amiFamily out',
  ],
  [
    `${GOOD}, nodeRepair: { maxParallelNodesRepairedCount: 1, maxParallelNodesRepairedPercentage: 5 }`,
    '5',
    '1',
    'spec/conflict: maxParallelNodesRepairedPercentage cannot stand beside maxParallelNodesRepairedCount | keep one of the two',
  ],
])('%s: refused, both sides shown', (options, place, other, words) => {
  const sources = withGroup(options);
  const { diagnostics } = parse(sources);
  expect(wordsOf(diagnostics)).toEqual([words]);
  const [finding] = diagnostics;
  const shown = [finding?.location, ...(finding?.related ?? []).map(({ location }) => location)];
  expect(shown.map((location) => textAt(sources.cluster, location))).toEqual([place, other]);
});

test.each([
  ['scaling: { min: 1, max: 3 }', 'spec/missing-key: the node group "system" names no instance types'],
  [`${GOOD}, updateConfig: {}`, 'spec/conflict: updateConfig needs exactly one of'],
  [
    `${GOOD}, updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 1 }`,
    'spec/conflict: updateConfig needs exactly one of',
  ],
  [`${GOOD}, launchTemplate: { id: lt-0123456789abcdef0, version: $Latest }`, 'spec/version-range: '],
  [`${GOOD}, labels: { node-role.kubernetes.io/worker: a }`, 'spec/invalid-value: '],
  [`${GOOD}, amiFamily: AmazonLinux2`, 'spec/invalid-value: '],
  ['instanceTypes: [large], scaling: { min: 1, max: 3 }', 'spec/invalid-value: '],
  ['instanceTypes: [t4g.large], scaling: { min: 0, max: 0 }', 'spec/invalid-value: '],
])('%s: refused', (options, words) => {
  expect(wordsOf(found(options)).map((one) => one.slice(0, words.length))).toEqual([words]);
});

test('two groups of one name', () => {
  const { cluster } = withGroup(GOOD);
  const line = cluster.split('\n').find((one) => one.includes('name: system'));
  expect(placesOf(parse({ cluster: cluster.replace(`${line}`, `${line}\n${line}`) }).diagnostics)).toEqual([
    '20:15 spec/duplicate-name',
  ]);
});

test('public nodes in a VPC without public subnets', () => {
  const { cluster } = withGroup(`${GOOD}, privateNetworking: false`);
  const vpc =
    '{ id: vpc-12345678, subnets: { private: [{ id: subnet-11111111, zone: eu-central-1a }, { id: subnet-22222222, zone: eu-central-1b }] } }';
  const { diagnostics } = parse({ cluster: cluster.replace('{ cidr: 10.0.0.0/16 }', vpc) });
  expect(placesOf(diagnostics)).toEqual(['19:121 spec/conflict']);
  expect(diagnostics[0]?.related).toMatchObject([{ location: { line: 8 } }]);
});
