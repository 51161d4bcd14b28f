import type { JsonObject } from '@nodeless/core';
import { annotated, application, deployment, inWeb, object, pod, WEB } from '../objects.ts';
import type { Cases, RuleCase, RuleCases } from './case.ts';

const change = (before: JsonObject, after: JsonObject, more: Record<string, JsonObject> = {}): RuleCase => ({
  base: { ...WEB, ...more, 'manifests/web/it.yaml': before },
  head: { ...WEB, ...more, 'manifests/web/it.yaml': after },
});
const pods = (before: JsonObject, refused: JsonObject, fine: JsonObject): RuleCases => ({
  meets: change(deployment({ template: before }), deployment({ template: refused })),
  spares: change(deployment({ template: before }), deployment({ template: fine })),
});
const image = (name: string) => pod({ image: name });
const budget = (spec: JsonObject) => object('policy/v1', 'PodDisruptionBudget', 'it', { ...inWeb, spec });
const RBAC = 'rbac.authorization.k8s.io/v1';
const binding = (role: string, ...names: readonly string[]) =>
  object(RBAC, 'ClusterRoleBinding', 'it', {
    roleRef: { kind: 'ClusterRole', name: role },
    subjects: names.map((name) => ({ kind: 'Group', name })),
  });
const role = (verbs: readonly string[]) =>
  object(RBAC, 'ClusterRole', 'it', { rules: [{ apiGroups: [''], resources: ['pods'], verbs }] });
const webhook = (body: JsonObject) =>
  object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'it', {
    webhooks: [{ name: 'a.example.com', ...body }],
  });
const sparing = {
  namespaceSelector: {
    matchExpressions: [
      { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['kube-system', 'argocd'] },
    ],
  },
};
const policy = (spec: JsonObject) =>
  object('networking.k8s.io/v1', 'NetworkPolicy', 'it', { ...inWeb, spec });
const account = (arn: string, more: JsonObject = {}) =>
  object('v1', 'ServiceAccount', 'it', annotated({ 'eks.amazonaws.com/role-arn': arn, ...more }));
const ARN = 'arn:aws:iam::111122223333:role/';
const PROBE = { readinessProbe: { httpGet: { path: '/', port: 80 } } };
const requests = (cpu: string, memory: string) => ({ resources: { requests: { cpu, memory } } });
const FARGATE = (namespace: string) => ({
  'eksctl/cluster.yaml': object('eksctl.io/v1alpha5', 'ClusterConfig', 'prod', {
    metadata: { region: 'eu-central-1' },
    fargateProfiles: [{ name: 'fp', selectors: [{ namespace }] }],
  }),
});
const platform = (name: string, revision: string) => ({
  [`argocd/applications/${name}.yaml`]: application(name, {
    source: { repoURL: 'https://github.com/example/a', targetRevision: revision },
  }),
});
const hostPort = deployment({ template: pod({ ports: [{ containerPort: 80, hostPort: 80 }] }) });

/** Hands a workload of three pods over to an autoscaler. */
const handover = (spec: JsonObject): RuleCase => ({
  base: { ...WEB, 'manifests/web/it.yaml': deployment({ replicas: 3 }) },
  head: {
    'argocd/applications/web.yaml': application('web', spec),
    'manifests/web/it.yaml': deployment(),
    'manifests/web/horizontalpodautoscaler-web.web.yaml': object(
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
      'web',
      { ...inWeb, spec: { minReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: 'web' } } },
    ),
  },
});

export const AVAILABILITY_CASES: Cases = {
  'availability/replicas-left-out': {
    meets: handover({}),
    spares: handover({
      syncPolicy: { syncOptions: ['RespectIgnoreDifferences=true'] },
      ignoreDifferences: [{ group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] }],
    }),
  },
  'availability/no-replicas': {
    meets: change(deployment({ replicas: 2 }), deployment({ replicas: 0 })),
    spares: change(deployment({ replicas: 2 }), deployment({ replicas: 3 })),
  },
  'availability/blocking-budget': {
    meets: change(budget({ maxUnavailable: 1 }), budget({ maxUnavailable: 0 })),
    spares: change(budget({ maxUnavailable: 1 }), budget({ maxUnavailable: '50%' })),
  },
  'availability/surge': {
    meets: change(deployment(), deployment({ strategy: { type: 'Recreate' } })),
    spares: change(deployment(), deployment({ strategy: { rollingUpdate: { maxUnavailable: 1 } } })),
  },
  'availability/probe-removed': pods(pod(PROBE), pod(), pod({ ...PROBE, args: ['-v'] })),
  'availability/requests-removed': pods(
    pod(requests('1', '1Gi')),
    pod({ resources: { requests: { cpu: '1' } } }),
    pod(requests('2', '1Gi')),
  ),
  'availability/limit-below-request': pods(
    pod(requests('1', '1Gi')),
    pod({ resources: { requests: { memory: '1Gi' }, limits: { memory: '512Mi' } } }),
    pod({ resources: { requests: { memory: '1Gi' }, limits: { memory: '1024Mi' } } }),
  ),
  'availability/mutable-image': pods(
    image('example.com/web:1.0.0'),
    image('example.com/web:latest'),
    image('example.com/web:1.1.0'),
  ),
  'availability/node-powers': pods(
    pod(),
    pod({ securityContext: { privileged: true } }),
    pod({ securityContext: { runAsUser: 1 } }),
  ),
  'availability/fargate': {
    meets: change(deployment(), hostPort, FARGATE('web')),
    spares: change(deployment(), hostPort, FARGATE('other')),
  },
  'availability/cluster-admin': {
    meets: change(binding('cluster-admin', 'a'), binding('cluster-admin', 'a', 'b')),
    spares: change(binding('view', 'a'), binding('view', 'a', 'b')),
  },
  'availability/wildcard': {
    meets: change(role(['get']), role(['*'])),
    spares: change(role(['*']), role(['get', 'list'])),
  },
  'availability/iam-role': {
    meets: change(account(`${ARN}a`), account(`${ARN}b`)),
    spares: change(
      account(`${ARN}a`),
      account(`${ARN}a`, { 'eks.amazonaws.com/sts-regional-endpoints': 'true' }),
    ),
  },
  'availability/webhook-blocks-all': {
    meets: change(webhook({ failurePolicy: 'Ignore' }), webhook({})),
    spares: change(webhook({ failurePolicy: 'Ignore' }), webhook(sparing)),
  },
  'availability/default-deny': {
    meets: change(
      policy({ podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] }),
      policy({ podSelector: {}, policyTypes: ['Ingress'] }),
    ),
    spares: change(
      policy({ podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] }),
      policy({ podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'] }),
    ),
  },
  'availability/platform-application': {
    meets: { base: platform('karpenter', 'a'.repeat(40)), head: platform('karpenter', 'b'.repeat(40)) },
    spares: { base: platform('web', 'a'.repeat(40)), head: platform('web', 'b'.repeat(40)) },
  },
};
