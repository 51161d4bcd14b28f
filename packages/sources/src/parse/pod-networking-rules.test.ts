import { edited, parse, wordsOf, textAt } from '../testing/sources.ts';

const SUBNETS =
  'private: [{ id: subnet-11111111, zone: eu-central-1a, cidr: 10.0.0.0/24 }, { id: subnet-22222222, zone: eu-central-1b }]';
const POD = (digit: string, zone: string, cidr = '100.64.0.0/18') =>
  `{ id: subnet-${digit.repeat(8)}, zone: eu-central-1${zone}, cidr: ${cidr} }`;
const EXISTING = (more = '') => `{ id: vpc-12345678, cidr: 10.0.0.0/16, subnets: { ${SUBNETS}${more} } }`;
const PODS = `, pods: [${POD('3', 'a')}, ${POD('4', 'b', '100.64.64.0/18')}]`;

interface Case {
  readonly vpc?: string;
  readonly env?: string;
  readonly compute?: string;
}

function sources({ vpc = '{ cidr: 10.0.0.0/16 }', env = '', compute = '' }: Case) {
  const { cluster } = edited('cluster', 'components:\n', `${compute}components:\n`);
  const addons = `addons: { vpc-cni: { configuration: { env: { ${env} } } } }\n`;
  return { cluster: `${cluster.replace('{ cidr: 10.0.0.0/16 }', vpc)}${addons}` };
}

const PREFIXES = `ENABLE_PREFIX_DELEGATION: 'true'`;
const BRANCHES = `ENABLE_POD_ENI: 'true'`;
const groups = (types: string, more = '') =>
  `  selfManagedNodeGroups: [{ name: own, architecture: amd64, instanceTypes: [${types}], scaling: { min: 1, max: 2 }${more} }]\n`;
const nodeClass = (maxPods: number) =>
  `    nodeClasses: [{ name: default, kubelet: { maxPods: ${maxPods} } }]\n`;

test.each<Case>([
  {},
  { env: PREFIXES },
  { vpc: EXISTING(PODS) },
  { vpc: EXISTING(PODS), env: PREFIXES },
  { env: PREFIXES, compute: groups('m5.large', ', maxPodsPerNode: 110') },
  { env: PREFIXES, compute: nodeClass(98) },
  { compute: nodeClass(8) },
  { compute: groups('m5.large', ', maxPodsPerNode: 29') },
  { compute: groups('m4.large') },
  { env: BRANCHES },
  { env: BRANCHES, compute: groups('m5.large') },
])('%j is fine', (one) => {
  expect(parse(sources(one)).diagnostics).toEqual([]);
});

const found = (one: Case) => {
  const { cluster } = sources(one);
  const { diagnostics } = parse({ cluster });
  return diagnostics.map((diagnostic) => [
    diagnostic.severity,
    ...wordsOf([diagnostic]),
    textAt(cluster, diagnostic.location),
    ...(diagnostic.related ?? []).map(({ location }) => textAt(cluster, location)),
  ]);
};

// Source: https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network-tutorial.html
test('custom networking without subnets of pods', () => {
  const vpc = EXISTING();
  expect(found({ vpc, env: `AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true'` })).toEqual([
    [
      'error',
      'spec/conflict: AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG without an ENIConfig for each zone: no pod would get an address | write network.vpc.podCidr (madeBy: cloudformation), list the subnets of an existing VPC as network.vpc.subnets.pods, or write eniConfig beside env',
      `'true'`,
      vpc,
    ],
  ]);
});

test('subnets of pods that do not fit those of the nodes', () => {
  const pods = `[${POD('3', 'a')}, ${POD('4', 'a', '100.64.64.0/18')}]`;
  const vpc = EXISTING(`, pods: ${pods}`);
  expect(found({ vpc, env: `AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'false'` })).toEqual([
    [
      'error',
      'spec/conflict: no subnet of pods in the zone eu-central-1b: pods on nodes there would get no address | add one in eu-central-1b',
      pods,
      '{ id: subnet-22222222, zone: eu-central-1b }',
    ],
    [
      'error',
      'spec/conflict: the subnets of pods have no effect: custom networking is switched off | remove AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG, or the subnets',
      pods,
      `'false'`,
    ],
    [
      'error',
      'spec/conflict: a second subnet of pods in the zone eu-central-1a: the ENIConfig of a zone has one | remove one of them',
      POD('4', 'a', '100.64.64.0/18'),
      POD('3', 'a'),
    ],
  ]);
});

// Source: https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html
test('a subnet that is too small for prefixes', () => {
  const vpc = EXISTING().replace('10.0.0.0/24', '10.0.0.0/27');
  expect(found({ vpc, env: PREFIXES })).toEqual([
    [
      'error',
      'spec/conflict: 10.0.0.0/27 of subnet-11111111 has no whole /28 for a node: AWS keeps addresses in its first and last 16 | use subnets of /26 at least, better /22, or leave prefix delegation out',
      '10.0.0.0/27',
      `'true'`,
    ],
  ]);
});

