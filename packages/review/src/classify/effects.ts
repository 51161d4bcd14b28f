import type { ChangeClass } from '../report/change-class.ts';
import { NLB_REPLACING, ALB_REPLACING } from './load-balancer-fields.ts';
import type { Pattern } from './pattern.ts';

/** What a change of a field does, for the kinds of a group; the first row that fits counts. */
export interface Effect {
  readonly group: string;
  readonly kinds: readonly string[];
  readonly fields: readonly Pattern[];
  readonly class: ChangeClass;
}

const ANY: readonly Pattern[] = [[]];
const annotations = (names: readonly string[]): readonly Pattern[] =>
  names.map((name) => ['metadata', 'annotations', name]);

/**
 * Effects by kind. Sources: https://karpenter.sh/docs/concepts/disruption/#drift for node churn (fields of behaviour,
 * `weight`, `limits` and `disruption`, drift no node), https://kubernetes.io/docs/concepts/workloads/controllers/ for
 * rollouts (a change of the pod template), the sources in `load-balancer-fields.ts`.
 */
export const EFFECTS: readonly Effect[] = [
  { group: 'apps', kinds: ['Deployment', 'StatefulSet'], fields: ['spec.replicas'], class: 'scale' },
  {
    group: 'apps',
    kinds: ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'],
    fields: ['spec.template'],
    class: 'rollout',
  },
  {
    group: 'autoscaling',
    kinds: ['HorizontalPodAutoscaler'],
    fields: ['spec.minReplicas', 'spec.maxReplicas'],
    class: 'scale',
  },
  { group: 'karpenter.sh', kinds: ['NodePool'], fields: ['spec.template'], class: 'node-churn' },
  {
    group: 'karpenter.sh',
    kinds: ['NodePool'],
    fields: ['spec.limits', 'spec.replicas', 'spec.weight'],
    class: 'scale',
  },
  { group: 'karpenter.k8s.aws', kinds: ['EC2NodeClass'], fields: ['spec'], class: 'node-churn' },
  { group: 'eks.amazonaws.com', kinds: ['NodeClass'], fields: ['spec'], class: 'node-churn' },
  { group: 'autoscaling.x-k8s.io', kinds: ['CapacityBuffer'], fields: ['spec'], class: 'scale' },
  {
    group: '',
    kinds: ['Service'],
    fields: ['spec.type', 'spec.loadBalancerClass', ...annotations(NLB_REPLACING)],
    class: 'load-balancer',
  },
  {
    group: 'networking.k8s.io',
    kinds: ['Ingress'],
    fields: ['spec.ingressClassName', ...annotations(ALB_REPLACING)],
    class: 'load-balancer',
  },
  {
    group: 'networking.k8s.io',
    kinds: ['IngressClass'],
    fields: ['spec'],
    class: 'load-balancer',
  },
  ...['elbv2.k8s.aws', 'eks.amazonaws.com'].map((group): Effect => ({
    group,
    kinds: ['IngressClassParams', 'TargetGroupBinding'],
    fields: ['spec'],
    class: 'load-balancer',
  })),
  {
    group: 'rbac.authorization.k8s.io',
    kinds: ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'],
    fields: ['rules', 'subjects', 'roleRef', 'aggregationRule'],
    class: 'access',
  },
  {
    group: '',
    kinds: ['ServiceAccount'],
    fields: [...annotations(['eks.amazonaws.com/role-arn']), 'automountServiceAccountToken'],
    class: 'access',
  },
  { group: 'apiextensions.k8s.io', kinds: ['CustomResourceDefinition'], fields: ['spec'], class: 'crd' },
  {
    group: 'argoproj.io',
    kinds: ['Application'],
    fields: ['spec.source', 'spec.sources', 'spec.info'],
    class: 'rollout',
  },
  {
    group: 'argoproj.io',
    kinds: ['Application', 'ApplicationSet', 'AppProject'],
    fields: ['spec', 'metadata'],
    class: 'argocd',
  },
  { group: 'policy', kinds: ['PodDisruptionBudget'], fields: ['spec'], class: 'availability' },
  { group: 'networking.k8s.io', kinds: ['NetworkPolicy'], fields: ['spec'], class: 'availability' },
  {
    group: 'admissionregistration.k8s.io',
    kinds: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration', 'ValidatingAdmissionPolicy'],
    fields: ['webhooks', 'spec'],
    class: 'availability',
  },
  {
    group: '',
    kinds: ['Namespace'],
    fields: [
      ['metadata', 'labels', 'pod-security.kubernetes.io/enforce'],
      ['metadata', 'labels', 'pod-security.kubernetes.io/enforce-version'],
    ],
    class: 'availability',
  },
  { group: 'eksctl.io', kinds: ['ClusterConfig'], fields: ['accessConfig', 'iam'], class: 'access' },
  { group: 'eksctl.io', kinds: ['ClusterConfig'], fields: ANY, class: 'eksctl' },
  {
    group: 'cloudformation',
    kinds: ['AWS::IAM::Role', 'AWS::IAM::ManagedPolicy', 'AWS::SQS::QueuePolicy'],
    fields: ['Properties'],
    class: 'access',
  },
];

/** Annotations and labels that somebody reads; what else stands in `metadata` is for people. */
export const READ_METADATA =
  /(^|\.)(kubernetes\.io|k8s\.io|k8s\.aws|amazonaws\.com|karpenter\.sh|argoproj\.io|cert-manager\.io)(\/|$)|^(app|k8s-app)$/;
