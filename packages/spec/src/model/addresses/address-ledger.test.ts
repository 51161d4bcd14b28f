import fc from 'fast-check';
import { specPath, toManifest, type JsonObject, type Resource } from '@nodeless/core';
import { modelOf } from '../../testing/sources.ts';
import { addressLedger, type AddressLedgerInput } from './address-ledger.ts';

const HEAD = `apiVersion: nodeless/v1alpha1
kind: Cluster
name: sample
stage: prod
region: eu-central-1
accountId: '111122223333'
`;
const STACK =
  'network: { vpc: { madeBy: cloudformation, cidr: 10.0.0.0/16, zones: [eu-central-1a, eu-central-1b] MORE } }\n';
const stack = (more = '') => STACK.replace(' MORE', more);
const EXISTING = `network:
  vpc:
    id: vpc-00000000
    subnets:
      private:
        - { id: subnet-0000000a, zone: eu-central-1a, cidr: 10.0.0.0/25 }
        - { id: subnet-0000000b, zone: eu-central-1b, cidr: 10.0.0.128/25 }
`;
const GROUP = (more = '', scaling = '{ min: 2, max: 6 }') =>
  `compute: { managedNodeGroups: [{ name: system, architecture: amd64, instanceTypes: [m5.large], scaling: ${scaling}${more} }] }\n`;

const resource = (manifest: JsonObject, path = specPath('cluster', 'apps')): Resource => ({
  manifest: toManifest(manifest),
  application: 'app',
  path: 'manifests/app/file.yaml',
  origin: { component: 'test', constructPath: 'test', specPath: path },
});

const pool = (spec: JsonObject, values: string[], nodeClass = 'default') =>
  resource(
    {
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: 'default' },
      spec: {
        ...spec,
        template: {
          spec: {
            nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: nodeClass },
            requirements: [{ key: 'node.kubernetes.io/instance-type', operator: 'In', values }],
          },
        },
      },
    },
    specPath('cluster', 'compute', 'karpenter', 'nodePools', 0),
  );

const workload = (kind: string, spec: JsonObject, namespace = 'web') =>
  resource({ apiVersion: 'apps/v1', kind, metadata: { name: 'web', namespace }, spec });

type Rest = Partial<Omit<AddressLedgerInput, 'model'>> & { readonly facts?: string };

function ledgerOf(cluster: string, { resources = [], upstreamPods = [], facts }: Rest = {}) {
  const model = modelOf({ cluster: HEAD + cluster, ...(facts === undefined ? {} : { facts }) });
  return addressLedger({ model, resources, upstreamPods });
}

/** One line a subnet: what it has, and who takes at least and at most how much. */
function lines(cluster: string, rest: Rest = {}): string[] {
  return ledgerOf(cluster, rest).map(
    ({ subnet: { role, zone }, usable, takers, least, most }) =>
      `${role} ${zone} ${least}..${most} of ${usable}: ${takers.map((one) => `${one.what} ${one.least}..${one.most}`).join(', ')}`,
  );
}

test('a node group spreads over the private subnets', () => {
  expect(lines(EXISTING + GROUP())).toEqual([
    'private eu-central-1a 11..92 of 123: node group "system" 10..90, the control plane 1..2',
    'private eu-central-1b 11..92 of 123: node group "system" 10..90, the control plane 1..2',
  ]);
  const [first] = ledgerOf(EXISTING + GROUP());
  expect(first?.takers[0]).toMatchObject({
    detail: '3 nodes m5.large with 30 each',
    path: 'cluster#/compute/managedNodeGroups/0/scaling',
  });
});

test('one that names a zone or a subnet takes all from there', () => {
  const alone = [
    'private eu-central-1a 1..2 of 123: the control plane 1..2',
    'private eu-central-1b 21..182 of 123: node group "system" 20..180, the control plane 1..2',
  ];
  expect(lines(EXISTING + GROUP(', zones: [eu-central-1b]'))).toEqual(alone);
  expect(lines(EXISTING + GROUP(', subnets: [subnet-0000000b]'))).toEqual(alone);
});

test('our own stack keeps subnets for the control plane, and has endpoints and gateways', () => {
  expect(lines(stack(', nat: per-zone, interfaceEndpoints: true') + GROUP())).toEqual([
    'private eu-central-1a 14..94 of 16379: node group "system" 10..90, interface endpoints 4..4',
    'private eu-central-1b 14..94 of 16379: node group "system" 10..90, interface endpoints 4..4',
    'public eu-central-1a 1..1 of 4091: a NAT gateway 1..1',
    'public eu-central-1b 1..1 of 4091: a NAT gateway 1..1',
    'controlPlane eu-central-1a 1..2 of 11: the control plane 1..2',
    'controlPlane eu-central-1b 1..2 of 11: the control plane 1..2',
  ]);
});

