import { POOL } from '../testing/model.ts';
import { applicationNames, applicationOf, folderOf, outputOf, resourceAt } from '../testing/output.ts';

const TAINTED = { ...POOL, name: 'gold', taints: [{ key: 'gold', effect: 'NoSchedule' }] };

test('the two classes that every cluster has', () => {
  expect(folderOf(outputOf(), 'scheduling')).toEqual({
    'priorityclass-default.yaml': {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'default' },
      value: 0,
      globalDefault: true,
      description: 'Pods that name no class',
    },
    'priorityclass-pause-pods.yaml': {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'pause-pods' },
      value: -1,
      description: 'Pods that keep room free and give way to any other pod',
    },
  });
});

test('a class that does not preempt, and where it was asked for', () => {
  const output = outputOf({
    cluster: { scheduling: { priorityClasses: [{ name: 'calm', value: 7, preemptionPolicy: 'Never' }] } },
  });
  const { manifest, origin } = resourceAt(output, 'manifests/scheduling/priorityclass-calm.yaml');
  expect(origin).toEqual({
    component: 'scheduling',
    constructPath: 'scheduling/scheduling/priorityclass-calm',
    specPath: 'cluster#/scheduling/priorityClasses/0',
  });
  expect(manifest).toEqual({
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'calm' },
    value: 7,
    preemptionPolicy: 'Never',
  });
});

test('without classes there is no Application for them', () => {
  expect(applicationNames(outputOf({ cluster: { scheduling: { priorityClasses: [] } } }))).not.toContain(
    'scheduling',
  );
});

test('classes come before the pods that name them', () => {
  const output = outputOf({ cluster: { scheduling: { headroom: { replicas: 1, requests: { cpu: '1' } } } } });
  const waves = output.applications.map(({ name, wave }) => [name, wave]);
  expect(waves).toEqual(
    expect.arrayContaining([
      ['scheduling', -10],
      ['headroom', 30],
    ]),
  );
});

test('no headroom, no pause pods', () => {
  expect(applicationNames(outputOf())).not.toContain('headroom');
});

test('pause pods hold room on the pools without taints', () => {
  const output = outputOf({
    cluster: {
      compute: { karpenter: { nodePools: [POOL, TAINTED] } },
      scheduling: { headroom: { replicas: 3, requests: { cpu: '2', memory: '4Gi' } } },
    },
  });
  expect(folderOf(output, 'headroom')).toEqual({
    'deployment-pause-pods.pause.yaml': {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name: 'pause-pods',
        namespace: 'pause',
        labels: { 'app.kubernetes.io/name': 'pause-pods' },
      },
      spec: {
        replicas: 3,
        selector: { matchLabels: { 'app.kubernetes.io/name': 'pause-pods' } },
        template: {
          metadata: { labels: { 'app.kubernetes.io/name': 'pause-pods' } },
          spec: {
            affinity: {
              nodeAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: {
                  nodeSelectorTerms: [
                    {
                      matchExpressions: [
                        { key: 'karpenter.sh/nodepool', operator: 'In', values: ['default'] },
                      ],
                    },
                  ],
                },
              },
            },
            automountServiceAccountToken: false,
            containers: [
              {
                name: 'pause',
                image: 'example.com/pause:3.10',
                resources: { requests: { cpu: '2', memory: '4Gi' } },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  capabilities: { drop: ['ALL'] },
                  readOnlyRootFilesystem: true,
                },
              },
            ],
            priorityClassName: 'pause-pods',
            securityContext: {
              runAsNonRoot: true,
              runAsUser: 65535,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            terminationGracePeriodSeconds: 0,
          },
        },
      },
    },
  });
  expect(applicationOf(output, 'headroom').spec).toMatchObject({ project: 'platform' });
});

test('pause pods on named pools tolerate their taints and may have another class', () => {
  const output = outputOf({
    cluster: {
      compute: { karpenter: { nodePools: [POOL, TAINTED] } },
      scheduling: {
        headroom: { replicas: 1, requests: { cpu: '1' }, nodePools: ['gold'], priorityClass: 'default' },
      },
    },
  });
  expect(folderOf(output, 'headroom')['deployment-pause-pods.pause.yaml']).toMatchObject({
    spec: {
      template: {
        spec: {
          priorityClassName: 'default',
          tolerations: [{ key: 'gold', operator: 'Exists', effect: 'NoSchedule' }],
          containers: [{ resources: { requests: { cpu: '1' } } }],
        },
      },
    },
  });
});
