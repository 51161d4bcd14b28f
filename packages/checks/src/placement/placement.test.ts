import { specPath, type JsonObject } from '@nodeless/core';
import type { UpstreamPods } from '../rule.ts';
import { deployment, modelOf, resource } from '../testing/view.ts';
import { placementOf } from './placement.ts';

const CLUSTER = `compute:
  fargate: { profiles: [{ name: system, selectors: [{ namespace: kube-system }] }] }
  managedNodeGroups:
    - { name: sys, architecture: amd64, instanceTypes: [m5.large], scaling: { min: 1, max: 3 }, taints: [{ key: CriticalAddonsOnly, effect: NoSchedule }] }
`;

function pool(name: string, requirements: readonly JsonObject[], more: JsonObject = {}) {
  const manifest: JsonObject = {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name },
    spec: { template: { spec: { requirements, ...more } } },
  };
  return resource(manifest, 'app', specPath('cluster', 'compute', 'karpenter', 'nodePools', 0));
}
const oneOf = (key: string, ...values: readonly string[]): JsonObject => ({ key, operator: 'In', values });
const TYPES = oneOf('node.kubernetes.io/instance-type', 'm7g.large', 'm7g.xlarge');
const ZONES = oneOf('topology.kubernetes.io/zone', 'eu-west-1a');

function placements(manifests: readonly JsonObject[], upstreamPods: readonly UpstreamPods[] = []) {
  const model = modelOf({ cluster: CLUSTER });
  return placementOf({
    model,
    resources: [pool('general', [TYPES, ZONES]), ...manifests.map((one) => resource(one))],
    clusterConfig: {} as never,
    artifacts: [],
    applications: [],
    upstreamPods,
  });
}

const web = (podSpec: JsonObject, namespace = 'web'): JsonObject =>
  deployment(
    { containers: [{ name: 'web', resources: { requests: { cpu: '1', memory: '1Gi' } } }], ...podSpec },
    { namespace },
  );
const big = { containers: [{ name: 'web', resources: { requests: { cpu: '3' } } }] };

test('on nodes: the types that it fits on, their zones, and why not elsewhere', () => {
  const [first] = placements([web(big)]);
  expect(first).toEqual({
    workload: 'Deployment web/web',
    from: 'manifest',
    askedBy: expect.objectContaining({ file: 'clusters/test/cluster.yaml' }),
    pods: { fewest: 1, most: 1 },
    requests: { cpuMillis: 3000, memoryMiB: 0 },
    runsOn: 'nodes',
    places: [
      {
        kind: 'node group',
        name: 'sys',
        takes: false,
        refusals: [
          'its taint CriticalAddonsOnly:NoSchedule is not tolerated',
          'with what DaemonSets take it asks for 3150m CPU, and the closest instance type, m5.large, has 1930m CPU and 7518Mi',
        ],
        instanceTypes: undefined,
        zones: undefined,
      },
      {
        kind: 'node pool',
        name: 'general',
        takes: true,
        refusals: [],
        instanceTypes: ['m7g.xlarge'],
        zones: ['eu-west-1a'],
      },
    ],
  });
});

test('on Fargate: the profile and the size that is billed', () => {
  const [first] = placements([web({}, 'kube-system')]);
  expect(first).toMatchObject({
    runsOn: 'fargate',
    fargate: { profile: 'system', size: { vcpu: 1, memoryGiB: 2 }, refusals: [] },
    places: [],
  });
});

test('a profile takes what cannot run there', () => {
  const [first] = placements([
    web({ hostNetwork: true, nodeSelector: { 'kubernetes.io/arch': 'arm64' } }, 'kube-system'),
  ]);
  expect(first).toMatchObject({
    runsOn: 'nowhere',
    fargate: {
      refusals: [
        'kubernetes.io/arch In [amd64] and kubernetes.io/arch In [arm64] exclude each other',
        'it uses hostNetwork, which Fargate does not have',
      ],
    },
  });
  const [huge] = placements([
    web({ containers: [{ resources: { requests: { cpu: '17' } } }] }, 'kube-system'),
  ]);
  expect(huge?.fargate).toEqual({
    profile: 'system',
    refusals: ['it asks for more than the largest size of Fargate has'],
  });
});

test('nowhere: every reason of every place', () => {
  const [first] = placements([web({ nodeSelector: { team: 'a' } })]);
  expect(first?.runsOn).toBe('nowhere');
  expect(first?.places.map(({ refusals }) => refusals)).toEqual([
    ['its taint CriticalAddonsOnly:NoSchedule is not tolerated', 'it has no label team'],
    ['it has no label team'],
  ]);
});

test('pods of add-ons and of charts', () => {
  const chart = {
    name: 'argocd-server',
    namespace: 'argocd',
    labels: {},
    replicas: 2,
    resources: { cpu: '250m', memory: '256Mi' },
  };
  const found = placements([], [chart]);
  const brief = found.map(({ workload, from, runsOn, pods }) => ({ workload, from, runsOn, pods }));
  expect(brief).toEqual(
    expect.arrayContaining([
      {
        workload: 'Deployment kube-system/coredns of the add-on coredns',
        from: 'add-on',
        runsOn: 'fargate',
        pods: { fewest: 2, most: 2 },
      },
      {
        workload: 'DaemonSet kube-system/aws-node of the add-on vpc-cni',
        from: 'add-on',
        runsOn: 'nodes',
        pods: null,
      },
      {
        workload: 'the pods of argocd-server (namespace argocd)',
        from: 'upstream',
        runsOn: 'nodes',
        pods: { fewest: 2, most: 2 },
      },
    ]),
  );
});