test('with custom networking pods take from their own subnets, nodes one each from theirs', () => {
  const found = lines(stack(', podCidr: 100.64.0.0/16') + GROUP());
  expect(found.filter((line) => /^(private|pods)/.test(line))).toEqual([
    'private eu-central-1a 1..3 of 16379: node group "system" 1..3',
    'private eu-central-1b 1..3 of 16379: node group "system" 1..3',
    'pods eu-central-1a 10..60 of 16379: pods of node group "system" 10..60',
    'pods eu-central-1b 10..60 of 16379: pods of node group "system" 10..60',
  ]);
});

const CNI = (env: string) => `addons: { vpc-cni: { configuration: { env: { ${env} } } } }\n`;

test.each([
  ["WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '10'", 12, 3 * (22 + 3)],
  ["ENABLE_PREFIX_DELEGATION: 'true'", 17, 3 * (3 * 16 + 1)],
  ["WARM_ENI_TARGET: '0'", 10, 3 * 30],
])('the VPC CNI with %s', (env, least, most) => {
  const [first] = ledgerOf(EXISTING + GROUP() + CNI(env));
  expect(first?.takers[0]).toMatchObject({ what: 'node group "system"', least, most });
});

test('pods of IPv6 take nothing, their nodes one each', () => {
  const network =
    'network: { vpc: { cidr: 10.0.0.0/16, zones: [eu-central-1a, eu-central-1b] }, ipFamily: IPv6 }\n';
  expect(lines(network + GROUP()).filter((line) => line.startsWith('private'))).toEqual([
    'private eu-central-1a 1..4 of 8187: node group "system" 1..3, the control plane 0..1',
    'private eu-central-1b 1..4 of 8187: node group "system" 1..3, the control plane 0..1',
  ]);
});

describe('a node pool', () => {
  const most = (spec: JsonObject, types = ['m5.large']) =>
    ledgerOf(EXISTING, { resources: [pool(spec, types)] })[0]?.takers.find(({ what }) =>
      what.startsWith('NodePool'),
    );

  test.each<readonly [JsonObject, string[], string, number]>([
    [{ cpu: '1000' }, ['m5.large'], '250 nodes m5.large with 30 each', 7500],
    [{ cpu: '1000', nodes: '7' }, ['m5.large'], '4 nodes m5.large with 30 each', 120],
    [{ memory: '64Gi' }, ['m5.large'], '4 nodes m5.large with 30 each', 120],
    [{ cpu: '48' }, ['m5.large', 'm5.xlarge'], '6 nodes m5.xlarge with 60 each', 360],
    [{ nodes: '2' }, ['m5.large', 'm5.xlarge'], '1 node m5.xlarge with 60 each', 60],
  ])('with the limits %j of %j', (limits, types, detail, count) => {
    expect(most({ limits }, types)).toMatchObject({ detail, least: 0, most: count });
  });

  test('a fixed number of nodes is declared', () => {
    expect(most({ replicas: 4, limits: { nodes: '6' } })).toMatchObject({
      path: 'cluster#/compute/karpenter/nodePools/0/replicas',
      least: 20,
      most: 90,
    });
  });

  test.each<readonly [string, JsonObject, string[]]>([
    ['without a limit', {}, ['m5.large']],
    ['of a type that nobody knows', { limits: { nodes: '5' } }, ['m99.large']],
  ])('%s counts nothing', (_, spec, types) => {
    expect(most(spec, types)).toBeUndefined();
  });

  test('a node class selects subnets by id, and by tags nobody knows which', () => {
    const compute = (terms: string) =>
      `compute: { karpenter: { nodeClasses: [{ name: own, subnetSelectorTerms: [${terms}] }], nodePools: [{ name: default, nodeClass: own, architectures: [amd64], limits: { nodes: '4' } }] } }\n`;
    const resources = [pool({ limits: { nodes: '4' } }, ['m5.large'], 'own')];
    expect(lines(EXISTING + compute('{ id: subnet-0000000b }'), { resources })).toEqual([
      'private eu-central-1a 1..2 of 123: the control plane 1..2',
      'private eu-central-1b 3..122 of 123: NodePool "default" 0..120, the control plane 1..2, replicas of pods on nodes 2..0',
    ]);
    expect(lines(EXISTING + compute('{ tags: { a: b } }'), { resources })[1]).toBe(
      'private eu-central-1b 1..2 of 123: the control plane 1..2',
    );
  });
});

