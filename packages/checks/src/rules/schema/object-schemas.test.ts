import type { JsonObject, Resource } from '@nodeless/core';
import { brief, deployment, resource, run } from '../../testing/view.ts';
import { objectSchemas } from './object-schemas.ts';

const GOOD = deployment({ containers: [{ name: 'web', image: 'web:1' }] });

const service = (spec: JsonObject) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'web' },
  spec,
});

const pool = (spec: JsonObject) => ({
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'own' },
  spec: {
    template: {
      spec: {
        nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' },
        requirements: [],
      },
    },
    ...spec,
  },
});

const binding = (spec: JsonObject) => ({
  apiVersion: 'elbv2.k8s.aws/v1beta1',
  kind: 'TargetGroupBinding',
  metadata: { name: 'web', namespace: 'web' },
  spec: { targetGroupARN: 'arn', serviceRef: { name: 'web', port: 80 }, ...spec },
});

const told = (manifests: readonly (JsonObject | Resource)[], cluster = '') =>
  run(objectSchemas, { cluster }, manifests).map(({ severity, code, message, hint }) => [
    severity,
    code,
    message,
    ...(hint === undefined ? [] : [hint]),
  ]);

test('what the API server takes', () => {
  expect(
    told([
      GOOD,
      { ...GOOD, metadata: { name: 'web', namespace: 'web', creationTimestamp: null }, status: {} },
      service({
        ports: [
          { port: 80, targetPort: 'http', name: 'http' },
          { port: 80, protocol: 'UDP', name: 'udp' },
        ],
      }),
      pool({ weight: 1, limits: { cpu: 10 } }),
      binding({ targetType: 'ip' }),
      { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'low' } },
    ]),
  ).toEqual([]);
});

test.each<[JsonObject, ...string[]]>([
  [
    deployment({ containers: [{ name: 'web', imag: 'web:1' }] }),
    'schema/unknown-field',
    'Deployment web/web would be refused by Kubernetes 1.35: spec.template.spec.containers[0].imag is no field of it',
    'did you mean "image"?',
  ],
  [
    deployment({ containers: [{ name: 'web', ports: [{ containerPort: '80' }] }] }),
    'schema/wrong-type',
    'Deployment web/web would be refused by Kubernetes 1.35: spec.template.spec.containers[0].ports[0].containerPort must be an integer, not a string',
  ],
  [
    deployment({}),
    'schema/required',
    'Deployment web/web would be refused by Kubernetes 1.35: spec.template.spec.containers is required',
  ],
  [
    deployment({ containers: [{ name: 'web', resources: { limits: { memory: '1 GB' } } }] }),
    'schema/value',
    'Deployment web/web would be refused by Kubernetes 1.35: spec.template.spec.containers[0].resources.limits.memory must be a quantity, as 500m, 1.5 or 128Mi',
  ],
  [
    deployment({ containers: [{ name: 'web', imagePullPolicy: 'always' }] }),
    'schema/value',
    'Deployment web/web would be refused by Kubernetes 1.35: spec.template.spec.containers[0].imagePullPolicy must be one of "Always", "IfNotPresent", "Never", not "always"',
  ],
  [
    service({ ports: [{ port: 80 }, { port: 80, protocol: 'TCP', name: 'again' }] }),
    'schema/duplicate-key',
    'Service web/web would be refused by Kubernetes 1.35: spec.ports[1] repeats port and protocol of an earlier item',
    'remove one of them',
  ],
  [
    { apiVersion: 'apps/v2', kind: 'Deployment', metadata: { name: 'web' } },
    'schema/no-such-kind',
    'Kubernetes 1.35 serves no Deployment of apps/v2, which Deployment web is',
    'use apps/v1',
  ],
  [
    { apiVersion: 'v1', kind: 'Confimap', metadata: { name: 'web' } },
    'schema/no-such-kind',
    'Kubernetes 1.35 serves no Confimap of v1, which Confimap web is',
    'did you mean "ConfigMap"?',
  ],
  [
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingAdmissionPolicyBinding',
      metadata: { name: 'web' },
    },
    'schema/no-such-kind',
    'Kubernetes 1.35 serves no MutatingAdmissionPolicyBinding of admissionregistration.k8s.io/v1, which MutatingAdmissionPolicyBinding web is',
    'use admissionregistration.k8s.io/v1alpha1 or admissionregistration.k8s.io/v1beta1',
  ],
  [
    pool({ wieght: 1 }),
    'schema/unknown-field',
    'NodePool own would be refused by Karpenter 1.14.1: spec.wieght is no field of it',
    'did you mean "weight"?',
  ],
  [
    binding({ targetType: 'pod' }),
    'schema/value',
    'TargetGroupBinding web/web would be refused by the AWS Load Balancer Controller 3.5.0: spec.targetType must be one of "instance", "ip", not "pod"',
  ],
])('%j', (manifest, ...expected) => {
  expect(told([manifest])).toEqual([['error', ...expected]]);
});

