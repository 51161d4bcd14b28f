import { edited, GOOD, parse, textAt, wordsOf } from '../testing/sources.ts';

const GROUP = 'architecture: amd64, instanceTypes: [m7i.large], scaling: { min: 1, max: 3 }';
const POOLS = / {2}karpenter:\n[^]*?(?=components:)/;

/** The good cluster with the component; Karpenter makes no nodes in it. */
function withComponent(settings: string, compute = `  managedNodeGroups: [{ name: system, ${GROUP} }]\n`) {
  const { cluster } = edited('cluster', 'components:\n', `components:\n  clusterAutoscaler: ${settings}\n`);
  return { cluster: cluster.replace(POOLS, compute) };
}
const POOL = (more: string) =>
  `  karpenter: { nodePools: [{ name: general, architectures: [amd64], limits: { cpu: '9' }${more} }] }\n  managedNodeGroups: [{ name: system, ${GROUP} }]\n`;
const TAINT = 'taints: [{ key: a, effect: NoSchedule }]';
const found = (...input: Parameters<typeof withComponent>) =>
  wordsOf(parse(withComponent(...input)).diagnostics);

test.each([
  ['{}'],
  ['false', ''],
  ['{}', `  selfManagedNodeGroups: [{ name: own, ${GROUP} }]\n`],
  ['{ expander: priority, priorities: [{ priority: 1, nodeGroups: [system] }] }'],
  ['{}', POOL(`, ${TAINT}`)],
  ['{}', POOL('').replace('max: 3 }', `max: 3 }, ${TAINT}`)],
  ['{}', POOL('').replace('max: 3 }', 'max: 1 }').replace(' }]\n', ` }, { name: b, ${GROUP}, ${TAINT} }]\n`)],
])('%s with %s: taken', (...input) => {
  expect(found(...(input as Parameters<typeof withComponent>))).toEqual([]);
});

test.each<[Parameters<typeof withComponent>, string]>([
  [
    ['{}', ''],
    'spec/conflict: the Cluster Autoscaler has nothing to do: no node group has a min below its max | raise scaling.max of a node group, or remove the component',
  ],
  [
    ['{}', `  managedNodeGroups: [{ name: a, ${GROUP.replace('min: 1', 'min: 3')} }]\n`],
    'spec/conflict: the Cluster Autoscaler has nothing to do: no node group has a min below its max | raise scaling.max of a node group, or remove the component',
  ],
  [
    ['{}', POOL('')],
    'spec/conflict: for one pod that waits the Cluster Autoscaler would grow the node group "system", and Karpenter the node pool "general" | let Karpenter alone make nodes (clusterAutoscaler: false), or give one side taints',
  ],
  [
    ['{ expander: priority }'],
    'spec/missing-key: the expander priority knows no priorities, and would choose at random | add priorities: [{ priority: 10, nodeGroups: [...] }]',
  ],
  [
    ['{ priorities: [{ priority: 1, nodeGroups: [system] }] }'],
    'spec/conflict: priorities have no effect with the expander least-waste | write expander: priority',
  ],
  [
    ['{ expander: priority, priorities: [{ priority: 1, nodeGroups: [sistem] }] }'],
    'spec/conflict: there is no node group "sistem" | did you mean "system"?',
  ],
  [
    [
      '{}',
      `  selfManagedNodeGroups: [{ name: own, ${GROUP}, labels: { ${'a'.repeat(30)}.example.com/${'b'.repeat(50)}: c } }]\n`,
    ],
    `spec/conflict: ${'a'.repeat(30)}.example.com/${'b'.repeat(50)} has 93 characters; in a tag for the Cluster Autoscaler 82 have room | choose a shorter key`,
  ],
  [
    [
      '{}',
      `  selfManagedNodeGroups: [{ name: own, ${GROUP}, taints: [{ key: ${'a'.repeat(30)}.example.com/${'b'.repeat(50)}, effect: NoSchedule }] }]\n`,
    ],
    `spec/conflict: ${'a'.repeat(30)}.example.com/${'b'.repeat(50)} has 93 characters; in a tag for the Cluster Autoscaler 82 have room | choose a shorter key`,
  ],
])('%j: refused', (input, words) => {
  expect(found(...input)).toEqual([words]);
});

