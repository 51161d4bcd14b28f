import { edited, parse, placesOf, textAt, wordsOf } from '../testing/sources.ts';

const GROUP = 'architecture: arm64, instanceTypes: [t4g.xlarge], scaling: { min: 1, max: 3 }';
const EXISTING =
  '{ id: vpc-12345678, subnets: { private: [{ id: subnet-11111111, zone: eu-central-1a }, { id: subnet-22222222, zone: eu-central-1b }], public: [{ id: subnet-33333333, zone: eu-central-1a }] } }';
const NAMED = '{ cidr: 10.0.0.0/16, zones: [eu-central-1a, eu-central-1b] }';

function withGroups(compute: string, vpc = '{ cidr: 10.0.0.0/16 }') {
  const { cluster } = edited('cluster', 'components:\n', `${compute}components:\n`);
  return { cluster: cluster.replace('{ cidr: 10.0.0.0/16 }', vpc) };
}

describe.each(['managedNodeGroups', 'selfManagedNodeGroups'])('%s', (kind) => {
  const group = (options: string, vpc?: string) =>
    withGroups(`  ${kind}:\n    - { name: system, ${GROUP}${options} }\n`, vpc);

  test.each([
    ['', '{ cidr: 10.0.0.0/16 }'],
    [', zones: [eu-central-1b]', NAMED],
    [', zones: [eu-central-1b]', EXISTING],
    [', zones: [eu-central-1a], privateNetworking: false', EXISTING],
    [', subnets: [subnet-22222222]', EXISTING],
    [', subnets: [subnet-33333333], privateNetworking: false', EXISTING],
  ])('%s in %s: taken', (options, vpc) => {
    expect(parse(group(options, vpc)).diagnostics).toEqual([]);
  });

  // SelectNodeGroupSubnets and validateNodeGroupBase of eksctl 0.230.0.
  test.each([
    [
      ', zones: [eu-central-1a]',
      '{ cidr: 10.0.0.0/16 }',
      ['eu-central-1a', '{ cidr: 10.0.0.0/16 }'],
      'spec/conflict: eksctl chooses the zones of the VPC, and eu-central-1a may not be one of them | name the zones of the VPC: network.vpc.zones',
    ],
    [
      ', zones: [eu-central-1c]',
      NAMED,
      ['eu-central-1c', NAMED],
      'spec/conflict: the zone eu-central-1c of the node group "system" has no private subnet in this cluster | zones with such subnets: eu-central-1a, eu-central-1b',
    ],
    [
      ', zones: [eu-central-1b], privateNetworking: false',
      EXISTING,
      ['eu-central-1b', EXISTING],
      'spec/conflict: the zone eu-central-1b of the node group "system" has no public subnet in this cluster | zones with such subnets: eu-central-1a',
    ],
    [
      ', zones: [eu-central-1a], subnets: [subnet-11111111]',
      EXISTING,
      ['[subnet-11111111]', '[eu-central-1a]'],
      'spec/conflict: subnets cannot stand beside zones: a subnet is in one zone | keep one of the two',
    ],
    [
      ', subnets: [subnet-11111111]',
      NAMED,
      ['[subnet-11111111]', NAMED],
      'spec/conflict: subnets have ids before the cluster exists only in a VPC that exists | use zones instead',
    ],
    [
      ', subnets: [subnet-99999999]',
      EXISTING,
      ['subnet-99999999'],
      'spec/conflict: subnet-99999999 is not among network.vpc.subnets.private | add it there, or name one of: subnet-11111111, subnet-22222222',
    ],
    [
      ', subnets: [subnet-11111111], privateNetworking: false',
      EXISTING,
      ['subnet-11111111'],
      'spec/conflict: subnet-11111111 is not among network.vpc.subnets.public | add it there, or name one of: subnet-33333333',
    ],
  ])('%s in %s: refused', (options, vpc, places, words) => {
    const sources = group(options, vpc);
    const { diagnostics } = parse(sources);
    expect(wordsOf(diagnostics)).toEqual([words]);
    const shown = diagnostics.flatMap(({ location, related = [] }) => [
      location,
      ...related.map((one) => one.location),
    ]);
    expect(shown.map((location) => textAt(sources.cluster, location))).toEqual(places);
  });

  test('sizes and architectures go together', () => {
    const bad = `architecture: amd64, instanceTypes: [t4g.xlarge], scaling: { min: 4, max: 3 }`;
    const { diagnostics } = parse(withGroups(`  ${kind}:\n    - { name: system, ${bad} }\n`));
    expect(wordsOf(diagnostics)).toEqual([
      'spec/conflict: t4g.xlarge is arm64, but the nodes of the group are amd64 | name amd64 types only, or make a second group: a group has one image',
      'spec/conflict: min 4 is above max 3 | write min ≤ desired ≤ max',
    ]);
  });

  test('two groups of one name', () => {
    const line = `    - { name: system, ${GROUP} }\n`;
    expect(placesOf(parse(withGroups(`  ${kind}:\n${line}${line}`)).diagnostics)).toEqual([
      '20:15 spec/duplicate-name',
    ]);
  });
});

test('a managed and a self-managed group of one name', () => {
  const line = `    - { name: system, ${GROUP} }\n`;
  const { diagnostics } = parse(withGroups(`  selfManagedNodeGroups:\n${line}  managedNodeGroups:\n${line}`));
  expect(placesOf(diagnostics)).toEqual(['19:15 spec/duplicate-name']);
  expect(diagnostics[0]?.related).toMatchObject([{ location: { line: 21, column: 15 } }]);
});
