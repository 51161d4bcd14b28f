import type { JsonObject, JsonValue } from '@nodeless/core';
import type { TreeObject } from '../objects/tree-object.ts';
import type { ChangeClass } from '../report/change-class.ts';
import type { Area } from '../report/place.ts';
import { classify, sortClasses } from './classify.ts';

const objectOf = (
  group: string,
  kind: string,
  value: JsonObject = {},
  area: Area = 'application',
): TreeObject => ({
  ref: { group, kind, namespace: 'web', name: 'web' },
  place: { cluster: 'prod', area, application: 'web', file: 'a.yaml' },
  value,
});

/** The classes of a change of one field, that is set anew. */
function classesOf(object: TreeObject, path: readonly string[], after: JsonValue = 'new'): ChangeClass[] {
  return classify({ operation: 'changed', before: object, after: object, fields: [{ path, after }] }, []);
}

const APPS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];
const RBAC = ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'];
const WEBHOOKS = [
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
  'ValidatingAdmissionPolicy',
];

test.each<[group: string, kinds: readonly string[], path: string, expected: ChangeClass]>([
  ['apps', ['Deployment', 'StatefulSet'], 'spec.replicas', 'scale'],
  ['apps', ['DaemonSet', 'ReplicaSet'], 'spec.replicas', 'update'],
  ['apps', APPS, 'spec.template.spec.nodeName', 'rollout'],
  ['apps', APPS, 'spec.minReadySeconds', 'update'],
  ['extensions', APPS, 'spec.template', 'update'],
  ['autoscaling', ['HorizontalPodAutoscaler'], 'spec.minReplicas', 'scale'],
  ['autoscaling', ['HorizontalPodAutoscaler'], 'spec.maxReplicas', 'scale'],
  ['autoscaling', ['HorizontalPodAutoscaler'], 'spec.behavior', 'update'],
  ['karpenter.sh', ['NodePool'], 'spec.template.spec.expireAfter', 'node-churn'],
  ['karpenter.sh', ['NodePool'], 'spec.limits.cpu', 'scale'],
  ['karpenter.sh', ['NodePool'], 'spec.replicas', 'scale'],
  ['karpenter.sh', ['NodePool'], 'spec.weight', 'scale'],
  ['karpenter.sh', ['NodePool'], 'spec.disruption.budgets', 'update'],
  ['karpenter.k8s.aws', ['EC2NodeClass'], 'spec.role', 'node-churn'],
  ['eks.amazonaws.com', ['NodeClass'], 'spec.role', 'node-churn'],
  ['autoscaling.x-k8s.io', ['CapacityBuffer'], 'spec.replicas', 'scale'],
  ['networking.k8s.io', ['Ingress'], 'spec.rules', 'update'],
  ['networking.k8s.io', ['IngressClass'], 'spec.controller', 'load-balancer'],
  ['elbv2.k8s.aws', ['IngressClassParams', 'TargetGroupBinding'], 'spec.scheme', 'load-balancer'],
  ['eks.amazonaws.com', ['IngressClassParams', 'TargetGroupBinding'], 'spec.scheme', 'load-balancer'],
  ['rbac.authorization.k8s.io', RBAC, 'rules', 'access'],
  ['rbac.authorization.k8s.io', RBAC, 'subjects', 'access'],
  ['rbac.authorization.k8s.io', RBAC, 'roleRef.name', 'access'],
  ['rbac.authorization.k8s.io', RBAC, 'aggregationRule', 'access'],
  ['', ['ServiceAccount'], 'automountServiceAccountToken', 'access'],
  ['', ['ServiceAccount'], 'imagePullSecrets', 'update'],
  ['apiextensions.k8s.io', ['CustomResourceDefinition'], 'spec.versions', 'crd'],
  ['argoproj.io', ['Application'], 'spec.source.path', 'rollout'],
  ['argoproj.io', ['Application'], 'spec.sources', 'rollout'],
  ['argoproj.io', ['Application'], 'spec.info', 'rollout'],
  ['argoproj.io', ['Application', 'ApplicationSet', 'AppProject'], 'spec.project', 'argocd'],
  ['argoproj.io', ['Application', 'ApplicationSet', 'AppProject'], 'metadata.labels.note', 'argocd'],
  ['policy', ['PodDisruptionBudget'], 'spec.maxUnavailable', 'availability'],
  ['networking.k8s.io', ['NetworkPolicy'], 'spec.ingress', 'availability'],
  ['admissionregistration.k8s.io', WEBHOOKS, 'webhooks', 'availability'],
  ['admissionregistration.k8s.io', WEBHOOKS, 'spec.failurePolicy', 'availability'],
  ['eksctl.io', ['ClusterConfig'], 'accessConfig.accessEntries', 'access'],
  ['eksctl.io', ['ClusterConfig'], 'iam.withOIDC', 'access'],
  ['eksctl.io', ['ClusterConfig'], 'addons', 'eksctl'],
  [
    'cloudformation',
    ['AWS::IAM::Role', 'AWS::IAM::ManagedPolicy', 'AWS::SQS::QueuePolicy'],
    'Properties.a',
    'access',
  ],
  ['cloudformation', ['AWS::IAM::Role', 'AWS::EC2::VPC'], 'DeletionPolicy', 'eksctl'],
  ['', ['ConfigMap'], 'data.a', 'update'],
  ['', ['ConfigMap'], 'description', 'cosmetic'],
])('%s %j: %s is %s', (group, kinds, path, expected) => {
  for (const kind of kinds)
    expect([kind, classesOf(objectOf(group, kind), path.split('.'))]).toEqual([kind, [expected]]);
});