describe('pods', () => {
  const FARGATE = 'compute: { fargate: { profiles: [{ name: web, selectors: [{ namespace: web }] }] } }\n';
  const taken = (...resources: Resource[]) => ledgerOf(EXISTING + FARGATE, { resources })[0]?.takers[0];

  test('on Fargate have an interface each, as many as an autoscaler makes', () => {
    const autoscaler = workload('HorizontalPodAutoscaler', {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 4,
      maxReplicas: 41,
    });
    expect(taken(workload('Deployment', { replicas: 10 }))).toMatchObject({ least: 5, most: 5 });
    expect(taken(workload('Deployment', { replicas: 10 }), autoscaler)).toMatchObject({ least: 2, most: 21 });
    expect(taken(workload('Job', { parallelism: 9 }))).toMatchObject({ least: 0, most: 5 });
    expect(taken(workload('DaemonSet', {}))).toMatchObject({ what: 'the control plane' });
  });

  test('of the platform count, too', () => {
    const profiles =
      'compute: { fargate: { profiles: [{ name: platform, selectors: [{ namespace: "*" }] }] } }\n';
    const upstreamPods = [
      { namespace: 'karpenter', labels: {}, replicas: 2 },
      { namespace: 'argocd', labels: {} },
    ];
    const coredns =
      'addons: { coredns: { configuration: { autoScaling: { enabled: true, minReplicas: 3, maxReplicas: 5 } } } }\n';
    const count = (cluster: string) => ledgerOf(EXISTING + cluster, { upstreamPods })[0]?.takers[0];
    expect(count(profiles)).toMatchObject({ what: 'pods on Fargate', least: 2, most: 3 });
    expect(count(profiles + coredns)).toMatchObject({ what: 'pods on Fargate', least: 3, most: 4 });
  });

  test('on nodes need what they declare, beyond what the nodes have anyway', () => {
    const replicas = workload('Deployment', { replicas: 300 });
    const found = ledgerOf(EXISTING + GROUP(), { resources: [replicas] })[0];
    // 302 with CoreDNS, of which two nodes have 20.
    expect(found?.takers.at(-1)).toMatchObject({ what: 'replicas of pods on nodes', least: 141, most: 0 });
    expect(found?.least).toBe(10 + 1 + 141);
    const elsewhere = ledgerOf(
      EXISTING +
        GROUP(", launchTemplate: { id: lt-00000001, version: '1' }").replace(
          'instanceTypes: [m5.large], ',
          '',
        ),
      {
        resources: [replicas],
      },
    );
    expect(elsewhere[0]?.takers.map(({ what }) => what)).toEqual(['the control plane']);
  });
});

test('load balancers take eight of each subnet that they may be in', () => {
  const ingress = (name: string, annotations: JsonObject, spec: JsonObject = {}) =>
    resource({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name, namespace: 'web', annotations },
      spec,
    });
  const group = { 'alb.ingress.kubernetes.io/group.name': 'shared' };
  const resources = [
    ingress('one', group),
    ingress('two', group),
    ingress('open', { 'alb.ingress.kubernetes.io/scheme': 'internet-facing' }),
    ingress('placed', { 'alb.ingress.kubernetes.io/subnets': 'elsewhere' }),
    ingress('nginx', {}, { ingressClassName: 'nginx' }),
    resource({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'nginx' },
      spec: { controller: 'k8s.io/ingress-nginx' },
    }),
    workload('Service', { type: 'LoadBalancer' }),
    workload('Service', { type: 'ClusterIP' }, 'other'),
  ];
  const found = lines(stack(), { resources });
  expect([found[0], found[2]]).toEqual([
    'private eu-central-1a 16..16 of 16379: 2 load balancers 16..16',
    'public eu-central-1a 8..8 of 4091: a load balancer 8..8',
  ]);
});

test('a block that nobody says is not known', () => {
  const network = `network:
  vpc:
    id: vpc-00000000
    subnets:
      private: [{ id: subnet-0000000a, zone: eu-central-1a }, { id: subnet-0000000b, zone: eu-central-1b, cidr: 10.0.0.0/28 }]
`;
  expect(lines(network)).toEqual([
    'private eu-central-1a 1..2 of undefined: the control plane 1..2',
    'private eu-central-1b 1..2 of 11: the control plane 1..2',
  ]);
});

test('EKS Auto Mode gives prefixes, or single addresses', () => {
  const compute = (more: string) =>
    `compute: { autoMode: { builtInNodePools: [], nodeClasses: [{ name: own${more} }], nodePools: [{ name: default, nodeClass: own, architectures: [amd64], limits: { nodes: '2' } }] } }\n`;
  const resources = [pool({ limits: { nodes: '2' } }, ['m5.large'], 'own')];
  const first = (more: string) => ledgerOf(EXISTING + compute(more), { resources })[0]?.takers[0];
  expect(first('')).toMatchObject({ what: 'NodePool "default"', most: 16 * 3 + 1 });
  expect(first(", advancedNetworking: { ipv4PrefixSize: '32' }")).toMatchObject({ most: 21 + 3 });
});

test('more nodes never take less', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.integer({ min: 1, max: 20 }), fc.nat(20), (min, more, later) => {
      const scaling = (extra: number) => `{ min: ${min}, max: ${min + more + extra} }`;
      const [small, large] = [0, later].map((extra) => ledgerOf(EXISTING + GROUP('', scaling(extra)))[0]);
      expect(large?.most).toBeGreaterThanOrEqual(small?.most ?? 0);
      expect(large?.least).toBe(small?.least);
    }),
    { numRuns: 20 },
  );
});
