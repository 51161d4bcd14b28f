import { FAKED_KINDS, statusPath } from './statuses.ts';

const NOW = '2026-01-01T00:00:00Z';

function statusOf(path: string, object: object): unknown {
  const kind = FAKED_KINDS.find((candidate) => candidate.path.endsWith(path));
  return kind?.status(object as never, NOW);
}

test('a Deployment has all replicas of its generation', () => {
  const deployment = { metadata: { name: 'web', generation: 4 }, spec: { replicas: 3 } };
  expect(statusOf('/deployments', deployment)).toMatchObject({
    ...{ observedGeneration: 4, replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 },
    conditions: [
      { type: 'Available', status: 'True' },
      { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' },
    ],
  });
});

test('a Deployment that names no replicas has one', () => {
  expect(statusOf('/deployments', { metadata: { generation: 1 }, spec: {} })).toMatchObject({ replicas: 1 });
});

test('a StatefulSet runs its newest revision', () => {
  expect(statusOf('/statefulsets', { metadata: { generation: 2 }, spec: { replicas: 1 } })).toMatchObject({
    ...{
      observedGeneration: 2,
      currentReplicas: 1,
      currentRevision: 'revision-2',
      updateRevision: 'revision-2',
    },
  });
});

test('only a Service of the type LoadBalancer gets an address', () => {
  expect(statusOf('/services', { metadata: { name: 'web' }, spec: { type: 'LoadBalancer' } })).toEqual({
    loadBalancer: { ingress: [{ hostname: 'web.elb.invalid' }] },
  });
  expect(statusOf('/services', { metadata: { name: 'web' }, spec: { type: 'ClusterIP' } })).toBeUndefined();
});

test('a NodePool is ready in its generation', () => {
  expect(statusOf('/nodepools', { metadata: { name: 'default', generation: 7 }, spec: {} })).toEqual({
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        reason: 'Ready',
        message: '',
        lastTransitionTime: NOW,
        observedGeneration: 7,
      },
    ],
  });
});

test('a PodDisruptionBudget allows a disruption: Argo CD waits for its condition', () => {
  expect(statusOf('/poddisruptionbudgets', { metadata: { generation: 1 }, spec: {} })).toMatchObject({
    ...{ observedGeneration: 1, disruptionsAllowed: 1 },
    conditions: [{ type: 'DisruptionAllowed', status: 'True', observedGeneration: 1 }],
  });
});

test('the path of a status, in a namespace and of the whole cluster', () => {
  expect(statusPath('/apis/apps/v1/deployments', { metadata: { name: 'web', namespace: 'shop' } })).toBe(
    '/apis/apps/v1/namespaces/shop/deployments/web/status',
  );
  expect(statusPath('/apis/karpenter.sh/v1/nodepools', { metadata: { name: 'default' } })).toBe(
    '/apis/karpenter.sh/v1/nodepools/default/status',
  );
});
