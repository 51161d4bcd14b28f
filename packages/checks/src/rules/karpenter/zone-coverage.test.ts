import { specPath, type JsonObject } from '@nodeless/core';
import { deployment, resource, run } from '../../testing/view.ts';
import { zoneCoverage } from './zone-coverage.ts';

const ZONE = 'topology.kubernetes.io/zone';
const CLUSTER =
  'network: { vpc: { cidr: 10.0.0.0/16, zones: [eu-west-1a, eu-west-1b] } }\ncompute: { fargate: { profiles: [{ name: f, selectors: [{ namespace: serverless }] }] } }\n';

function pool(requirements: readonly JsonObject[] = []) {
  const manifest: JsonObject = {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'general' },
    spec: { template: { spec: { requirements } } },
  };
  return resource(manifest, 'app', specPath('cluster', 'stage'));
}

function web(replicas: number, podSpec: JsonObject, namespace = 'web'): JsonObject {
  const made = deployment(podSpec, { namespace });
  return { ...made, spec: { ...(made['spec'] as JsonObject), replicas } };
}

const OWN = { matchLabels: { app: 'web' } };
const apart = (labelSelector: JsonObject = OWN, topologyKey = ZONE): JsonObject => ({
  affinity: {
    podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey, labelSelector }] },
  },
});
const spread = (more: JsonObject): JsonObject => ({
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: ZONE, whenUnsatisfiable: 'DoNotSchedule', labelSelector: OWN, ...more },
  ],
});
const found = (workload: JsonObject, nodes = pool(), cluster = CLUSTER) =>
  run(zoneCoverage, { cluster }, [nodes, workload]);

test.each<[string, JsonObject]>([
  ['a zone for each', web(2, apart())],
  ['apart from others', web(3, apart({ matchLabels: { app: 'db' } }))],
  ['apart by node', web(3, apart(OWN, 'kubernetes.io/hostname'))],
  ['a spread without minDomains', web(9, spread({}))],
  ['as many zones as minDomains', web(9, spread({ minDomains: 2 }))],
  ['a spread that is only preferred', web(9, spread({ minDomains: 3, whenUnsatisfiable: 'ScheduleAnyway' }))],
  [
    'a spread of other pods',
    web(9, spread({ minDomains: 3, labelSelector: { matchLabels: { app: 'db' } } })),
  ],
  ['as many as the skew allows', web(4, spread({ minDomains: 3, maxSkew: 2 }))],
])('%s: nothing is found', (_, workload) => {
  expect(found(workload)).toEqual([]);
});

test('apart from themselves in their own namespace', () => {
  const namespaces = (...names: string[]) => ({
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: ZONE, labelSelector: OWN, namespaces: names },
        ],
      },
    },
  });
  expect(found(web(3, namespaces('web')))).toHaveLength(1);
  expect(found(web(3, namespaces('other')))).toEqual([]);
});

test('more pods than zones', () => {
  expect(found(web(3, apart()))).toEqual([
    {
      code: 'karpenter/zone-coverage',
      severity: 'error',
      message:
        'Deployment web/web has 3 pods, no two of them in a zone, and the nodes that may run them are in the zones eu-west-1a, eu-west-1b: 1 would be pending for ever',
      hint: 'prefer zones instead of requiring them, ask for fewer pods, or let the nodes be in more zones',
      location: expect.objectContaining({ file: 'clusters/test/cluster.yaml' }),
    },
  ]);
});

test.each<[string, JsonObject, ReturnType<typeof pool>]>([
  ['a pool of one zone', web(2, apart()), pool([{ key: ZONE, operator: 'In', values: ['eu-west-1a'] }])],
  ['a pod of one zone', web(2, { ...apart(), nodeSelector: { [ZONE]: 'eu-west-1b' } }), pool()],
  ['on Fargate', web(3, apart(), 'serverless'), pool()],
  ['fewer zones than minDomains', web(3, spread({ minDomains: 3 })), pool()],
])('%s: an error', (_, workload, nodes) => {
  expect(found(workload, nodes)).toMatchObject([{ code: 'karpenter/zone-coverage', severity: 'error' }]);
});

test('zones that nobody knows', () => {
  expect(found(web(9, apart()), pool(), '')).toEqual([]);
});
