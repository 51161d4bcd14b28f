import { specPath, type JsonObject } from '@nodeless/core';
import { deployment, resource, run } from '../../testing/view.ts';
import { foreignNodes } from './foreign-nodes.ts';

const FARGATE = {
  cluster:
    'compute: { fargate: { profiles: [{ name: web, selectors: [{ namespace: web }] }] } }\napps: [web]\n',
  apps: {
    web: 'image: example.com/web:1.0.0\nresources: { requests: { cpu: 100m, memory: 64Mi } }\nnodePools: [default]\n',
  },
};
const found = (spec: JsonObject, sources: typeof FARGATE | object = FARGATE) =>
  run(foreignNodes, sources, [resource(deployment(spec), 'web', specPath('app/web'))]);

test.each<[string, JsonObject]>([
  ['nothing', {}],
  [
    'the labels of Fargate',
    { nodeSelector: { 'eks.amazonaws.com/compute-type': 'fargate', 'kubernetes.io/os': 'linux' } },
  ],
  ['a zone', { nodeSelector: { 'topology.kubernetes.io/zone': 'eu-west-1a' } }],
  [
    'another architecture, which has a finding of its own',
    { nodeSelector: { 'kubernetes.io/arch': 'arm64' } },
  ],
])('pods that ask for %s', (_, spec) => {
  expect(found(spec)).toEqual([]);
});

test('pods of a node pool', () => {
  expect(found({ nodeSelector: { 'karpenter.sh/nodepool': 'default' } })).toMatchObject([
    {
      code: 'fargate/unsupported-pod-spec',
      severity: 'error',
      message:
        'the Fargate profile "web" takes the pods of Deployment web/web, which ask for other nodes (it has no label karpenter.sh/nodepool): they would be pending for ever (cluster test)',
      hint: 'leave nodePools out, or let the profile select other pods: another namespace, or labels',
      location: { file: 'apps/web/app.yaml', line: 6, column: 12 },
      related: [
        { message: 'this profile takes its pods', location: { file: 'clusters/test/cluster.yaml', line: 6 } },
      ],
    },
  ]);
});

test.each<[string, JsonObject]>([
  ['a label', { nodeSelector: { disk: 'ssd' } }],
  ['an instance type', { nodeSelector: { 'node.kubernetes.io/instance-type': 'm5.large' } }],
  ['Windows', { nodeSelector: { 'kubernetes.io/os': 'windows' } }],
])('pods that ask for %s', (_, spec) => {
  expect(found(spec)).toMatchObject([{ code: 'fargate/unsupported-pod-spec' }]);
  expect(found(spec, {})).toEqual([]);
});
