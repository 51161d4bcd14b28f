import { specPath, type JsonObject } from '@nodeless/core';
import type { UpstreamPods } from '../../rule.ts';
import { deployment, resource, run } from '../../testing/view.ts';
import { podFitsANode } from './pod-fits-a-node.ts';

const asking = (requests: JsonObject, more: JsonObject = {}): JsonObject =>
  deployment({ containers: [{ name: 'web', resources: { requests } }], ...more });

const onGroup = (options: string, kind = 'managedNodeGroups') => ({
  cluster: `compute: { ${kind}: [{ name: system, architecture: arm64, scaling: { min: 1, max: 2 }, ${options} }] }\n`,
});
const found = (...args: Parameters<typeof run> extends [unknown, ...infer R] ? R : never) =>
  run(podFitsANode, ...args).map(({ message }) => message);

const LARGE = 'instanceTypes: [m7g.large]';

// m7g.large: 2 CPUs less 70m for kubelet, less 150m for kube-proxy and aws-node; 8 GiB less 574 MiB and 100 MiB.
describe('node groups', () => {
  test.each([['managedNodeGroups'], ['selfManagedNodeGroups']])('%s: what fits', (kind) => {
    expect(found(onGroup(LARGE, kind), [asking({ cpu: '1780m', memory: '7518Mi' })])).toEqual([]);
  });

  test.each<[JsonObject, string]>([
    [{ cpu: '1931m' }, '1931m CPU'],
    [{ cpu: '1', memory: '7519Mi' }, '1 CPU and 7519Mi'],
    [{ cpu: '1', memory: '8Gi' }, '1 CPU and 8Gi'],
  ])('%j is too much', (requests, words) => {
    expect(found(onGroup(LARGE), [asking(requests)])).toEqual([
      `Deployment web/web asks for ${words}; the closest node that may run it, m7g.large of the node group "system", has 1930m CPU and 7518Mi for pods`,
    ]);
  });

  test('what is too much for the DaemonSets beside it alone', () => {
    expect(found(onGroup(LARGE), [asking({ cpu: '1781m' })])).toEqual([
      'Deployment web/web asks for 1781m CPU; the closest node that may run it, m7g.large of the node group "system", has 1930m CPU and 7518Mi for pods, less 150m CPU of DaemonSets',
    ]);
  });

  test('both sides are shown', () => {
    const [diagnostic] = run(podFitsANode, onGroup(LARGE), [asking({ cpu: '4' })]);
    expect(diagnostic).toMatchObject({
      code: 'karpenter/pod-has-capacity',
      severity: 'error',
      hint: 'ask for less, or allow larger instance types; DaemonSets take 150m CPU of each node',
      location: { file: 'clusters/test/cluster.yaml' },
      related: [
        {
          message: 'instance types of the node group',
          location: { file: 'clusters/test/cluster.yaml', line: 6, column: 113, endColumn: 124 },
        },
      ],
    });
  });

  test('limits without requests, init containers and DaemonSets count', () => {
    const limits = deployment({ containers: [{ name: 'web', resources: { limits: { cpu: '4' } } }] });
    const init = deployment({
      containers: [],
      initContainers: [{ name: 'a', resources: { requests: { cpu: '4' } } }],
    });
    expect(found(onGroup(LARGE), [limits])).toHaveLength(1);
    expect(found(onGroup(LARGE), [init])).toHaveLength(1);
    const agent = { ...asking({ cpu: '500m' }), kind: 'DaemonSet' };
    const elsewhere = {
      ...asking({ cpu: '500m' }, { nodeSelector: { 'kubernetes.io/arch': 'amd64' } }),
      kind: 'DaemonSet',
    };
    expect(found(onGroup(LARGE), [asking({ cpu: '1500m' }), elsewhere])).toEqual([]);
    expect(found(onGroup(LARGE), [asking({ cpu: '1500m' }), agent])).toHaveLength(1);
  });

  // m5.large: 8192 less 100; Bottlerocket keeps memory for the pods that it takes, Amazon Linux for all addresses.
  test.each([
    ['managedNodeGroups', 'AmazonLinux2023', '', 7518],
    ['managedNodeGroups', 'Bottlerocket', '', 7518 - 81 * 11],
    ['selfManagedNodeGroups', 'AmazonLinux2023', ', maxPodsPerNode: 20', 7518],
    ['selfManagedNodeGroups', 'Bottlerocket', ', maxPodsPerNode: 20', 7518 + 99],
  ])('%s of %s with prefixes%s: %d MiB', (kind, amiFamily, more, memory) => {
    const options = `${LARGE}, amiFamily: ${amiFamily}${more}`;
    const { cluster } = onGroup(options, kind);
    const prefixes =
      "addons: { vpc-cni: { configuration: { env: { ENABLE_PREFIX_DELEGATION: 'true' } } } }\n";
    const fits = (mib: number) =>
      found({ cluster: cluster + prefixes }, [asking({ cpu: '1', memory: `${mib}Mi` })]).length === 0;
    expect([fits(memory), fits(memory + 1)]).toEqual([true, false]);
  });

  test.each([
    ['a type that the table does not know', 'instanceTypes: [m99g.large]'],
    ['a launch template that names it', 'launchTemplate: { id: lt-0123456789abcdef0, version: "1" }'],
  ])('%s: not known', (_, options) => {
    expect(found(onGroup(options), [asking({ cpu: '100' })])).toEqual([]);
  });

  test('settings of kubelet and of add-ons change the room', () => {
    const reserved = `${LARGE}, kubeletExtraConfig: { systemReserved: { cpu: '1' } }`;
    expect(found(onGroup(reserved, 'selfManagedNodeGroups'), [asking({ cpu: '1' })])).toHaveLength(1);
    const { cluster } = onGroup(LARGE);
    const addons =
      'addons: { kube-proxy: { rawConfiguration: { resources: { requests: { cpu: 10m } } } } }\n';
    expect(found({ cluster: cluster + addons }, [asking({ cpu: '1880m' })])).toEqual([]);
  });

  test('pods on Fargate need no node', () => {
    const { cluster } = onGroup(LARGE);
    const fargate = 'fargate: { profiles: [{ name: web, selectors: [{ namespace: web }] }] }, managed';
    expect(found({ cluster: cluster.replace('managed', fargate) }, [asking({ cpu: '4' })])).toEqual([]);
  });
});