test('a subnet of our own stack that is too small for prefixes', () => {
  const stack = (more: string) =>
    `{ madeBy: cloudformation, cidr: 10.0.0.0/16, zones: [eu-central-1a, eu-central-1b]${more} }`;
  const vpc = stack(', cidrs: { private: [10.0.0.0/26, 10.0.1.0/27], public: [10.0.2.0/28, 10.0.2.16/28] }');
  expect(found({ vpc, env: PREFIXES })).toEqual([
    [
      'error',
      'spec/conflict: 10.0.1.0/27 of the private subnet in eu-central-1b has no whole /28 for a node: AWS keeps addresses in its first and last 16 | use subnets of /26 at least, better /22, or leave prefix delegation out',
      '10.0.1.0/27',
      `'true'`,
    ],
  ]);
  expect(found({ vpc: vpc.replace(', cidrs', ', podCidr: 100.64.0.0/24, cidrs'), env: PREFIXES })).toEqual(
    [],
  );
  expect(found({ vpc })).toEqual([]);
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses-procedure.html
test('a type without prefixes', () => {
  expect(found({ env: PREFIXES, compute: groups('m4.large') })).toEqual([
    [
      'error',
      'spec/conflict: m4.large is not built on Nitro, so its interfaces take no prefixes | choose a type of a newer generation',
      'm4.large',
      `'true'`,
    ],
  ]);
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html
test('more pods than addresses', () => {
  expect(found({ compute: groups('m5.xlarge, m5.large', ', maxPodsPerNode: 30') })).toEqual([
    [
      'error',
      'network/maxpods-eni-bound: maxPods is 30, but a m5.large has addresses for 29 pods: the others would wait for one for ever | write 29 or leave it out; ENABLE_PREFIX_DELEGATION: "true" gives nodes of Nitro more addresses',
      '30',
      '[m5.xlarge, m5.large]',
    ],
  ]);
  expect(found({ env: PREFIXES, compute: nodeClass(110) })).toMatchObject([
    [
      'error',
      expect.stringMatching(
        /^network\/maxpods-eni-bound: maxPods is 110, but a \w+\.medium has addresses for 98 pods: .* \| write 98, or/,
      ) as unknown,
      '110',
      expect.anything(),
    ],
  ]);
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
test('types without a trunk interface', () => {
  const compute = groups('t3.large');
  const words =
    'network/sg-for-pods: no instance type of the node group "own" has a trunk interface, so no pod with security groups of its own runs there | choose types with one: most of c, m and r from generation 5 on, none of t';
  expect(found({ env: BRANCHES, compute })).toEqual([['warning', words, '[t3.large]', `'true'`]]);
  const { cluster } = sources({ env: BRANCHES, compute });
  const alone = cluster.replace(
    `        architectures: [amd64]\n`,
    `        architectures: [amd64]\n        instanceTypes: [t3a.large]\n`,
  );
  expect(parse({ cluster: alone }).diagnostics.map(({ severity, code }) => [severity, code])).toEqual([
    ['error', 'network/sg-for-pods'],
    ['error', 'network/sg-for-pods'],
  ]);
});

// Source: https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md
test.each([
  [`ENABLE_PREFIX_DELEGATION: 'yes'`, 'ENABLE_PREFIX_DELEGATION is "yes", and must be "true" or "false"'],
  [`WARM_IP_TARGET: 'two'`, 'WARM_IP_TARGET is "two", and must be a whole number in quotes'],
  [
    `POD_SECURITY_GROUP_ENFORCING_MODE: 'loose'`,
    'POD_SECURITY_GROUP_ENFORCING_MODE is "loose", and must be one of strict, standard',
  ],
])('%s: refused', (env, message) => {
  expect(parse(sources({ env })).diagnostics).toMatchObject([
    { code: 'spec/invalid-value', message: `addons.vpc-cni.configuration.env: ${message}` },
  ]);
});

test('security groups of an app that does not run in the cluster, and of one twice', () => {
  const groups = 'securityGroups: [sg-12345678]';
  const { cluster } = edited(
    'cluster',
    'network:\n',
    `network:\n  podSecurityGroups: [{ app: wep, ${groups} }, { app: web, ${groups} }, { app: web, ${groups} }]\n`,
  );
  expect(wordsOf(parse({ cluster }).diagnostics)).toEqual([
    'spec/conflict: the app "wep" does not run in this cluster, so nothing has these security groups | did you mean "web"?',
    'spec/duplicate-name: the app "web" is listed twice | remove one of them',
  ]);
});
