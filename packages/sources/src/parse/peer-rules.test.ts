import { edited, modelOf, parse, placesOf, textAt, wordsOf } from '../testing/sources.ts';

const VPC = '  vpc: { cidr: 10.0.0.0/16 }\n';
const ZONES = 'zones: [eu-central-1a, eu-central-1b]';
const peer = (name: string, ...cidrs: readonly string[]) =>
  `{ name: ${name}, via: transit-gateway, cidrs: [${cidrs.join(', ')}] }`;

/** Sources with peers beside a VPC, and what is found in them, each with the texts at its two places. */
function found(peers: readonly string[], network = VPC) {
  const sources = edited('cluster', VPC, `${network}  peers: [${peers.join(', ')}]\n`);
  return parse(sources).diagnostics.map(({ code, severity, message, location, related = [] }) => ({
    code,
    severity,
    message,
    at: [location, ...related.map((other) => other.location)].map((place) => textAt(sources.cluster, place)),
  }));
}
const overlapping = (message: string, ...at: readonly string[]) => ({
  code: 'network/overlapping-cidrs',
  severity: 'error',
  message,
  at,
});

test('peers that share no address with anything', () => {
  const peers = [peer('company', '10.8.0.0/16', '192.168.0.0/20'), peer('shared', '10.9.0.0/16')];
  expect(found(peers)).toEqual([]);
  expect(found(peers, `${VPC}  serviceCidr: 10.100.0.0/16\n`)).toEqual([]);
  const { spec } = modelOf(edited('cluster', VPC, `${VPC}  peers: [${peer('company', '10.8.0.0/16')}]\n`));
  expect(spec.network.peers).toEqual([{ name: 'company', via: 'transit-gateway', cidrs: ['10.8.0.0/16'] }]);
  expect(modelOf().spec.network.peers).toEqual([]);
});

test('the fleet can name them for all clusters', () => {
  const fleet = edited('fleet', '  tags: { managed-by: nodeless, team: platform }\n', '').fleet.replace(
    'defaults:\n',
    `defaults:\n  network: { peers: [${peer('company', '10.0.128.0/20')}] }\n`,
  );
  expect(parse({ fleet }).diagnostics).toMatchObject([
    { location: { file: 'clusters/fleet.yaml' }, related: [{ location: { line: 8, column: 16 } }] },
  ]);
});

// Source: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
test.each([
  ['10.0.16.0/20', 'in the VPC'],
  ['10.0.0.0/8', 'a route that sums up the VPC and others'],
])('a peer with %s: %s', (cidr) => {
  expect(found([peer('company', cidr)])).toEqual([
    overlapping(`${cidr} of the peer "company" overlaps 10.0.0.0/16 of the VPC`, cidr, '10.0.0.0/16'),
  ]);
});

test('blocks of pods in our own VPC', () => {
  const own = `  vpc: { madeBy: cloudformation, cidr: 10.0.0.0/16, podCidr: 100.64.0.0/16, ${ZONES} }\n`;
  expect(found([peer('company', '100.64.8.0/24')], own)).toEqual([
    overlapping(
      '100.64.8.0/24 of the peer "company" overlaps 100.64.0.0/16 of the pods',
      '100.64.8.0/24',
      '100.64.0.0/16',
    ),
  ]);
});

