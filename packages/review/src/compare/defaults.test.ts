import type { JsonObject } from '@nodeless/core';
import { showPath } from '../report/field-change.ts';
import { diffObjects } from './diff.ts';

const PROBE = { httpGet: { path: '/', port: 80 } };
const FULL_PROBE = {
  httpGet: { path: '/', port: 80, scheme: 'HTTP' },
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
};
const POD = {
  containers: [
    {
      name: 'a',
      ports: [{ containerPort: 80 }],
      livenessProbe: PROBE,
      readinessProbe: PROBE,
      startupProbe: PROBE,
    },
  ],
};
/** What `kubectl get` shows of it. */
const FULL_POD = {
  restartPolicy: 'Always',
  dnsPolicy: 'ClusterFirst',
  schedulerName: 'default-scheduler',
  terminationGracePeriodSeconds: 30,
  enableServiceLinks: true,
  hostNetwork: false,
  hostPID: false,
  hostIPC: false,
  securityContext: {},
  containers: [
    {
      name: 'a',
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
      ports: [{ containerPort: 80, protocol: 'TCP' }],
      livenessProbe: FULL_PROBE,
      readinessProbe: FULL_PROBE,
      startupProbe: FULL_PROBE,
    },
  ],
};
const WORKLOAD = { template: { spec: POD } };
const FULL_WORKLOAD = { template: { spec: FULL_POD } };
const WEBHOOKS = { webhooks: [{ name: 'a.example.com' }] };
const FULL_WEBHOOK = {
  name: 'a.example.com',
  failurePolicy: 'Fail',
  matchPolicy: 'Equivalent',
  timeoutSeconds: 10,
};

