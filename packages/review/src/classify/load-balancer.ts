import type { Change } from '../compare/match.ts';
import { annotation, isKind, type TreeObject } from '../objects/tree-object.ts';
import { valueAt } from './pattern.ts';

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

function classOf(object: TreeObject): string {
  const old = annotation(object, 'kubernetes.io/ingress.class');
  return String(valueAt(object.value, 'spec.ingressClassName') ?? old ?? '');
}
