import { edited, parse, placesOf, wordsOf } from '../testing/sources.ts';

const APPS = 'apps: [web]\n';
const found = (env: string, before = '', raw = false) =>
  parse(
    edited(
      'cluster',
      APPS,
      `${APPS}${before}addons:\n  vpc-cni: { ${raw ? 'rawConfiguration' : 'configuration'}: { env: { ${env} } } }\n`,
    ),
  ).diagnostics;

test.each([
  `ENABLE_BANDWIDTH_PLUGIN: 'true'`,
  `AWS_VPC_K8S_CNI_LOGLEVEL: debug`,
  `AWS_REGION: eu-west-1, HTTPS_PROXY: 'http://proxy.example.com:3128', GODEBUG: 'http2client=0'`,
  `AWS_VPC_ENI_MTU: '1500'`,
  `NETWORK_POLICY_ENFORCING_MODE: standard`,
])('%s is fine', (env) => {
  expect(found(env)).toEqual([]);
});

test('a slip in a name', () => {
  const env = `WARM_IP_TARGETS: '2', MINIMUM_IP_TARGETS: '4'`;
  expect(wordsOf(found(env))).toEqual([
    'network/unknown-cni-variable: the VPC CNI does not know the variable WARM_IP_TARGETS: it does nothing | did you mean WARM_IP_TARGET?',
    'network/unknown-cni-variable: the VPC CNI does not know the variable MINIMUM_IP_TARGETS: it does nothing | did you mean MINIMUM_IP_TARGET?',
  ]);
  expect(found(env).map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  expect(placesOf(found(env))).toEqual([
    '22:55 network/unknown-cni-variable',
    '22:80 network/unknown-cni-variable',
  ]);
});

test.each([
  ['COLOUR: red', 'correct the name, or remove it'],
  [`DISABLE_TCP_EARLY_DEMUX: 'true'`, 'write init: { env: { DISABLE_TCP_EARLY_DEMUX: "true" } }'],
])('%s', (env, hint) => {
  expect(found(env)).toMatchObject([{ code: 'network/unknown-cni-variable', hint }]);
  expect(found(env, '', true)).toMatchObject([{ code: 'network/unknown-cni-variable', hint }]);
});

test.each([
  [`AWS_VPC_K8S_CNI_EXTERNALSNAT: 'yes'`, 'must be "true" or "false"'],
  [`ENABLE_BANDWIDTH_PLUGIN: '1'`, 'must be "true" or "false"'],
  [`WARM_IP_TARGET: two, MINIMUM_IP_TARGET: '2'`, 'must be a whole number in quotes'],
  [`AWS_VPC_ENI_MTU: '100'`, 'must be from 576 to 9001 bytes'],
  [`AWS_VPC_ENI_MTU: large`, 'must be a whole number in quotes'],
  [`AWS_VPC_K8S_CNI_VETHPREFIX: ethernet`, 'must be at most four characters long'],
  [`NETWORK_POLICY_ENFORCING_MODE: lax`, 'must be one of standard, strict'],
  [`NETWORK_POLICY_ENFORCING_MODE: Strict`, 'must be one of standard, strict'],
  [`AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: ten`, 'must be blocks of IPv4 with commas between them'],
  [`AWS_VPC_K8S_CNI_RANDOMIZESNAT: 'true'`, 'must be one of hashrandom, prng, none'],
])('%s is no value', (env, what) => {
  expect(wordsOf(found(env))).toEqual([expect.stringContaining(what)]);
});

test('values without a type are looked at, too', () => {
  expect(wordsOf(found(`ENABLE_PREFIX_DELEGATION: 'yes'`, '', true))).toEqual([
    'spec/invalid-value: addons.vpc-cni.rawConfiguration.env: ENABLE_PREFIX_DELEGATION is "yes", and must be "true" or "false" | write the value as text, for example "true" or "2"',
  ]);
  expect(found(`AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: '10.0.0.0/8, 192.168.0.0/16'`, '', true)).toEqual([]);
});

test.each([`ENABLE_IPv6: 'true'`, `ENABLE_IPv4: 'false'`])('%s in a cluster with IPv4', (env) => {
  expect(found(env)).toMatchObject([
    {
      code: 'spec/conflict',
      message: expect.stringContaining('in a cluster with IPv4: pods would get no address') as string,
      related: [{ message: 'the addresses of the cluster' }],
    },
  ]);
});

test.each([
  [`ENABLE_IPv6: 'false'`, 'ENABLE_IPv6: "false"'],
  [`ENABLE_IPv4: 'true'`, 'ENABLE_IPv4: "true"'],
])('%s in a cluster with IPv6', (env, told) => {
  const { cluster = '' } = edited(
    'cluster',
    APPS,
    `${APPS}addons: { vpc-cni: { configuration: { env: { ${env} } } } }\n`,
  );
  const vpc = '  vpc: { cidr: 10.0.0.0/16 }\n';
  const inIpv6 = cluster.replace(vpc, `${vpc}  ipFamily: IPv6\n`);
  expect(wordsOf(parse({ cluster: inIpv6 }).diagnostics)).toEqual([
    `spec/conflict: ${told} in a cluster with IPv6: pods would get no address that it routes | remove it: the add-on knows the addresses of its cluster, and nobody can change them later`,
  ]);
});

test.each([`ENABLE_IPv6: 'false'`, `ENABLE_IPv4: 'true'`])('%s is what the add-on does by itself', (env) => {
  expect(found(env)).toEqual([]);
});

describe('network/external-snat', () => {
  const SNAT = `AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true'`;
  const group = (isPrivate: boolean) =>
    edited(
      'cluster',
      'compute:\n',
      `compute:\n  managedNodeGroups:\n    - { name: sys, architecture: amd64, instanceTypes: [m5.large], scaling: { min: 1, max: 2 }, privateNetworking: ${isPrivate} }\n`,
    );
  const inCluster = (isPrivate: boolean, env = SNAT) => {
    const { cluster = '', ...rest } = group(isPrivate);
    return parse({
      ...rest,
      cluster: cluster.replace(APPS, `${APPS}addons: { vpc-cni: { configuration: { env: { ${env} } } } }\n`),
    }).diagnostics;
  };

  test('nodes in private subnets', () => {
    expect(inCluster(true)).toEqual([]);
    expect(inCluster(false, `AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false'`)).toEqual([]);
  });

  test('nodes in public subnets', () => {
    expect(inCluster(false)).toMatchObject([
      {
        code: 'network/external-snat',
        severity: 'error',
        message: expect.stringContaining('the nodes of the group "sys" are in public subnets') as string,
        related: [{ message: 'the group' }],
      },
    ]);
  });
});
