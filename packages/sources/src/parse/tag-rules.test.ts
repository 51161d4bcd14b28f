import { edited, GOOD, parse, textAt, wordsOf } from '../testing/sources.ts';

/** So many tags, one line. */
const tags = (count: number) =>
  `tags: { ${Array.from({ length: count }, (_, index) => `k${index}: v`).join(', ')} }`;
const LIMIT = 'are more than the 50 that AWS takes on one resource';

// Three tags come from the fleet and the stage. eksctl: four on the cluster, two on its subnets; Nodeless: one for Karpenter.
test('tags of a cluster, with those that are added', () => {
  const text = (count: number) => `${GOOD.cluster}${tags(count)}\n`;
  expect(parse({ cluster: text(40) }).diagnostics).toEqual([]);
  const { diagnostics } = parse({ cluster: text(42) });
  expect(wordsOf(diagnostics)).toEqual([
    `spec/conflict: 45 tags, and 7 that come from eksctl and Nodeless, ${LIMIT} | leave out 2 of them`,
  ]);
  expect(diagnostics.map(({ location }) => textAt(text(42), location))).toEqual([
    tags(42).slice('tags: '.length),
  ]);
});

test('a tag that is added anyway counts once', () => {
  const text = `${GOOD.cluster}${tags(40).replace('{ ', '{ Name: sample, ')}\n`;
  expect(parse({ cluster: text }).diagnostics).toEqual([]);
});

test('subnets of somebody else get no tags', () => {
  const vpc = (count: number) =>
    `${GOOD.cluster.replace(
      'cidr: 10.0.0.0/16',
      'id: vpc-12345678, subnets: { private: [{ id: subnet-11111111, zone: eu-central-1a }, { id: subnet-22222222, zone: eu-central-1b }] }',
    )}${tags(count)}\n`;
  expect(parse({ cluster: vpc(43) }).diagnostics).toEqual([]);
  expect(wordsOf(parse({ cluster: vpc(44) }).diagnostics)).toEqual([
    `spec/conflict: 47 tags, and 4 that come from eksctl and Nodeless, ${LIMIT} | leave out 1 of them`,
  ]);
});

const MANAGED = '{ name: a, architecture: arm64, instanceTypes: [m7g.large], scaling: { min: 1, max: 2 }';

test.each([
  [
    'managed node groups: three of eksctl',
    (count: number) => [
      'components:\n',
      `  managedNodeGroups:\n    - ${MANAGED}, ${tags(count)} }\ncomponents:\n`,
    ],
    44,
    'eksctl, are',
  ],
  [
    'self-managed node groups: six of eksctl',
    (count: number) => [
      'components:\n',
      `  selfManagedNodeGroups:\n    - ${MANAGED}, ${tags(count)} }\ncomponents:\n`,
    ],
    41,
    'eksctl, are',
  ],
  [
    'node classes: six of Karpenter',
    (count: number) => [
      '    nodePools:\n',
      `    nodeClasses: [{ name: default, ${tags(count)} }]\n    nodePools:\n`,
    ],
    41,
    'Karpenter, are',
  ],
] as const)('%s', (_, edit, most, adder) => {
  const sources = (count: number) => {
    const [from = '', to = ''] = edit(count);
    return edited('cluster', from, to);
  };
  expect(parse(sources(most)).diagnostics).toEqual([]);
  const { diagnostics } = parse(sources(most + 1));
  expect(wordsOf(diagnostics)).toEqual([
    `spec/conflict: ${most + 4} tags, with those of the cluster, and ${47 - most} that come from ${adder} more than the 50 that AWS takes on one resource | leave out 1 of them`,
  ]);
  expect(diagnostics.map(({ location }) => textAt(sources(most + 1).cluster, location))).toEqual([
    tags(most + 1).slice('tags: '.length),
  ]);
});
