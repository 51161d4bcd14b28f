import { edited, parse, textAt } from '../testing/sources.ts';

const EVERYBODY = "{ public: { cidrs: ['0.0.0.0/0'] }, private: false }";
const STACK = (more: string) =>
  `{ madeBy: cloudformation, cidr: 10.0.0.0/16, zones: [eu-central-1a, eu-central-1b]${more} }`;
const group = (isPrivate: boolean) =>
  `managedNodeGroups: [{ name: a, architecture: amd64, instanceTypes: [m7i.large], scaling: { min: 1, max: 2 }, privateNetworking: ${isPrivate} }]`;

function errors(vpc: string, endpoint: string, compute: string) {
  const { cluster } = edited(
    'cluster',
    '  vpc: { cidr: 10.0.0.0/16 }\n',
    `  vpc: ${vpc}\n  endpoint: ${endpoint}\n`,
  );
  const text = cluster.replace(/compute:\n[^]*?(?=components)/, `compute: { ${compute} }\n`);
  return parse({ cluster: text })
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, message, location, related = [] }) => [
      code,
      message,
      ...[location, ...related.map((other) => other.location)].map((place) => textAt(text, place)),
    ]);
}

const NEVER = [
  'spec/conflict',
  'without NAT, nodes in private subnets cannot reach the public endpoint, and there is no private one: they would never join',
  'false',
  'none',
];

test.each([
  ['{ cidr: 10.0.0.0/16, nat: none }', group(true)],
  [STACK(', nat: none'), group(true)],
  [STACK(', nat: none'), 'fargate: { profiles: [{ name: a, selectors: [{ namespace: a }] }] }'],
])('%s, and %s', (vpc, compute) => {
  expect(errors(vpc, EVERYBODY, compute)).toEqual([NEVER]);
  expect(errors(vpc.replace('none', 'single'), EVERYBODY, compute)).toEqual([]);
  const codes = errors(vpc, EVERYBODY.replace('false', 'true'), compute).map(([code]) => code);
  expect(codes).toEqual(['network/private-cluster-endpoints']);
});

test('nodes with public addresses have a way', () => {
  expect(errors(STACK(', nat: none'), EVERYBODY, group(false))).toEqual([]);
});

test('an endpoint for some addresses only is told once', () => {
  const some = "{ public: { cidrs: ['203.0.113.0/24'] }, private: false }";
  expect(errors(STACK(', nat: none'), some, group(true)).map(([, message]) => message)).toEqual([
    'network.endpoint: a public endpoint limited to some CIDRs shuts out the nodes, which have no private one',
  ]);
});
