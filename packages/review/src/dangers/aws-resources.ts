import { CERTIFICATES, CREATION_ONLY, NEW_ADDRESS, NEW_TARGETS } from '../classify/load-balancer-fields.ts';
import { asksOtherwise, classOf, hasLoadBalancer, keepsLoadBalancer } from '../classify/load-balancer.ts';
import type { Pattern } from '../classify/pattern.ts';
import type { Change } from '../compare/match.ts';
import { annotation, type TreeObject } from '../objects/tree-object.ts';
import { changes, fieldHits, type Kinds } from './field-hits.ts';
import type { ChangeRule, Hit } from './rule.ts';

const LBC = 'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/pkg/deploy/elbv2';

const EXPOSING: Kinds = [
  ['', 'Service'],
  ['networking.k8s.io', 'Ingress'],
];

const annotations = (names: readonly string[]): Pattern[] =>
  names.map((name) => ['metadata', 'annotations', name]);

/** The same for annotations that the controller reads, as far as the object has a load balancer before and after. */
function annotationHits(change: Change, names: readonly string[]): Hit[] {
  if (change.operation !== 'changed' || !keepsLoadBalancer(change)) return [];
  const { before, after } = change;
  const changed = names.filter((name) => asksOtherwise(before, after, name));
  return fieldHits(change, EXPOSING, annotations(changed), changes);
}

/** Absent is off. */
const isOn = (object: TreeObject, name: string): boolean => annotation(object, name) === 'true';

/** What is replaced outside of Kubernetes. */
export const AWS_RESOURCES: readonly ChangeRule[] = [
  {
    id: 'aws-resources/service-type',
    severity: 'danger',
    class: 'load-balancer',
    match: (change) =>
      fieldHits(change, [['', 'Service']], ['spec.type'], ({ before }) =>
        before === 'LoadBalancer' ? 'is no longer of type LoadBalancer' : undefined,
      ),
    consequence: 'the load balancer is deleted, and its DNS name answers no more',
    remedy: 'move the DNS names away first',
    source: `${LBC}/load_balancer_synthesizer.go`,
  },
  {
    id: 'aws-resources/load-balancer-replaced',
    severity: 'danger',
    class: 'load-balancer',
    match: (change) => annotationHits(change, NEW_ADDRESS),
    consequence:
      'the controller builds another load balancer and deletes this one: other addresses, and a gap until DNS follows',
    remedy: 'make a second Service or Ingress, move the DNS name, and take the first one away',
    source: `${LBC}/load_balancer_synthesizer.go (isSDKLoadBalancerRequiresReplacement)`,
  },
  {
    id: 'aws-resources/creation-only',
    severity: 'danger',
    class: 'load-balancer',
    match: (change) => {
      if (change.operation !== 'changed') return [];
      const switched = CREATION_ONLY.filter((name) => isOn(change.before, name) !== isOn(change.after, name));
      return annotationHits(change, switched);
    },
    consequence:
      'the controller reads it when it builds a load balancer, and never again: this one stays as it is, and the sync says that all is well',
    remedy: 'make a second Service with the setting, move the DNS name, and take the first one away',
    source:
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
  },
  {
    id: 'aws-resources/target-group-replaced',
    severity: 'warning',
    class: 'load-balancer',
    match: (change) => annotationHits(change, NEW_TARGETS),
    consequence: 'the controller makes another target group, and targets have to become healthy in it',
    remedy: 'merge at a quiet hour, with pod readiness gates enabled',
    source: `${LBC}/target_group_synthesizer.go (isSDKTargetGroupRequiresReplacement)`,
  },
  {
    id: 'aws-resources/ingress-class',
    severity: 'danger',
    class: 'load-balancer',
    match: (change) => {
      if (change.operation !== 'changed' || !hasLoadBalancer(change.after)) return [];
      if (classOf(change.before) === classOf(change.after)) return [];
      const fields = ['spec.ingressClassName', ['metadata', 'annotations', 'kubernetes.io/ingress.class']];
      return fieldHits(change, [['networking.k8s.io', 'Ingress']], fields, changes).slice(0, 1);
    },
    consequence: 'another controller, or another load balancer, serves the hosts; the old one is deleted',
    remedy: 'make a second Ingress of the new class, move the DNS name, and take the first one away',
    source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class',
  },
  {
    id: 'aws-resources/ingress-class-params',
    severity: 'danger',
    class: 'load-balancer',
    match: (change) =>
      fieldHits(
        change,
        [
          ['eks.amazonaws.com', 'IngressClassParams'],
          ['elbv2.k8s.aws', 'IngressClassParams'],
        ],
        ['spec.group', 'spec.scheme', 'spec.loadBalancerName'],
        changes,
      ),
    consequence:
      'every Ingress of the class gets another load balancer, and those of before are deleted: other addresses, and a gap until DNS follows',
    remedy: 'make a second class with the new parameters, and move one Ingress after the other',
    source:
      'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/ingress_class/#ingressclassparams',
  },
  {
    id: 'aws-resources/certificate',
    severity: 'warning',
    match: (change) => annotationHits(change, CERTIFICATES),
    consequence: 'clients see another certificate at once; hosts that it does not cover fail',
    remedy: 'see that the certificate is issued, in this region, for all hosts',
    source:
      'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#certificate-arn',
  },
];
