import type { Change } from '../compare/match.ts';
import type { FieldChange } from '../report/field-change.ts';
import { annotation, isKind, type TreeObject } from '../objects/tree-object.ts';
import { ABSENT_IS, NLB_INTERNAL, NLB_SCHEME } from './load-balancer-fields.ts';
import { valueAt } from './pattern.ts';

const INGRESS_CLASS = 'kubernetes.io/ingress.class';

/** A Service of type LoadBalancer, an Ingress of any class: what a controller makes a load balancer for. */
export function hasLoadBalancer(object: TreeObject): boolean {
  if (isKind(object, '', 'Service')) return valueAt(object.value, 'spec.type') === 'LoadBalancer';
  return isKind(object, 'networking.k8s.io', 'Ingress');
}

/**
 * True when the same controller has a load balancer for an object before and after its change, so that fields and
 * annotations say which one. A Service that leaves the type LoadBalancer, or an Ingress that leaves its class, loses it
 * whatever they say.
 */
export function keepsLoadBalancer(change: Change): boolean {
  if (change.operation !== 'changed') return false;
  const { before, after } = change;
  return hasLoadBalancer(before) && hasLoadBalancer(after) && classOf(before) === classOf(after);
}

/** The class of an Ingress; the controller looks at the annotation of before Kubernetes 1.18 first. */
export function classOf(object: TreeObject): string {
  const old = annotation(object, INGRESS_CLASS);
  return String(old ?? valueAt(object.value, 'spec.ingressClassName') ?? '');
}

/** What an annotation asks the controller for, its default where it is absent. Two annotations of a Service say its scheme. */
export function settingOf(object: TreeObject, name: string): string | undefined {
  if (name !== NLB_SCHEME && name !== NLB_INTERNAL) return annotation(object, name) ?? ABSENT_IS[name];
  const older = annotation(object, NLB_INTERNAL) === 'false' ? 'internet-facing' : 'internal';
  return annotation(object, NLB_SCHEME) ?? older;
}

/** True for a Service that says nothing of the scheme: a load balancer that is there keeps its own. */
export function keepsScheme(object: TreeObject): boolean {
  return (
    isKind(object, '', 'Service') &&
    [NLB_SCHEME, NLB_INTERNAL].every((name) => annotation(object, name) === undefined)
  );
}

/** Whether an annotation asks the controller for something else than before. */
export function asksOtherwise(before: TreeObject, after: TreeObject, name: string): boolean {
  if ((name === NLB_SCHEME || name === NLB_INTERNAL) && keepsScheme(after)) return false;
  return settingOf(before, name) !== settingOf(after, name);
}

/** True for a field that says the same of a load balancer in other words, or that nobody reads because there is none. */
export function saysTheSame(before: TreeObject, after: TreeObject, { path }: FieldChange): boolean {
  if (isKind(after, '', 'Service') && ![before, after].some(hasLoadBalancer)) return true;
  const [top, map, name] = path;
  if (!isKind(after, 'networking.k8s.io', 'Ingress') && !isKind(after, '', 'Service')) return false;
  if (name === INGRESS_CLASS || (top === 'spec' && map === 'ingressClassName'))
    return classOf(before) === classOf(after);
  return map === 'annotations' && typeof name === 'string' && !asksOtherwise(before, after, name);
}
