import { edited, modelOf, parse, placesOf, wordsOf } from '../testing/sources.ts';

const VPC = '  vpc: { cidr: 10.0.0.0/16 }\n';
const network = (text: string) => parse(edited('cluster', VPC, text)).diagnostics;
const ZONES = 'zones: [eu-central-1a, eu-central-1b]';
const own = (cidr: string, rest = '') =>
  `  vpc:\n    madeBy: cloudformation\n    cidr: ${cidr}\n    ${ZONES}\n${rest}`;

test('a VPC of our own stack', () => {
  const { spec } = modelOf(edited('cluster', VPC, own('10.0.0.0/16')));
  expect(spec.network.vpc).toEqual({
    madeBy: 'cloudformation',
    cidr: '10.0.0.0/16',
    zones: ['eu-central-1a', 'eu-central-1b'],
    nat: 'single',
    internetGateway: true,
    flowLogs: false,
    interfaceEndpoints: false,
  });
});

test('flow logs are off, or have traffic and days', () => {
  const { spec } = modelOf(edited('cluster', VPC, own('10.0.0.0/16', '    flowLogs: {}\n')));
  expect(spec.network.vpc).toMatchObject({ flowLogs: { traffic: 'ALL', retentionDays: 30 } });
  expect(placesOf(network(own('10.0.0.0/16', '    flowLogs: { retentionDays: 31 }\n')))).toEqual([
    '12:32 spec/invalid-value',
  ]);
});

test('zones are needed, of the region and different', () => {
  expect(placesOf(network('  vpc: { madeBy: cloudformation, cidr: 10.0.0.0/16 }\n'))).toEqual([
    '8:8 spec/missing-key',
  ]);
  expect(placesOf(network(own('10.0.0.0/16').replace('1b', '1a')))).toEqual(['11:28 spec/duplicate-name']);
  expect(placesOf(network(own('10.0.0.0/16').replace('eu-central-1b', 'eu-west-1b')))).toEqual([
    '11:28 spec/conflict',
  ]);
});

test('a VPC too small for the plan needs all blocks', () => {
  expect(wordsOf(network(own('10.0.0.0/24')))).toEqual([
    'spec/conflict: network.vpc.cidr: 10.0.0.0/24 is too small for an address plan, which needs /22 | choose a larger block, or write all blocks: cidrs: { private: […], public: […], controlPlane: […] }',
  ]);
  const cidrs = [
    '    cidrs:',
    '      private: [10.0.0.0/26, 10.0.0.64/26]',
    '      public: [10.0.0.128/27, 10.0.0.160/27]',
    '      controlPlane: [10.0.0.192/28, 10.0.0.208/28]',
    '',
  ].join('\n');
  expect(network(own('10.0.0.0/24', cidrs))).toEqual([]);
});

test('one block for each zone', () => {
  const found = network(
    own('10.0.0.0/16', '    cidrs: { controlPlane: [10.0.255.0/28, 10.0.255.16/28, 10.0.255.32/28] }\n'),
  );
  expect(found).toMatchObject([
    {
      code: 'spec/conflict',
      message: 'network.vpc.cidrs.controlPlane: 3 blocks for 2 zones',
      location: { line: 12, column: 28 },
      related: [{ message: 'the zones', location: { line: 11, column: 12 } }],
    },
  ]);
});

test('written blocks keep apart from the plan, from each other, and inside the VPC', () => {
  const controlPlane = (first: string, second: string) =>
    network(own('10.0.0.0/16', `    cidrs: { controlPlane: [${first}, ${second}] }\n`));
  expect(wordsOf(controlPlane('10.0.0.192/28', '10.0.255.208/28'))).toEqual([
    'network/overlapping-cidrs: 10.0.0.192/28 of the control-plane subnet in eu-central-1a overlaps 10.0.0.0/18 of the private subnet in eu-central-1a | choose blocks that share no address',
  ]);
  expect(placesOf(controlPlane('10.0.255.208/28', '10.0.255.208/28'))).toEqual([
    '12:46 network/overlapping-cidrs',
  ]);
  expect(placesOf(controlPlane('10.0.255.208/28', '10.1.0.0/28'))).toEqual(['12:46 spec/conflict']);
  expect(placesOf(controlPlane('10.0.255.208/28', '10.0.255.224/29'))).toEqual([
    '12:46 network/invalid-cidr',
  ]);
});

test('Services inside a planned VPC are told once', () => {
  expect(placesOf(network(`${own('10.0.0.0/16')}  serviceCidr: 10.0.0.0/20\n`))).toEqual([
    '12:16 network/overlapping-cidrs',
  ]);
});

