import { edited, parse, placesOf, wordsOf } from '../testing/sources.ts';

const VPC = '  vpc: { cidr: 10.0.0.0/16 }\n';
const network = (text: string) => parse(edited('cluster', VPC, text)).diagnostics;
const subnet = (digit: string, zone: string) => `{ id: subnet-0000000${digit}, zone: eu-central-1${zone} }`;

test.each([
  ['the private endpoint alone', '  endpoint: { private: true }\n'],
  ['both endpoints', '  endpoint: { public: { cidrs: [203.0.113.0/24] } }\n'],
  ['a private endpoint with the way to it', '  endpoint: { access: { via: vpn } }\n'],
])('%s is fine', (_, endpoint) => {
  expect(network(VPC + endpoint)).toEqual([]);
});

test('a public endpoint for everybody is possible, and told', () => {
  const found = network(
    `${VPC}  endpoint: { private: false, public: { cidrs: [203.0.113.0/24, 0.0.0.0/0] } }\n`,
  );
  expect(wordsOf(found)).toEqual([
    'network/open-endpoint: network.endpoint.public: 0.0.0.0/0 lets the whole internet reach the API server | list the addresses of people and pipelines, or write public: false',
  ]);
  expect(found[0]?.severity).toBe('warning');
  expect(placesOf(found)).toEqual(['9:65 network/open-endpoint']);
});

test('a public endpoint for addresses that the internet does not know', () => {
  const found = network(
    `${VPC}  endpoint: { public: { cidrs: [203.0.113.0/24, 10.0.0.0/16, 100.64.1.0/24] } }\n`,
  );
  const hint =
    'write the addresses that people have on the internet; those of a VPN or a peer belong in network.endpoint.access.cidrs';
  expect(wordsOf(found)).toEqual([
    `network/reserved-cidr: network.endpoint.public: 10.0.0.0/16 is in 10.0.0.0/8, which the internet does not know: EKS refuses it | ${hint}`,
    `network/reserved-cidr: network.endpoint.public: 100.64.1.0/24 is in 100.64.0.0/10, which the internet does not know: EKS refuses it | ${hint}`,
  ]);
  expect(placesOf(found)).toEqual(['9:49 network/reserved-cidr', '9:62 network/reserved-cidr']);
});

test('a way to a private endpoint that does not exist', () => {
  const open = 'private: false, public: { cidrs: [203.0.113.0/24] }';
  expect(network(`${VPC}  endpoint: { ${open}, access: { via: vpn } }\n`)).toMatchObject([
    {
      code: 'spec/conflict',
      message: 'network.endpoint.access leads to the private endpoint, and there is none',
      location: { line: 9, column: 76 },
      related: [{ message: 'no private endpoint', location: { line: 9, column: 24 } }],
    },
  ]);
  expect(placesOf(network(`${VPC}  endpoint: { access: { via: telnet } }\n`))).toEqual([
    '9:30 spec/invalid-value',
  ]);
});

test('addresses that nobody would let in', () => {
  const access = 'access: { via: vpn, cidrs: [10.250.0.0/22, 10.251.0.0/22] }';
  expect(network(`${VPC}  endpoint: { ${access} }\n`)).toEqual([]);
  expect(
    placesOf(network(`${VPC}  endpoint: { access: { via: vpn, cidrs: [10.0.0.0/22, 10.0.0.0/22] } }\n`)),
  ).toEqual(['9:56 spec/duplicate-name']);
  const own = `    securityGroups: { controlPlane: [sg-00000001] }\n`;
  const vpc = `  vpc:\n    id: vpc-00000000\n    subnets: { private: [${subnet('1', 'a')}, ${subnet('2', 'b')}] }\n`;
  expect(network(`${vpc}${own}  endpoint: { access: { via: vpn } }\n`)).toEqual([]);
  expect(network(`${vpc}${own}  endpoint: { ${access} }\n`)).toMatchObject([
    {
      code: 'spec/conflict',
      message: 'network.endpoint.access.cidrs: eksctl opens no port in security groups that exist already',
      location: { line: 12, column: 42 },
      related: [{ message: 'the security groups of the control plane', location: { line: 11, column: 37 } }],
    },
  ]);
});

test('no endpoint at all', () => {
  const found = network(`${VPC}  endpoint: { private: false }\n`);
  expect(wordsOf(found)).toEqual([
    'spec/conflict: network.endpoint: neither public nor private: nobody could reach the API server | set private: true',
  ]);
  expect(placesOf(found)).toEqual(['9:13 spec/conflict']);
});

test('a public endpoint that shuts out the nodes', () => {
  const found = network(`${VPC}  endpoint: { private: false, public: { cidrs: [203.0.113.0/24] } }\n`);
  expect(placesOf(found)).toEqual(['9:24 spec/conflict']);
});