describe('node pools', () => {
  const requirement = (key: string, ...values: readonly string[]): JsonObject => ({
    key,
    operator: 'In',
    values,
  });
  const TYPES = 'node.kubernetes.io/instance-type';
  const pool = (name: string, requirements: readonly JsonObject[], limits: JsonObject = {}): JsonObject => ({
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name },
    spec: { limits, template: { spec: { requirements, nodeClassRef: { name: 'default' } } } },
  });

  // m7i.large has 6903Mi by Karpenter: 8192 less 7.5 %, 574 and 100.
  test.each([
    ['1780m', '6903Mi', 0],
    ['1780m', '6904Mi', 1],
    ['1781m', '1Mi', 1],
  ])('%s CPU and %s on m7i.large: %d findings', (cpu, memory, count) => {
    const pools = [pool('general', [requirement(TYPES, 'm7i.large')])];
    expect(found({}, [...pools, asking({ cpu, memory })])).toHaveLength(count);
  });

  // m5.large has addresses for 29 pods, 9 fewer when Karpenter keeps an interface back: 11Mi each. With custom networking
  // and prefixes the class says maxPods.
  test.each<[string, JsonObject, string, number]>([
    ['Amazon Linux', { alias: 'al2023@v20260714' }, 'ENABLE_POD_ENI', 6903],
    ['Amazon Linux', { alias: 'al2023@v20260714', maxPods: 110 }, 'ENABLE_PREFIX_DELEGATION', 6903],
    ['Bottlerocket', { alias: 'bottlerocket@1.59.0' }, 'WARM_PREFIX_TARGET', 6903],
    ['Bottlerocket', { alias: 'bottlerocket@1.59.0' }, 'ENABLE_POD_ENI', 6903 + 99],
    ['Bottlerocket', { amiFamily: 'Bottlerocket' }, 'ENABLE_POD_ENI', 6903 + 99],
    ['Bottlerocket', { alias: 'bottlerocket@1.59.0', maxPods: 110 }, 'ENABLE_POD_ENI', 6903 - 81 * 11],
  ])('%s with %j and %s: %d MiB', (_, { alias, amiFamily, maxPods }, name, memory) => {
    const value = name.startsWith('WARM') ? '1' : 'true';
    const cluster = `addons: { vpc-cni: { configuration: { env: { ${name}: '${value}' } } } }\n`;
    const manifests: JsonObject[] = [
      pool('general', [requirement(TYPES, 'm5.large')]),
      {
        apiVersion: 'karpenter.k8s.aws/v1',
        kind: 'EC2NodeClass',
        metadata: { name: 'default' },
        spec: {
          ...(amiFamily === undefined ? {} : { amiFamily }),
          ...(alias === undefined ? {} : { amiSelectorTerms: [{ alias }] }),
          kubelet: maxPods === undefined ? {} : { maxPods },
        },
      },
    ];
    const fits = (mib: number) =>
      found({ cluster }, [...manifests, asking({ cpu: '1', memory: `${mib}Mi` })]).length === 0;
    expect([fits(memory), fits(memory + 1)]).toEqual([true, false]);
  });

  test('the largest of all pools that take the pod counts', () => {
    const pools = [
      pool('small', [requirement(TYPES, 'm7i.large')]),
      pool('large', [requirement(TYPES, 'm7i.4xlarge')]),
    ];
    expect(found({}, [...pools, asking({ cpu: '15' })])).toEqual([]);
    expect(found({}, [...pools, asking({ cpu: '16' })])).toEqual([
      'Deployment web/web asks for 16 CPU; the closest node that may run it, m7i.4xlarge of the node pool "large", has 15890m CPU and 57691Mi for pods',
    ]);
    const small = { nodeSelector: { 'karpenter.sh/nodepool': 'small' } };
    expect(found({}, [...pools, asking({ cpu: '15' }, small)])).toHaveLength(1);
  });

  test('categories, limits and kubelet count', () => {
    const category = [
      requirement('karpenter.k8s.aws/instance-category', 'm'),
      { key: 'karpenter.k8s.aws/instance-cpu', operator: 'Lt', values: ['33'] },
    ];
    expect(found({}, [pool('a', category), asking({ cpu: '31' })])).toEqual([]);
    expect(found({}, [pool('a', category), asking({ cpu: '62' })])).toHaveLength(1);
    expect(found({}, [pool('a', category, { cpu: '16' }), asking({ cpu: '31' })])).toHaveLength(1);
    const nodeClass: JsonObject = {
      apiVersion: 'karpenter.k8s.aws/v1',
      kind: 'EC2NodeClass',
      metadata: { name: 'default' },
      spec: { kubelet: { kubeReserved: { cpu: '4' } } },
    };
    const types = pool('a', [requirement(TYPES, 'm7i.4xlarge')]);
    expect(found({}, [types, nodeClass, asking({ cpu: '12' })])).toHaveLength(1);
    expect(found({}, [types, asking({ cpu: '12' })])).toEqual([]);
  });

  test('room that is kept for nobody yet', () => {
    const template = resource(
      {
        apiVersion: 'v1',
        kind: 'PodTemplate',
        metadata: { name: 'headroom', namespace: 'pause' },
        template: { spec: { containers: [{ name: 'pause', resources: { requests: { cpu: '3' } } }] } },
      },
      'headroom',
      specPath('cluster', 'scheduling', 'headroom'),
    );
    const pools = resource(pool('a', [requirement(TYPES, 'm7i.large')]));
    const headroom =
      'scheduling: { headroom: { by: capacity-buffer, replicas: 1, requests: { cpu: "3" } } }\n' +
      'compute: { karpenter: { featureGates: { capacityBuffer: true }, nodePools: [{ name: a, architectures: [amd64], limits: { cpu: "9" } }] } }\n';
    const [diagnostic] = run(podFitsANode, { cluster: headroom }, [pools, template]);
    expect(diagnostic?.message).toMatch(/^PodTemplate pause\/headroom asks for 3 CPU; /);
    expect(diagnostic?.location).toMatchObject({ line: 6, column: 71 });
  });
});

