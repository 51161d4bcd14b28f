import type { JsonObject } from '@nodeless/core';
import { brief, deployment, run } from '../../testing/view.ts';
import { danglingReferences } from './dangling-references.ts';
import { nodePoolNames } from './node-pool-names.ts';

const NAMESPACE: JsonObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } };
const named = (kind: string, name: string): JsonObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace: 'web' },
});
const PRIORITY: JsonObject = {
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name: 'high' },
  value: 1,
};
const messages = (...manifests: readonly JsonObject[]) =>
  run(danglingReferences, {}, manifests).map(({ message }) => message);

describe('consistency/dangling-references', () => {
  test('everything is there', () => {
    const spec = {
      priorityClassName: 'high',
      serviceAccountName: 'web',
      volumes: [{ name: 'config', configMap: { name: 'settings' } }],
      containers: [{ name: 'main', envFrom: [{ configMapRef: { name: 'settings' } }] }],
    };
    expect(
      messages(
        NAMESPACE,
        PRIORITY,
        named('ServiceAccount', 'web'),
        named('ConfigMap', 'settings'),
        deployment(spec),
      ),
    ).toEqual([]);
  });

  test('what every cluster has need not be rendered', () => {
    expect(
      messages(
        deployment(
          { priorityClassName: 'system-cluster-critical', serviceAccountName: 'default' },
          { namespace: 'kube-system' },
        ),
      ),
    ).toEqual([]);
  });

  test('a pod waits for no ConfigMap that is optional, and Kubernetes makes one', () => {
    const spec = {
      volumes: [
        { name: 'a', configMap: { name: 'elsewhere', optional: true } },
        { name: 'b', configMap: { name: 'kube-root-ca.crt' } },
      ],
      containers: [
        {
          envFrom: [{ configMapRef: { name: 'elsewhere', optional: true } }],
          env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'x', key: 'y', optional: true } } }],
        },
      ],
    };
    expect(messages(NAMESPACE, deployment(spec))).toEqual([]);
  });

  test.each<[string, JsonObject[], string]>([
    ['a namespace', [deployment({})], 'Deployment web/web is in the namespace web, which nothing renders'],
    [
      'a PriorityClass',
      [NAMESPACE, deployment({ priorityClassName: 'high' })],
      'Deployment web/web refers to the PriorityClass "high", which nothing renders',
    ],
    [
      'a ServiceAccount',
      [NAMESPACE, deployment({ serviceAccountName: 'web' })],
      'Deployment web/web refers to the ServiceAccount "web", which nothing renders',
    ],
    [
      'a ConfigMap',
      [
        NAMESPACE,
        deployment({
          containers: [{ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings' } } }] }],
        }),
      ],
      'Deployment web/web refers to the ConfigMap "settings", which nothing renders',
    ],
  ])('%s is missing', (_name, manifests, message) => {
    expect(messages(...manifests)).toEqual([message]);
  });
});

describe('names of node pools', () => {
  const cluster = `apps: [batch]
compute: { karpenter: { nodePools: [{ name: general, architectures: [amd64], limits: { cpu: '1' } }] } }
`;
  const app = (pools: string) => ({
    batch: `image: a:1.0.0\nresources: { requests: { cpu: '1' } }\n${pools}`,
  });
  const headroom = (pools: string) =>
    `scheduling: { headroom: { replicas: 1, requests: { cpu: '1' }, nodePools: [${pools}] } }\n`;

  test('pools of the cluster', () => {
    expect(
      run(nodePoolNames, { cluster: `${cluster}${headroom('general')}`, apps: app('nodePools: [general]') }),
    ).toEqual([]);
  });

  test('a pool that an app names and the cluster lacks', () => {
    const found = run(nodePoolNames, { cluster, apps: app('nodePools: [general, gpu]') });
    expect(brief(found)).toEqual(['apps/batch/app.yaml:6:22 error consistency/dangling-references']);
  });

  test('a pool that headroom names and the cluster lacks', () => {
    const found = run(nodePoolNames, { cluster: `${cluster}${headroom('gpu')}`, apps: app('') });
    expect(found.map(({ message }) => message)).toEqual([
      'headroom names the node pool "gpu", which does not exist',
    ]);
  });
});
