import { POOL } from '../testing/model.ts';
import { applicationNames, applicationOf, folderOf, outputOf } from '../testing/output.ts';

const cluster = (headroom: object) => ({
  cluster: {
    compute: { karpenter: { featureGates: { capacityBuffer: true }, nodePools: [POOL] } },
    scheduling: { headroom: { replicas: 3, requests: { cpu: '2' }, ...headroom } },
  },
});

test('a capacity buffer and its template take the place of pause pods', () => {
  const output = outputOf(cluster({ by: 'capacity-buffer' }));
  const labels = { 'app.kubernetes.io/name': 'headroom' };
  const files = folderOf(output, 'headroom');
  expect(Object.keys(files).sort()).toEqual([
    'capacitybuffer-headroom.pause.yaml',
    'podtemplate-headroom.pause.yaml',
  ]);
  expect(files['capacitybuffer-headroom.pause.yaml']).toEqual({
    apiVersion: 'autoscaling.x-k8s.io/v1beta1',
    kind: 'CapacityBuffer',
    metadata: { name: 'headroom', namespace: 'pause', labels },
    spec: {
      podTemplateRef: { name: 'headroom' },
      provisioningStrategy: 'buffer.x-k8s.io/active-capacity',
      replicas: 3,
    },
  });
  const template = files['podtemplate-headroom.pause.yaml']?.['template'];
  expect(template).toMatchObject({
    metadata: { labels },
    spec: {
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              { matchExpressions: [{ key: 'karpenter.sh/nodepool', operator: 'In', values: ['default'] }] },
            ],
          },
        },
      },
      containers: [{ resources: { requests: { cpu: '2' } } }],
    },
  });
  expect(template).not.toHaveProperty('spec.priorityClassName');
});

test('it may come before Karpenter has brought its kind', () => {
  expect(applicationOf(outputOf(cluster({ by: 'capacity-buffer' })), 'headroom').spec).toMatchObject({
    syncPolicy: { syncOptions: expect.arrayContaining(['SkipDryRunOnMissingResource=true']) },
  });
});

test('pause pods are the default', () => {
  expect(Object.keys(folderOf(outputOf(cluster({})), 'headroom'))).toEqual([
    'deployment-pause-pods.pause.yaml',
  ]);
  expect(applicationNames(outputOf(cluster({})))).toContain('headroom');
});