test('zones of a new VPC', () => {
  expect(network('  vpc: { cidr: 10.0.0.0/16, zones: [eu-central-1a, eu-central-1b] }\n')).toEqual([]);
  expect(wordsOf(network('  vpc: { cidr: 10.0.0.0/16, zones: [eu-central-1a, eu-west-1b] }\n'))).toEqual([
    'spec/conflict: the zone eu-west-1b is not in the region eu-central-1 | zones of the region are called eu-central-1a, eu-central-1b, …',
  ]);
  expect(placesOf(network('  vpc: { cidr: 10.0.0.0/16, zones: [eu-central-1a, eu-central-1a] }\n'))).toEqual([
    '8:52 spec/duplicate-name',
  ]);
});

test('subnets of an existing VPC', () => {
  const vpc = (privates: string, publics: string) =>
    `  vpc:\n    id: vpc-00000000\n    subnets:\n      private: [${privates}]\n      public: [${publics}]\n`;
  expect(network(vpc(`${subnet('1', 'a')}, ${subnet('2', 'b')}`, subnet('3', 'a')))).toEqual([]);
  expect(placesOf(network(vpc(`${subnet('1', 'a')}, ${subnet('2', 'a')}`, '')))).toEqual([
    '11:16 spec/conflict',
  ]);
  expect(placesOf(network(vpc(`${subnet('1', 'a')}, ${subnet('2', 'b')}`, subnet('1', 'a'))))).toEqual([
    '12:22 spec/duplicate-name',
  ]);
  const foreign = subnet('3', 'a').replace('eu-central', 'eu-west');
  expect(placesOf(network(vpc(`${subnet('1', 'a')}, ${subnet('2', 'b')}`, foreign)))).toEqual([
    '12:45 spec/conflict',
  ]);
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
test('subnets for the control plane alone', () => {
  const vpc = (controlPlane: string) =>
    [
      '  vpc:',
      '    id: vpc-00000000',
      '    cidr: 10.0.0.0/16',
      '    subnets:',
      `      private: [${subnet('1', 'a')}, ${subnet('2', 'b')}]`,
      `      controlPlane: [${controlPlane}]`,
      '',
    ].join('\n');
  const two = (zone: string, cidr: string, id = '4') =>
    `${subnet('3', 'a').replace(' }', ', cidr: 10.0.0.0/28 }')}, ${subnet(id, zone).replace(' }', `, cidr: ${cidr} }`)}`;
  expect(network(vpc(two('b', '10.0.0.16/28')))).toEqual([]);
  expect(wordsOf(network(vpc(two('a', '10.0.0.16/28'))))).toEqual([
    'spec/conflict: network.vpc.subnets.controlPlane: EKS needs subnets in at least two zones | add a subnet in another zone',
  ]);
  expect(placesOf(network(vpc(two('b', '10.0.0.16/28', '2'))))).toEqual(['13:93 spec/duplicate-name']);
  expect(placesOf(network(vpc(two('b', '10.0.0.16/29'))))).toEqual(['13:137 network/invalid-cidr']);
  expect(placesOf(network(vpc(two('b', '10.1.0.0/28'))))).toEqual(['13:137 spec/conflict']);
  expect(placesOf(network(vpc(two('b', '10.0.0.0/28'))))).toEqual(['13:137 network/overlapping-cidrs']);
  expect(placesOf(network(vpc(subnet('3', 'a'))))).toEqual(['13:21 spec/invalid-value']);
});

test('security groups of an existing VPC', () => {
  const vpc = (groups: string) =>
    `  vpc:\n    id: vpc-00000000\n    subnets: { private: [${subnet('1', 'a')}, ${subnet('2', 'b')}] }\n    securityGroups: ${groups}\n`;
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `sg-0000000${index}`).join(', ');
  expect(network(vpc(`{ controlPlane: [${ids(4)}], sharedNode: sg-00000009 }`))).toEqual([]);
  expect(placesOf(network(vpc(`{ controlPlane: [${ids(5)}] }`)))).toEqual(['11:37 spec/invalid-value']);
  expect(wordsOf(network(vpc('{ sharedNode: vpc-00000000 }')))).toEqual([
    'spec/invalid-value: network.vpc.securityGroups.sharedNode: "vpc-00000000" is not a security group id | for example sg-0123456789abcdef0',
  ]);
});

test('a region that is wrong does not make every zone wrong', () => {
  const cluster = edited(
    'cluster',
    VPC,
    '  vpc: { cidr: 10.0.0.0/16, zones: [eu-central-1a, eu-central-1b] }\n',
  ).cluster;
  expect(
    placesOf(parse({ cluster: cluster.replace('region: eu-central-1', 'region: europe') }).diagnostics),
  ).toEqual(['5:9 spec/invalid-value']);
});
