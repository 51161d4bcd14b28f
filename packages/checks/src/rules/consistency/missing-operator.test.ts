import type { JsonObject } from '@nodeless/core';
import { specPath } from '@nodeless/core';
import { brief, deployment, resource, run } from '../../testing/view.ts';
import { missingOperator } from './missing-operator.ts';

const SOURCES = {
  cluster: 'apps: [web]\n',
  apps: {
    web: `image: web:1
resources: { requests: { cpu: 100m } }
secrets:
  database: { externalSecret: { store: { kind: SecretStore, name: a }, data: { a: { key: b } } } }
`,
  },
};
const object = (apiVersion: string, kind: string): JsonObject => ({
  apiVersion,
  kind,
  metadata: { name: 'database', namespace: 'web' },
});
const externalSecret = resource(
  object('external-secrets.io/v1', 'ExternalSecret'),
  'web',
  specPath('app/web', 'secrets', 'database'),
);
const providerClass = object('secrets-store.csi.x-k8s.io/v1', 'SecretProviderClass');
const crd = (group: string): JsonObject => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `any.${group}` },
  spec: { group },
});

test('an ExternalSecret without its operator, where it is written', () => {
  const found = run(missingOperator, SOURCES, [externalSecret]);
  expect(brief(found)).toEqual(['apps/web/app.yaml:7:13 warning consistency/missing-operator']);
  expect(found[0]).toMatchObject({
    message:
      'ExternalSecret web/database is for the External Secrets Operator, which no source installs: nothing makes its Secret, and without its CRD the whole sync fails (cluster test)',
    hint: 'install its chart by a component of your own (docs/extending.md), before the app',
  });
});

test('a SecretProviderClass without its driver', () => {
  const [found, ...others] = run(missingOperator, {}, [providerClass]);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    message:
      'SecretProviderClass web/database is for the Secrets Store CSI driver with the provider of AWS, which no source installs: nothing mounts its secrets, and without its CRD the whole sync fails',
    hint: 'write addons: { aws-secrets-store-csi-driver-provider: {} }',
  });
});

test('a monitor without its operator', () => {
  const monitor = object('monitoring.coreos.com/v1', 'ServiceMonitor');
  expect(run(missingOperator, {}, [monitor])).toMatchObject([
    {
      message:
        'ServiceMonitor web/database is for the Prometheus Operator, which no source installs: nothing reads the metrics, and without its CRD the whole sync fails',
    },
  ]);
  const image = 'quay.io/prometheus-operator/prometheus-operator:v0.90.0';
  const pods = [{ name: 'a', namespace: 'b', labels: {}, images: [image] }];
  expect(run(missingOperator, {}, [monitor], pods)).toEqual([]);
});

test('what brings the kinds', () => {
  const addons = [{ name: 'aws-secrets-store-csi-driver-provider' }];
  expect(run(missingOperator, {}, [providerClass], [], { addons })).toEqual([]);
  expect(run(missingOperator, SOURCES, [externalSecret, crd('external-secrets.io')])).toEqual([]);
  expect(run(missingOperator, SOURCES, [externalSecret, crd('example.com')])).toHaveLength(1);
  const image = 'ghcr.io/external-secrets/external-secrets:v1.2.0';
  const pods = [{ name: 'a', namespace: 'b', labels: {}, images: [image] }];
  expect(run(missingOperator, SOURCES, [externalSecret], pods)).toEqual([]);
  const own = deployment({ containers: [{ name: 'a', image }] });
  expect(run(missingOperator, SOURCES, [externalSecret, own])).toEqual([]);
});
