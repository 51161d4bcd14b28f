import { at, type JsonObject } from '@nodeless/core';
import { folderOf, outputOf, resourceAt } from '../testing/output.ts';

const SMALL = { image: 'example.com/web:1.0', resources: { requests: { cpu: '100m' } } };
const LABELS = { 'app.kubernetes.io/name': 'web' };
const PORTS = [
  { name: 'http', containerPort: 8080, servicePort: 80 },
  { name: 'peer', containerPort: 7000 },
];

const webOf = (app: object) => folderOf(outputOf({ apps: { web: { ...SMALL, ...app } } }), 'web');
const specOf = (app: object, file: string) => at(webOf(app)[file], 'spec') as JsonObject;
/** The names of the files, with what of a Job's name is a digest. */
const filesOf = (app: object) => Object.keys(webOf(app)).sort();

test('a Deployment with a strategy of its own', () => {
  const deployment = {
    strategy: { type: 'RollingUpdate', maxSurge: 1, maxUnavailable: '0%' },
    minReadySeconds: 10,
    progressDeadlineSeconds: 1200,
    revisionHistoryLimit: 3,
  };
  const {
    template: _,
    selector: __,
    ...spec
  } = specOf({ workload: { deployment } }, 'deployment-web.web.yaml');
  expect(spec).toEqual({
    replicas: 2,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '0%' } },
    minReadySeconds: 10,
    progressDeadlineSeconds: 1200,
    revisionHistoryLimit: 3,
  });
  expect(
    specOf({ workload: { deployment: { strategy: { type: 'Recreate' } } } }, 'deployment-web.web.yaml'),
  ).toMatchObject({ strategy: { type: 'Recreate' } });
  expect(
    specOf({ workload: { deployment: { strategy: {} } } }, 'deployment-web.web.yaml'),
  ).not.toHaveProperty('strategy');
});

describe('a StatefulSet', () => {
  const workload = {
    statefulSet: {
      serviceName: 'web-peers',
      publishNotReadyAddresses: true,
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate', partition: 1 },
      minReadySeconds: 5,
      revisionHistoryLimit: 2,
      ordinals: { start: 1 },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' },
    },
  };
  const volumes = {
    data: { mountPath: '/data', claimTemplate: { size: '10Gi', storageClass: 'gp3' } },
    cache: { mountPath: '/cache', emptyDir: {} },
  };

  test('has its pods, its claims and two Services', () => {
    const folder = webOf({ workload, volumes, ports: PORTS, replicas: 3 });
    expect(Object.keys(folder).sort()).toEqual([
      'poddisruptionbudget-web.web.yaml',
      'service-web-peers.web.yaml',
      'service-web.web.yaml',
      'statefulset-web.web.yaml',
    ]);
    const { template, ...spec } = at(folder['statefulset-web.web.yaml'], 'spec') as JsonObject;
    expect(spec).toEqual({
      replicas: 3,
      serviceName: 'web-peers',
      selector: { matchLabels: LABELS },
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
      minReadySeconds: 5,
      revisionHistoryLimit: 2,
      ordinals: { start: 1 },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' },
      volumeClaimTemplates: [
        {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: 'data' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'gp3',
            resources: { requests: { storage: '10Gi' } },
          },
        },
      ],
    });
    expect(at(template, 'spec')).toMatchObject({
      volumes: [{ name: 'cache', emptyDir: {} }],
      containers: [
        {
          volumeMounts: [
            { name: 'cache', mountPath: '/cache' },
            { name: 'data', mountPath: '/data' },
          ],
        },
      ],
      securityContext: { fsGroup: 10_001, fsGroupChangePolicy: 'OnRootMismatch' },
    });
    expect(folder['service-web-peers.web.yaml']).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web-peers', namespace: 'web', labels: { 'app.kubernetes.io/name': 'web-peers' } },
      spec: {
        clusterIP: 'None',
        publishNotReadyAddresses: true,
        selector: LABELS,
        ports: [
          { name: 'http', port: 8080, targetPort: 'http' },
          { name: 'peer', port: 7000, targetPort: 'peer' },
        ],
      },
    });
  });

  test('needs no ports, and is called by Kubernetes as it says nothing', () => {
    const folder = webOf({ workload: { statefulSet: {} } });
    expect(folder['service-web-headless.web.yaml']).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'web-headless',
        namespace: 'web',
        labels: { 'app.kubernetes.io/name': 'web-headless' },
      },
      spec: { clusterIP: 'None', selector: LABELS },
    });
    const { template: _, ...spec } = at(folder['statefulset-web.web.yaml'], 'spec') as JsonObject;
    expect(spec).toEqual({ replicas: 2, serviceName: 'web-headless', selector: { matchLabels: LABELS } });
  });

  test('is scaled by its own kind, and all its pods are spread together', () => {
    const app = {
      workload: { statefulSet: {} },
      scaling: { minReplicas: 2, maxReplicas: 4, cpu: 70 },
      spread: [{ over: 'zones' }],
    };
    expect(specOf(app, 'horizontalpodautoscaler-web.web.yaml')['scaleTargetRef']).toEqual({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      name: 'web',
    });
    const spec = specOf(app, 'statefulset-web.web.yaml');
    expect(spec).not.toHaveProperty('replicas');
    expect(at(spec, 'template', 'spec', 'topologySpreadConstraints')).toEqual([
      {
        topologyKey: 'topology.kubernetes.io/zone',
        maxSkew: 1,
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: LABELS },
      },
    ]);
  });
});