// https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.35.2/cluster-autoscaler/README.md#releases
test.each([
  [
    `{ '1.34': 'example.com/cluster-autoscaler:v1.34.5' }`,
    'spec/conflict: the Cluster Autoscaler has no image for Kubernetes 1.35 | name it in clusters/fleet.yaml: versions.clusterAutoscaler.images: { "1.35": registry.k8s.io/autoscaling/cluster-autoscaler:v1.35.0 }',
  ],
  [
    `{ '1.35': 'example.com/cluster-autoscaler:v1.34.5' }`,
    'spec/conflict: the image for Kubernetes 1.35 is that of 1.34, whose scheduler decides otherwise | choose a release v1.35.x',
  ],
])('images %s: refused', (images, words) => {
  const { fleet } = edited('fleet', `{ '1.35': 'example.com/cluster-autoscaler:v1.35.2' }`, images);
  expect(wordsOf(parse({ ...withComponent('{}'), fleet }).diagnostics)).toEqual([words]);
});

test('a release that fleet.yaml does not name comes with Nodeless, with images of some versions of Kubernetes', () => {
  const fleet = GOOD.fleet.replace(/ {4}versions:\n {6}clusterAutoscaler:[^]*$/, '');
  expect(parse({ ...withComponent('{}'), fleet }).diagnostics).toEqual([]);
  const newer = fleet.replace("version: '1.35'", "version: '1.37'");
  const { diagnostics } = parse({ ...withComponent('{}'), fleet: newer });
  expect(wordsOf(diagnostics).filter((words) => words.includes('Autoscaler'))).toEqual([
    'spec/conflict: the Cluster Autoscaler has no image for Kubernetes 1.37 | name it in clusters/fleet.yaml: versions.clusterAutoscaler.images: { "1.37": registry.k8s.io/autoscaling/cluster-autoscaler:v1.37.0 }',
  ]);
});

// https://docs.aws.amazon.com/eks/latest/userguide/automode.html: its pools scale by themselves, it has no groups to scale.
test('EKS Auto Mode leaves it nothing to do: one finding, with both sides', () => {
  const sources = withComponent('{ replicas: 2 }', '  autoMode: {}\n');
  const { diagnostics } = parse(sources);
  expect(wordsOf(diagnostics)).toEqual([
    'spec/conflict: components.clusterAutoscaler cannot stand beside EKS Auto Mode, whose pools grow and shrink by themselves | write clusterAutoscaler: false',
  ]);
  const [diagnostic] = diagnostics;
  expect(textAt(sources.cluster, diagnostic?.location)).toBe('{ replicas: 2 }');
  expect(diagnostic?.related?.map(({ location }) => textAt(sources.cluster, location))).toEqual(['{}']);
});

// https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md#common-notes-and-gotchas
test.each([
  ['{}', []],
  ['{ useStaticInstanceList: true }', []],
  [
    '{ useStaticInstanceList: false }',
    [
      'spec/conflict: in a fully private cluster the Cluster Autoscaler may not get the sizes of instance types, and crash | leave it out',
    ],
  ],
])('%s in a fully private cluster', (settings, expected) => {
  const sources = withComponent(settings);
  const cluster = sources.cluster.replace('network:\n', 'network:\n  privateCluster: { enabled: true }\n');
  const found = parse({ ...sources, cluster }).diagnostics.filter(({ message }) =>
    message.includes('sizes of'),
  );
  expect(wordsOf(found)).toEqual(expected);
  expect(found.map(({ location }) => textAt(cluster, location))).toEqual(expected.map(() => 'false'));
  expect(
    found.flatMap(({ related = [] }) => related.map(({ location }) => textAt(cluster, location))),
  ).toEqual(expected.map(() => 'true'));
});

describe('pause pods', () => {
  const scheduling = (value: number, headroom = ', headroom: { replicas: 1, requests: { cpu: "1" } }') => {
    const { cluster } = withComponent('{}');
    const classes = `[{ name: default, value: 0, globalDefault: true }, { name: pause-pods, value: ${value} }]`;
    return { cluster: `${cluster}scheduling: { priorityClasses: ${classes}${headroom} }\n` };
  };

  test.each([
    [-10, undefined],
    [-20, ''],
  ])('of %d: taken', (value, headroom) => {
    expect(parse(scheduling(value, headroom)).diagnostics).toEqual([]);
  });

  test('of a priority that it passes over', () => {
    const { diagnostics } = parse(scheduling(-11));
    expect(wordsOf(diagnostics)).toEqual([
      'spec/conflict: the pause pods have the priority -11, and the Cluster Autoscaler makes no node for pods below -10: headroom would hold nothing | give the PriorityClass "pause-pods" a value from -10 on, below those of all other pods',
    ]);
  });
});