// Source: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
test('interface endpoints of China are not made', () => {
  const china = (endpoints: boolean) => {
    const text = own('10.0.0.0/16', `    interfaceEndpoints: ${endpoints}\n`).replaceAll(
      'eu-central-1',
      'cn-north-1',
    );
    const { cluster } = edited('cluster', VPC, text);
    return parse({ cluster: cluster.replace('eu-central-1', 'cn-north-1') }).diagnostics;
  };
  expect(china(false)).toEqual([]);
  expect(china(true)).toMatchObject([
    {
      code: 'spec/conflict',
      message:
        'network.vpc.interfaceEndpoints: in China the services of AWS have other names, which are not known here',
      location: { line: 12, column: 25 },
      related: [{ message: 'the region cn-north-1', location: { line: 5, column: 9 } }],
    },
  ]);
});

// Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
test.each([
  ['169.254.0.0/16', 'error'],
  ['127.0.0.0/16', 'error'],
  ['0.0.0.0/16', 'error'],
  ['224.0.0.0/16', 'error'],
  ['172.17.0.0/16', 'warning'],
])('a VPC of %s is an %s', (cidr, severity) => {
  const found = network(own(cidr));
  expect(found.map((one) => [one.code, one.severity])).toEqual([['network/reserved-cidr', severity]]);
  expect(placesOf(found)).toEqual(['10:11 network/reserved-cidr']);
});

// Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
test('Services have addresses of a private range', () => {
  expect(network(`${VPC}  serviceCidr: 192.168.0.0/16\n`)).toEqual([]);
  expect(wordsOf(network(`${VPC}  serviceCidr: 100.64.0.0/16\n`))).toEqual([
    'network/reserved-cidr: 100.64.0.0/16 of the Services is not in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, where EKS wants it | choose another private block, for example in 10.0.0.0/8',
  ]);
});

// Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
test.each([
  ['10.0.0.0/16', '100.64.0.0/16', []],
  ['10.0.0.0/16', '10.2.0.0/16', []],
  ['172.20.0.0/16', '172.21.0.0/16', []],
  ['100.65.0.0/16', '100.64.0.0/16', []],
  ['10.0.0.0/16', '172.20.0.0/16', ['13:14 network/reserved-cidr']],
  ['10.0.0.0/16', '198.19.0.0/16', ['13:14 network/reserved-cidr']],
  ['100.65.0.0/16', '10.0.0.0/16', ['13:14 network/reserved-cidr']],
  ['10.1.0.0/16', '10.0.0.0/16', ['13:14 network/reserved-cidr']],
  ['10.0.0.0/16', '169.254.0.0/16', ['13:14 network/reserved-cidr']],
])('the VPC %s and the block of pods %s', (cidr, podCidr, places) => {
  expect(placesOf(network(own(cidr, `    nat: single\n    podCidr: ${podCidr}\n`)))).toEqual(places);
});

test('a block of pods that EC2 would not add is told with that of the VPC', () => {
  expect(network(own('10.0.0.0/16', '    podCidr: 192.168.0.0/16\n'))).toMatchObject([
    {
      code: 'network/reserved-cidr',
      severity: 'error',
      message:
        '192.168.0.0/16 of the pods is in 192.168.0.0/16, of which EC2 adds no block to a VPC with 10.0.0.0/16',
      location: { line: 12, column: 14 },
      related: [{ message: '10.0.0.0/16 of the VPC', location: { line: 10, column: 11 } }],
    },
  ]);
});

test('the block of pods shares no address with the VPC and the Services', () => {
  const found = (podCidr: string) =>
    wordsOf(network(own('10.4.0.0/16', `    podCidr: ${podCidr}\n  serviceCidr: 10.6.0.0/20\n`)));
  expect(found('10.5.0.0/16')).toEqual([]);
  expect(found('10.4.128.0/17')).toEqual([
    'network/overlapping-cidrs: 10.4.128.0/17 of the pods overlaps 10.4.0.0/16 of the VPC | choose blocks that share no address',
  ]);
  expect(found('10.6.0.0/16')).toEqual([
    'network/overlapping-cidrs: 10.6.0.0/20 of the Services overlaps 10.6.0.0/16 of the pods | choose blocks that share no address',
  ]);
});

test('subnets of pods and custom networking switched off', () => {
  const off =
    'addons: { vpc-cni: { configuration: { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "false" } } } }\n';
  const { cluster } = edited('cluster', VPC, own('10.0.0.0/16', '    podCidr: 100.64.0.0/16\n'));
  expect(wordsOf(parse({ cluster: `${cluster}${off}` }).diagnostics)).toEqual([
    'spec/conflict: the subnets of pods have no effect: custom networking is switched off | remove AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG, or the subnets',
  ]);
});