test('the version of the cluster decides', () => {
  const pod = deployment({ containers: [{ name: 'web', image: 'web:1', restartPolicyRules: [] }] });
  expect(told([pod], "kubernetes: { version: '1.34' }")).toEqual([]);
  expect(told([pod], "kubernetes: { version: '1.33' }")).toEqual([
    [
      'error',
      'schema/unknown-field',
      'Deployment web/web would be refused by Kubernetes 1.33: spec.template.spec.containers[0].restartPolicyRules is no field of it',
      'known in Kubernetes 1.34, 1.35, 1.36, 1.37',
    ],
  ]);
});

test('values are those of 1.35, and a newer version may know more', () => {
  const policy = (types: readonly string[]) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'web' },
    spec: { policyTypes: [...types] },
  });
  expect(told([policy(['Ingress', 'Both'])])).toEqual([
    [
      'error',
      'schema/value',
      'NetworkPolicy web would be refused by Kubernetes 1.35: spec.policyTypes[1] must be one of "Egress", "Ingress", not "Both"',
    ],
  ]);
  expect(told([policy(['Both'])], "kubernetes: { version: '1.36' }")).toEqual([]);
});

test('of a version that the tables do not hold, nothing is said for sure', () => {
  expect(told([service({ prots: [] })], "kubernetes: { version: '1.32' }")).toEqual([
    ['warning', 'schema/unknown-field', expect.any(String), 'did you mean "ports"?'],
  ]);
});

test('of programs whose release no cluster says, nothing is said for sure', () => {
  const secret = (spec: JsonObject, apiVersion = 'external-secrets.io/v1') => ({
    apiVersion,
    kind: 'ExternalSecret',
    metadata: { name: 'web' },
    spec: { secretStoreRef: { kind: 'ClusterSecretStore', name: 'aws' }, ...spec },
    status: { binding: { name: 'web' } },
  });
  expect(told([secret({ refreshInterval: '1h' })])).toEqual([]);
  expect(told([secret({ refreshInterval: 1 }), secret({}, 'external-secrets.io/v1beta1')])).toEqual([
    [
      'warning',
      'schema/wrong-type',
      'ExternalSecret web would be refused by the API server: spec.refreshInterval must be a string, not a number',
    ],
    [
      'warning',
      'schema/no-such-kind',
      'the API server serves no ExternalSecret of external-secrets.io/v1beta1, which ExternalSecret web is',
      'use external-secrets.io/v1',
    ],
  ]);
});

test('what another rule says is not said again', () => {
  const gone = { apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget', metadata: { name: 'web' } };
  expect(told([gone, pool({ weight: 1000 })])).toEqual([]);
});

test('a kind without a schema is named once', () => {
  const rollout = (name: string) => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name },
  });
  const set = { apiVersion: 'argoproj.io/v1alpha1', kind: 'ApplicationSet', metadata: { name: 'all' } };
  const own = { apiVersion: 'example.com/v1', kind: 'Database', metadata: { name: 'orders' } };
  expect(told([rollout('web'), rollout('api'), set, own])).toEqual([
    [
      'info',
      'schema/unknown-kind',
      'no schema of argoproj.io/v1alpha1 Rollout is known, so Rollout web and others of this kind are not checked',
    ],
    [
      'info',
      'schema/unknown-kind',
      'no schema of argoproj.io/v1alpha1 ApplicationSet is known, so ApplicationSet all and others of this kind are not checked',
    ],
    [
      'info',
      'schema/unknown-kind',
      'no schema of example.com/v1 Database is known, so Database orders and others of this kind are not checked',
    ],
  ]);
});

test('a finding is at the value that asked for the object, or at the field that somebody wrote', () => {
  const bad = service({ ports: [{ targetPort: 1.5 }] });
  const codes = ['schema/wrong-type', 'schema/required'];
  expect(brief(run(objectSchemas, {}, [resource(bad)]))).toEqual(
    codes.map((code) => `clusters/test/cluster.yaml:2:1 error ${code}`),
  );
  const manifests = {
    'shop/web.yaml': `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  ports:
    - targetPort: 1.5
`,
  };
  const written = resource(bad, 'shop', 'manifest/shop/web.yaml/0#');
  expect(brief(run(objectSchemas, { manifests, cluster: 'apps: [shop]' }, [written]))).toEqual([
    'apps/shop/manifests/web.yaml:6:19 error schema/wrong-type',
    'apps/shop/manifests/web.yaml:6:7 error schema/required',
  ]);
});