test('a DaemonSet has no number, no budget, and a Service where it has ports', () => {
  const daemonSet = {
    updateStrategy: { type: 'RollingUpdate', maxSurge: '10%', maxUnavailable: 0 },
    minReadySeconds: 5,
    revisionHistoryLimit: 1,
  };
  const folder = webOf({ workload: { daemonSet }, ports: PORTS });
  expect(Object.keys(folder).sort()).toEqual(['daemonset-web.web.yaml', 'service-web.web.yaml']);
  const { template: _, ...spec } = at(folder['daemonset-web.web.yaml'], 'spec') as JsonObject;
  expect(spec).toEqual({
    selector: { matchLabels: LABELS },
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '10%', maxUnavailable: 0 } },
    minReadySeconds: 5,
    revisionHistoryLimit: 1,
  });
});

const RUN = {
  restartPolicy: 'Never',
  backoffLimit: 3,
  activeDeadlineSeconds: 3600,
  completions: 4,
  parallelism: 2,
  completionMode: 'Indexed',
  podFailurePolicy: [
    { action: 'FailJob', onExitCodes: { operator: 'In', values: [42, 3, 42], containerName: 'web' } },
    { action: 'Ignore', onPodConditions: ['DisruptionTarget'] },
  ],
};
const RUN_SPEC = {
  backoffLimit: 3,
  activeDeadlineSeconds: 3600,
  completions: 4,
  parallelism: 2,
  completionMode: 'Indexed',
  podFailurePolicy: {
    rules: [
      { action: 'FailJob', onExitCodes: { containerName: 'web', operator: 'In', values: [3, 42] } },
      { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
    ],
  },
};

test('a CronJob', () => {
  const cronJob = {
    schedule: '30 3 * * 1-5',
    timeZone: 'Asia/Seoul',
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: 600,
    suspend: true,
    successfulJobsHistoryLimit: 5,
    failedJobsHistoryLimit: 0,
    ttlSecondsAfterFinished: 86_400,
    ...RUN,
  };
  const app = { workload: { cronJob }, spread: [{ over: 'nodes' }] };
  expect(filesOf(app)).toEqual(['cronjob-web.web.yaml']);
  const { jobTemplate, ...spec } = specOf(app, 'cronjob-web.web.yaml');
  expect(spec).toEqual({
    schedule: '30 3 * * 1-5',
    timeZone: 'Asia/Seoul',
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: 600,
    suspend: true,
    successfulJobsHistoryLimit: 5,
    failedJobsHistoryLimit: 0,
  });
  const { template, ...run } = at(jobTemplate, 'spec') as JsonObject;
  expect(run).toEqual({ ...RUN_SPEC, ttlSecondsAfterFinished: 86_400 });
  expect(template).toMatchObject({
    metadata: { labels: LABELS },
    spec: {
      restartPolicy: 'Never',
      topologySpreadConstraints: [{ matchLabelKeys: ['batch.kubernetes.io/job-name'] }],
    },
  });
});

describe('a Job', () => {
  const job = (more: object = {}) => ({ workload: { job: RUN }, ...more });
  const nameOf = (app: object) => filesOf(app).find((file) => file.startsWith('job-'));

  test('has a digest of its content in its name: a change is another Job', () => {
    const first = nameOf(job());
    expect(first).toMatch(/^job-web-[0-9a-f]{8}\.web\.yaml$/);
    expect(nameOf(job())).toBe(first);
    const { template: _, ...spec } = specOf(job(), String(first));
    expect(spec).toEqual(RUN_SPEC);
    const names = [
      nameOf(job({ image: 'example.com/web:1.1' })),
      nameOf(job({ config: { settings: { data: { level: 'info' } } } })),
      nameOf(job({ config: { settings: { data: { level: 'debug' } } } })),
      nameOf({ workload: { job: { ...RUN, backoffLimit: 4 } } }),
    ];
    expect(new Set([first, ...names]).size).toBe(5);
  });

  test('that is a hook has a fixed name, and a ConfigMap whose change starts a sync', () => {
    const hook = { phase: 'PostSync', deletePolicy: ['HookSucceeded', 'BeforeHookCreation'] };
    const app = (image: string) => ({ image, workload: { job: { hook, ttlSecondsAfterFinished: 60 } } });
    const folder = webOf(app('example.com/web:1.0'));
    expect(Object.keys(folder).sort()).toEqual(['configmap-web-hook.web.yaml', 'job-web.web.yaml']);
    expect(folder['job-web.web.yaml']).toMatchObject({
      metadata: {
        name: 'web',
        annotations: {
          'argocd.argoproj.io/hook': 'PostSync',
          'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation,HookSucceeded',
        },
      },
      spec: { ttlSecondsAfterFinished: 60, template: { spec: { restartPolicy: 'Never' } } },
    });
    const triggerOf = (image: string) => webOf(app(image))['configmap-web-hook.web.yaml']?.['data'];
    expect(triggerOf('example.com/web:1.0')).toEqual({ digest: expect.stringMatching(/^[0-9a-f]{8}$/) });
    expect(triggerOf('example.com/web:1.1')).not.toEqual(triggerOf('example.com/web:1.0'));
  });

  test('by default is a hook of the sync that stays until the next one', () => {
    expect(webOf({ workload: { job: { hook: {} } } })['job-web.web.yaml']?.metadata.annotations).toEqual({
      'argocd.argoproj.io/hook': 'Sync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    });
  });
});

test('what a kind needs besides points at the kind', () => {
  const output = outputOf({
    apps: {
      web: { ...SMALL, workload: { statefulSet: {} } },
      hook: { ...SMALL, workload: { job: { hook: {} } } },
    },
  });
  expect(resourceAt(output, 'manifests/web/service-web-headless.web.yaml').origin.specPath).toBe(
    'app/web#/workload/statefulSet',
  );
  expect(resourceAt(output, 'manifests/hook/configmap-hook-hook.hook.yaml').origin.specPath).toBe(
    'app/hook#/workload/job/hook',
  );
});
