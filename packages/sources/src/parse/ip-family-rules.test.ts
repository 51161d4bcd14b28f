import { edited, parse, textAt } from '../testing/sources.ts';

const PLAIN = '{ cidr: 10.0.0.0/16 }';
const SUBNETS =
  'private: [{ id: subnet-11111111, zone: eu-central-1a }, { id: subnet-22222222, zone: eu-central-1b }]';
const EXISTING = (more = '') => `{ id: vpc-12345678, subnets: { ${SUBNETS}${more} } }`;
const PODS = '[{ id: subnet-33333333, zone: eu-central-1a }, { id: subnet-44444444, zone: eu-central-1b }]';

interface Case {
  readonly vpc?: string;
  readonly network?: string;
  readonly env?: string;
  readonly groups?: string;
  readonly addon?: string;
}

function sources({ vpc = PLAIN, network = '', env = '', groups = '', addon = '' }: Case, family = 'IPv6') {
  const { cluster } = edited('cluster', 'components:\n', `${groups}components:\n`);
  const addons = `addons: { vpc-cni: { configuration: { env: { ${env} } } }${addon} }\n`;
  const body = cluster.replace(`  vpc: ${PLAIN}`, `  vpc: ${vpc}\n  ipFamily: ${family}\n${network}`);
  return { cluster: `${body}${addons}` };
}

const STACK = (more = '') =>
  `{ madeBy: cloudformation, cidr: 10.0.0.0/16, zones: [eu-central-1a, eu-central-1b]${more} }`;

const GROUPS =
  '  selfManagedNodeGroups: [{ name: own, architecture: amd64, instanceTypes: [m5.large], scaling: { min: 1, max: 2 } }]\n';

test.each<[Case, string]>([
  [{}, 'IPv6'],
  [{ vpc: EXISTING() }, 'IPv6'],
  [{ vpc: STACK() }, 'IPv6'],
  [{ vpc: STACK(', nat: per-zone, interfaceEndpoints: true, flowLogs: {}') }, 'IPv6'],
  [
    {
      vpc: STACK(),
      network: '  privateCluster: { enabled: true }\n  endpoint: { access: { via: vpn } }\n',
    },
    'IPv6',
  ],
  [{ env: `ENABLE_PREFIX_DELEGATION: 'true', ENABLE_POD_ENI: 'true'` }, 'IPv6'],
  [
    {
      vpc: '{ cidr: 10.0.0.0/16, nat: per-zone }',
      network: '  serviceCidr: 172.20.0.0/16\n',
      groups: GROUPS,
    },
    'IPv4',
  ],
  [{ addon: ', aws-fsx-csi-driver: {}' }, 'IPv4'],
  [{ addon: ', aws-efs-csi-driver: {}, aws-fsx-csi-driver: false' }, 'IPv6'],
])('%j is fine', (one, family) => {
  expect(parse(sources(one, family)).diagnostics).toEqual([]);
});

// Sources: ValidateVPCConfig, validateKubernetesNetworkConfig and AddAllResources of eksctl 0.230.0,
// https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html
test.each<[Case, string, RegExp]>([
  [
    { network: '  serviceCidr: 172.20.0.0/16\n' },
    '172.20.0.0/16',
    /^network\.serviceCidr: .* no IPv4 addresses/,
  ],
  [{ vpc: '{ cidr: 10.0.0.0/16, nat: single }' }, 'single', /^network\.vpc\.nat: eksctl refuses/],
  [
    { vpc: STACK(', podCidr: 100.64.0.0/16') },
    '100.64.0.0/16',
    /^network\.vpc\.podCidr: custom networking is for IPv4 alone$/,
  ],
  [{ vpc: EXISTING(`, pods: ${PODS}`) }, PODS, /^network\.vpc\.subnets\.pods: custom networking/],
  [{ env: `ENABLE_PREFIX_DELEGATION: 'false'` }, `'false'`, /out of prefixes alone$/],
  [
    { addon: ', aws-fsx-csi-driver: { resolveConflicts: NONE }' },
    '{ resolveConflicts: NONE }',
    /^aws-fsx-csi-driver: FSx for Lustre is not for pods with IPv6 addresses$/,
  ],
  [
    { groups: GROUPS },
    GROUPS.slice(GROUPS.indexOf('{'), -2),
    /eksctl makes no self-managed node groups in an IPv6 cluster$/,
  ],
])('%j is refused', (one, at, message) => {
  const { cluster } = sources(one);
  const found = parse({ cluster }).diagnostics;
  expect(found).toMatchObject([
    { code: 'spec/conflict', severity: 'error', message: expect.stringMatching(message) as unknown },
  ]);
  expect(found.map(({ location }) => textAt(cluster, location))).toEqual([at]);
  expect(
    found.flatMap(({ related = [] }) => related.map(({ location }) => textAt(cluster, location))),
  ).toEqual(['IPv6']);
});

// Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
test('EKS has none in China', () => {
  const inChina = (family: string) => {
    const { cluster } = sources({}, family);
    const text = cluster.replace('eu-central-1', 'cn-north-1');
    const found = parse({ cluster: text }).diagnostics;
    return found.map(({ message, location, related = [] }) => [
      message,
      ...[location, ...related.map((other) => other.location)].map((place) => textAt(text, place)),
    ]);
  };
  expect(inChina('IPv4')).toEqual([]);
  expect(inChina('IPv6')).toEqual([
    ['EKS has no IPv6 clusters in the region cn-north-1', 'cn-north-1', 'IPv6'],
  ]);
});