test('subnets of an existing VPC, those that its block does not hold', () => {
  const subnets = (cidr: string) =>
    `  vpc: { id: vpc-00000000${cidr}, subnets: { private: [{ id: subnet-00000001, zone: eu-central-1a, cidr: 10.0.0.0/20 }, { id: subnet-00000002, zone: eu-central-1b }], pods: [{ id: subnet-00000003, zone: eu-central-1a, cidr: 100.64.0.0/18 }, { id: subnet-00000004, zone: eu-central-1b }] } }\n`;
  const company = [peer('company', '10.0.0.0/20', '100.64.0.0/24')];
  const pods = overlapping(
    '100.64.0.0/24 of the peer "company" overlaps 100.64.0.0/18 of subnet-00000003',
    '100.64.0.0/24',
    '100.64.0.0/18',
  );
  expect(found(company, subnets(', cidr: 10.0.0.0/16'))).toEqual([
    overlapping(
      '10.0.0.0/20 of the peer "company" overlaps 10.0.0.0/16 of the VPC',
      '10.0.0.0/20',
      '10.0.0.0/16',
    ),
    pods,
  ]);
  expect(found(company, subnets(''))).toEqual([
    overlapping(
      '10.0.0.0/20 of the peer "company" overlaps 10.0.0.0/20 of subnet-00000001',
      '10.0.0.0/20',
      '10.0.0.0/20',
    ),
    pods,
  ]);
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
test('Services, whoever chose their block', () => {
  expect(found([peer('company', '172.30.8.0/24')], `${VPC}  serviceCidr: 172.30.0.0/16\n`)).toEqual([
    overlapping(
      '172.30.8.0/24 of the peer "company" overlaps 172.30.0.0/16 of the Services',
      '172.30.8.0/24',
      '172.30.0.0/16',
    ),
  ]);
  const chosen = (peerBlock: string, block: string, vpc: string) =>
    overlapping(
      `${peerBlock} of the peer "company" overlaps ${block}, which EKS chooses for the Services`,
      peerBlock,
      vpc,
    );
  const company = (cidr: string, vpc: string) => found([peer('company', cidr)], `  vpc: { cidr: ${vpc} }\n`);
  expect(company('172.20.1.0/24', '10.0.0.0/16')).toEqual([
    chosen('172.20.1.0/24', '172.20.0.0/16', '10.0.0.0/16'),
  ]);
  expect(company('172.20.1.0/24', '192.168.0.0/16')).toEqual([]);
  expect(company('10.100.1.0/24', '192.168.0.0/16')).toEqual([
    chosen('10.100.1.0/24', '10.100.0.0/16', '192.168.0.0/16'),
  ]);
  expect(company('10.100.1.0/24', '10.0.0.0/16')).toEqual([]);
});

test('Services with IPv6 addresses overlap nothing', () => {
  expect(found([peer('company', '172.20.1.0/24')], `${VPC}  ipFamily: IPv6\n`)).toEqual([]);
});

// Source: https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html
test('two peers, but not two blocks of one', () => {
  expect(found([peer('a', '10.8.0.0/16'), peer('b', '10.9.0.0/16', '10.8.4.0/24')])).toEqual([
    overlapping(
      '10.8.4.0/24 of the peer "b" overlaps 10.8.0.0/16 of the peer "a"',
      '10.8.4.0/24',
      '10.8.0.0/16',
    ),
  ]);
  expect(found([peer('a', '10.8.0.0/16', '10.8.4.0/24')])).toEqual([]);
});

test('names and blocks are listed once', () => {
  const codes = (...peers: readonly string[]) =>
    found(peers).map(({ code, message }) => `${code}: ${message}`);
  expect(codes(peer('a', '10.8.0.0/16'), peer('a', '10.9.0.0/16'))).toEqual([
    'spec/duplicate-name: network.peers holds the name "a" twice',
  ]);
  expect(codes(peer('a', '10.8.0.0/16', '10.8.0.0/16'))).toEqual([
    'spec/duplicate-name: the block "10.8.0.0/16" is listed twice',
  ]);
});

test('blocks to which nothing is routed', () => {
  const words = (cidr: string) =>
    wordsOf(parse(edited('cluster', VPC, `${VPC}  peers: [${peer('a', cidr)}]\n`)).diagnostics);
  expect(words('169.254.0.0/16')).toEqual([
    'network/reserved-cidr: 169.254.0.0/16 of the peer "a" shares addresses with 169.254.0.0/16 (link-local), to which nothing is routed | list the blocks that the network has',
  ]);
  expect(words('172.17.4.0/24')).toEqual([
    'network/reserved-cidr: 172.17.4.0/24 of the peer "a" shares addresses with 172.17.0.0/16, which Docker and some services of AWS use for themselves | give hosts there that pods shall reach other addresses',
  ]);
});

test('the whole internet is no peer', () => {
  expect(
    placesOf(parse(edited('cluster', VPC, `${VPC}  peers: [${peer('a', '0.0.0.0/0')}]\n`)).diagnostics),
  ).toEqual(['9:52 network/invalid-cidr']);
});