test.each<[string, 'labels' | 'annotations', string, ChangeClass]>([
  ['of nobody', 'labels', 'team', 'cosmetic'],
  ['of nobody', 'annotations', 'example.com/note', 'cosmetic'],
  ['that Kubernetes recommends', 'labels', 'app.kubernetes.io/version', 'cosmetic'],
  ['that selectors use', 'labels', 'app', 'update'],
  ['that selectors of the system use', 'labels', 'k8s-app', 'update'],
  ['of Kubernetes', 'annotations', 'kubernetes.io/ingress.class', 'update'],
  ['of a part of Kubernetes', 'labels', 'node.k8s.io/pool', 'update'],
  ['of AWS', 'annotations', 'eks.amazonaws.com/role-arn', 'update'],
  ['of the load balancer controller', 'annotations', 'alb.ingress.k8s.aws/x', 'update'],
  ['of Karpenter', 'annotations', 'karpenter.sh/do-not-disrupt', 'update'],
  ['of Argo CD', 'annotations', 'argocd.argoproj.io/sync-wave', 'update'],
  ['of cert-manager', 'annotations', 'cert-manager.io/issuer', 'update'],
])('metadata %s: %s %s', (_, map, key, expected) => {
  const config = objectOf('', 'ConfigMap');
  expect(classesOf(config, ['metadata', map, key])).toEqual([expected]);
  expect(classesOf(config, ['metadata', map], { [key]: 'a', team: 'b' })).toEqual([expected]);
});

test('a role of a service account is access, the standard of pods of a namespace availability', () => {
  expect(
    classesOf(objectOf('', 'ServiceAccount'), ['metadata', 'annotations', 'eks.amazonaws.com/role-arn']),
  ).toEqual(['access']);
  for (const label of ['enforce', 'enforce-version'])
    expect(
      classesOf(objectOf('', 'Namespace'), ['metadata', 'labels', `pod-security.kubernetes.io/${label}`]),
    ).toEqual(['availability']);
  expect(
    classesOf(objectOf('', 'Namespace'), ['metadata', 'labels', 'pod-security.kubernetes.io/warn']),
  ).toEqual(['update']);
});

test('what a Service says about load balancers counts only where it has one', () => {
  const path = ['spec', 'loadBalancerClass'];
  expect(classesOf(objectOf('', 'Service', { spec: { type: 'LoadBalancer' } }), path)).toEqual([
    'load-balancer',
  ]);
  expect(classesOf(objectOf('', 'Service', { spec: { type: 'ClusterIP' } }), path)).toEqual(['update']);
});

describe('whole objects', () => {
  test.each<[string, string, Area, ChangeClass[]]>([
    ['rbac.authorization.k8s.io', 'Role', 'application', ['access']],
    ['apiextensions.k8s.io', 'CustomResourceDefinition', 'application', ['crd']],
    ['argoproj.io', 'AppProject', 'application', ['argocd']],
    ['apps', 'Deployment', 'application', []],
    ['', 'ConfigMap', 'application', []],
    ['argoproj.io', 'AppProject', 'bootstrap', ['eksctl']],
    ['eksctl.io', 'ClusterConfig', 'eksctl', ['eksctl']],
    ['cloudformation', 'AWS::EC2::VPC', 'cloudformation', ['eksctl']],
  ])('%s %s of %s', (group, kind, area, own) => {
    const object = objectOf(group, kind, {}, area);
    const added = classify({ operation: 'added', after: object, fields: [] }, []);
    const removed = classify({ operation: 'removed', before: object, fields: [] }, []);
    expect([...added].sort()).toEqual(['create', ...own].sort());
    expect([...removed].sort()).toEqual(['delete', ...own].sort());
  });
});

test('classes that rules add are kept, each once, the most serious first', () => {
  const object = objectOf('apps', 'Deployment');
  const change = {
    operation: 'changed' as const,
    before: object,
    after: object,
    fields: [{ path: ['spec', 'replicas'], after: 3 }],
  };
  expect(new Set(classify(change, ['scale', 'rollout']))).toEqual(new Set(['scale', 'rollout']));
  expect(classify(change, ['scale', 'rollout'])).toEqual(classify(change, ['rollout']));
  expect(sortClasses([])).toEqual(['update']);
});
