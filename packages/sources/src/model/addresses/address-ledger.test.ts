import fc from 'fast-check';
import type { JsonObject } from '@nodeless/core';
import { EXISTING, GROUP, ledgerOf, lines, pool, stack } from '../../testing/ledger.ts';

test('a node group spreads over the private subnets', () => {
  expect(lines(EXISTING + GROUP())).toEqual([
    'private eu-central-1a 11..97 of 123: node group "system" 10..90, an upgrade of the control plane 0..5, the control plane 1..2',
    'private eu-central-1b 11..97 of 123: node group "system" 10..90, an upgrade of the control plane 0..5, the control plane 1..2',
  ]);
  const [first] = ledgerOf(EXISTING + GROUP());
  expect(first?.takers[0]).toMatchObject({
    details: { surely: '3 nodes m5.large with 30 each', most: '3 nodes m5.large with 30 each' },
    path: 'cluster#/compute/managedNodeGroups/0/scaling',
  });
});

test('one that names a zone or a subnet takes all from there', () => {
  const alone = [
    'private eu-central-1a 1..7 of 123: an upgrade of the control plane 0..5, the control plane 1..2',
    'private eu-central-1b 21..187 of 123: node group "system" 20..180, an upgrade of the control plane 0..5, the control plane 1..2',
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
    'controlPlane eu-central-1a 1..7 of 11: an upgrade of the control plane 0..5, the control plane 1..2',
    'controlPlane eu-central-1b 1..7 of 11: an upgrade of the control plane 0..5, the control plane 1..2',
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
    'private eu-central-1a 1..9 of 8187: an upgrade of the control plane 0..5, node group "system" 1..3, the control plane 0..1',
    'private eu-central-1b 1..9 of 8187: an upgrade of the control plane 0..5, node group "system" 1..3, the control plane 0..1',
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
    expect(most({ limits }, types)).toMatchObject({ details: { most: detail }, least: 0, most: count });
  });

  test('counts with the types that take fewest and most', () => {
    expect(most({ limits: { cpu: '48' } }, ['m5.large', 'c5.4xlarge'])).toMatchObject({
      surely: 300,
      most: 360,
      details: {
        surely: '2 nodes c5.4xlarge with 150 each',
        most: '12 nodes m5.large with 30 each',
      },
    });
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
      'private eu-central-1a 1..7 of 123: an upgrade of the control plane 0..5, the control plane 1..2',
      'private eu-central-1b 3..127 of 123: NodePool "default" 0..120, an upgrade of the control plane 0..5, the control plane 1..2, replicas of pods on nodes 2..0',
    ]);
    expect(lines(EXISTING + compute('{ tags: { a: b } }'), { resources })[1]).toBe(
      'private eu-central-1b 1..7 of 123: an upgrade of the control plane 0..5, the control plane 1..2',
    );
  });
});

test('a block that nobody says is not known', () => {
  const network = `network:
  vpc:
    id: vpc-00000000
    subnets:
      private: [{ id: subnet-0000000a, zone: eu-central-1a }, { id: subnet-0000000b, zone: eu-central-1b, cidr: 10.0.0.0/28 }]
`;
  expect(lines(network)).toEqual([
    'private eu-central-1a 1..7 of undefined: an upgrade of the control plane 0..5, the control plane 1..2',
    'private eu-central-1b 1..7 of 11: an upgrade of the control plane 0..5, the control plane 1..2',
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

describe('what only the overlay of eksctl asks for', () => {
  const WINDOWS = { name: 'win', amiFamily: 'WindowsServer2022CoreContainer' } as const;
  const group = (change: object, more = '') =>
    ledgerOf(`${EXISTING}${more}eksctl: { managedNodeGroups: [{ name: win }] }\n`, {
      clusterConfig: {
        managedNodeGroups: [{ ...WINDOWS, privateNetworking: true, minSize: 2, maxSize: 4, ...change }],
      },
    })[0]?.takers.find(({ what }) => what === 'node group "win"');

  // Sources: pkg/config/type.go of amazon-vpc-resource-controller-k8s (three warm addresses);
  // https://docs.aws.amazon.com/eks/latest/best-practices/windows-networking.html (one interface)
  test('nodes of Windows take the addresses of one interface', () => {
    // m5.large: 10 addresses an interface, one of which is the node's own.
    expect(group({})).toMatchObject({
      path: 'cluster#/eksctl/managedNodeGroups/0',
      ...{ least: 1 * (3 + 1), most: 2 * (9 + 1) },
    });
    expect(group({ maxPodsPerNode: 4 })).toMatchObject({ most: 2 * (4 + 3 + 1) });
    const cni = (values: string) => `addons: { vpc-cni: { rawConfiguration: { ${values} } } }\n`;
    expect(group({}, cni("warmWindowsIPTarget: 1, minimumWindowsIPTarget: '5'"))).toMatchObject({
      least: 5 + 1,
    });
    expect(group({}, cni("enableWindowsPrefixDelegation: 'true'"))).toMatchObject({
      ...{ least: 16 + 1, most: 2 * (3 * 16 + 1) },
    });
    expect(group({ privateNetworking: false })).toBeUndefined();
    expect(group({ instanceTypes: ['m99.large'] })).toBeUndefined();
  });

  test('fewer pods on the nodes of a group of the sources', () => {
    const most = (maxPodsPerNode?: number) =>
      ledgerOf(EXISTING + GROUP() + CNI("WARM_IP_TARGET: '1', MINIMUM_IP_TARGET: '1'"), {
        clusterConfig: { managedNodeGroups: [{ name: 'system', maxPodsPerNode }] },
      })[0]?.takers[0]?.most;
    expect([most(), most(8)]).toEqual([3 * (21 + 3), 3 * (9 + 1)]);
  });
});