/** An object as people write it, and as the API server gives it back. */
const ROWS: readonly (readonly [kind: string, written: JsonObject, full: JsonObject])[] = [
  ['Pod', { spec: POD }, { spec: { ...FULL_POD, serviceAccountName: 'default' } }],
  [
    'Deployment',
    { spec: WORKLOAD },
    {
      spec: {
        ...FULL_WORKLOAD,
        revisionHistoryLimit: 10,
        progressDeadlineSeconds: 600,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      },
    },
  ],
  [
    'StatefulSet',
    { spec: { ...WORKLOAD, volumeClaimTemplates: [{ metadata: { name: 'a' }, spec: {} }] } },
    {
      spec: {
        ...FULL_WORKLOAD,
        revisionHistoryLimit: 10,
        podManagementPolicy: 'OrderedReady',
        updateStrategy: { type: 'RollingUpdate' },
        volumeClaimTemplates: [{ metadata: { name: 'a' }, spec: { volumeMode: 'Filesystem' } }],
      },
    },
  ],
  [
    'DaemonSet',
    { spec: WORKLOAD },
    { spec: { ...FULL_WORKLOAD, revisionHistoryLimit: 10, updateStrategy: { type: 'RollingUpdate' } } },
  ],
  ['ReplicaSet', { spec: WORKLOAD }, { spec: FULL_WORKLOAD }],
  ['Job', { spec: WORKLOAD }, { spec: FULL_WORKLOAD }],
  [
    'CronJob',
    { spec: { jobTemplate: { spec: WORKLOAD } } },
    {
      spec: {
        jobTemplate: { spec: FULL_WORKLOAD },
        suspend: false,
        concurrencyPolicy: 'Allow',
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 1,
      },
    },
  ],
  [
    'Service',
    { spec: { ports: [{ port: 80 }] } },
    {
      spec: {
        type: 'ClusterIP',
        sessionAffinity: 'None',
        internalTrafficPolicy: 'Cluster',
        externalTrafficPolicy: 'Cluster',
        allocateLoadBalancerNodePorts: true,
        ports: [{ port: 80, protocol: 'TCP' }],
      },
    },
  ],
  [
    'PersistentVolume',
    { spec: { csi: { driver: 'ebs.csi.aws.com' } } },
    { spec: { volumeMode: 'Filesystem', csi: { driver: 'ebs.csi.aws.com', readOnly: false } } },
  ],
  ['PersistentVolumeClaim', { spec: {} }, { spec: { volumeMode: 'Filesystem' } }],
  ['Secret', {}, { type: 'Opaque' }],
  ...['RoleBinding', 'ClusterRoleBinding'].map(
    (kind) =>
      [
        kind,
        { roleRef: { kind: 'ClusterRole', name: 'a' } },
        { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'a' } },
      ] as const,
  ),
  [
    'CSIDriver',
    { spec: {} },
    {
      spec: {
        attachRequired: true,
        podInfoOnMount: false,
        storageCapacity: false,
        requiresRepublish: false,
        seLinuxMount: false,
        fsGroupPolicy: 'ReadWriteOnceWithFSType',
        volumeLifecycleModes: ['Persistent'],
      },
    },
  ],
  [
    'ResourceClaim',
    { spec: { devices: { requests: [{ name: 'a', exactly: {} }] } } },
    { spec: { devices: { requests: [{ name: 'a', exactly: { allocationMode: 'ExactCount', count: 1 } }] } } },
  ],
  ['IPAddress', { spec: { parentRef: {} } }, { spec: { parentRef: { group: '' } } }],
  ['StorageClass', {}, { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' }],
  ['PriorityClass', {}, { preemptionPolicy: 'PreemptLowerPriority', globalDefault: false }],
  ['ValidatingWebhookConfiguration', WEBHOOKS, { webhooks: [FULL_WEBHOOK] }],
  [
    'MutatingWebhookConfiguration',
    WEBHOOKS,
    { webhooks: [{ ...FULL_WEBHOOK, reinvocationPolicy: 'Never' }] },
  ],
  [
    'NodePool',
    { spec: { template: { spec: {} }, disruption: {} } },
    {
      spec: {
        template: { spec: { expireAfter: '720h' } },
        disruption: { consolidationPolicy: 'WhenEmptyOrUnderutilized' },
      },
    },
  ],
  ['NodeClaim', { spec: {} }, { spec: { expireAfter: '720h' } }],
  [
    'EC2NodeClass',
    { spec: { metadataOptions: {} } },
    {
      spec: {
        metadataOptions: {
          httpEndpoint: 'enabled',
          httpProtocolIPv6: 'disabled',
          httpPutResponseHopLimit: 1,
          httpTokens: 'required',
        },
      },
    },
  ],
];

const paths = (kind: string, before: JsonObject, after: JsonObject) =>
  diffObjects(kind, before, after).map(({ path }) => showPath(path));

test.each(ROWS)('%s: what the API server fills in is no change', (kind, written, full) => {
  expect(paths(kind, written, full)).toEqual([]);
  expect(paths(kind, full, written)).toEqual([]);
});

test('what it fills in elsewhere, or not at all, is one', () => {
  expect(paths('ReplicaSet', { spec: {} }, { spec: { revisionHistoryLimit: 10 } })).toHaveLength(1);
  expect(paths('Job', { spec: {} }, { spec: { replicas: 1 } })).toHaveLength(1);
  expect(paths('ConfigMap', {}, { type: 'Opaque' })).toHaveLength(1);
  expect(paths('Deployment', { spec: {} }, { spec: { replicas: 2 } })).toHaveLength(1);
  // Another type than that of the object itself.
  expect(paths('Secret', { metadata: {} }, { metadata: { type: 'Opaque' } })).toHaveLength(1);
});

test('the replicas of a workload are for its autoscaler to decide while nobody writes them', () => {
  for (const kind of ['Deployment', 'StatefulSet', 'ReplicaSet'])
    expect(paths(kind, { spec: {} }, { spec: { replicas: 1 } })).toEqual(['spec.replicas']);
});

test('a key of a pod means something else in a container and in a probe', () => {
  const pod = (init: JsonObject, probe: JsonObject = {}) => ({
    spec: {
      template: {
        spec: {
          initContainers: [{ name: 'proxy', ...init }],
          containers: [{ name: 'web', livenessProbe: { tcpSocket: { port: 80 }, ...probe } }],
        },
      },
    },
  });
  // It starts before the others and stays: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
  expect(paths('Deployment', pod({}), pod({ restartPolicy: 'Always' }))).toEqual([
    'spec.template.spec.initContainers[name=proxy].restartPolicy',
  ]);
  // Instead of the period of the pod, whatever that is.
  expect(paths('Deployment', pod({}), pod({}, { terminationGracePeriodSeconds: 30 }))).toEqual([
    'spec.template.spec.containers[name=web].livenessProbe.terminationGracePeriodSeconds',
  ]);
  expect(
    paths(
      'Deployment',
      { metadata: { labels: { a: 'b' } } },
      { metadata: { labels: { a: 'b', dnsPolicy: 'ClusterFirst' } } },
    ),
  ).toEqual(['metadata.labels.dnsPolicy']);
});