describe('pods of the platform', () => {
  const pods = (cpu: string, memory: string): UpstreamPods => ({
    ...{ name: 'controller', namespace: 'kube-system', labels: {} },
    resources: { cpu, memory },
    specPath: specPath('cluster', 'compute'),
  });

  test.each([
    ['100m', '100Mi', []],
    [
      '100m',
      '600Mi',
      [
        'a pod of controller (namespace kube-system) asks for 100m CPU and 600Mi; the closest node that may run it, t4g.nano of the node group "system", has 1930m CPU and 113Mi for pods',
      ],
    ],
  ])('%s CPU and %s', (cpu, memory, expected) => {
    expect(found(onGroup('instanceTypes: [t4g.nano]'), [], [pods(cpu, memory)])).toEqual(expected);
  });
});

test('a node group of Windows that the overlay adds', () => {
  const overlay = 'eksctl: { managedNodeGroups: [{ name: win }] }\n';
  const group = {
    name: 'win',
    amiFamily: 'WindowsServer2022CoreContainer',
    instanceType: 'm5.large',
  } as const;
  const on = (system: string, cpu: string) =>
    run(
      podFitsANode,
      { cluster: onGroup(LARGE).cluster + overlay },
      [asking({ cpu }, { nodeSelector: { 'kubernetes.io/os': system } })],
      [],
      { managedNodeGroups: [group] },
    );
  expect(on('windows', '1')).toEqual([]);
  expect(on('linux', '1')).toEqual([]);
  expect(on('linux', '3')[0]?.message).toContain('m7g.large of the node group "system"');
  const [found] = on('windows', '3');
  expect(found?.message).toContain('m5.large of the node group "win"');
  expect(found?.related?.[0]?.location).toMatchObject({ line: 7, column: overlay.indexOf('{ name') + 1 });
});
