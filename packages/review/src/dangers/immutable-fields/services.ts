import { at, isJsonObject, texts, type JsonObject } from '@nodeless/core';
import { touches, valueAt } from '../../classify/pattern.ts';
import type { Change } from '../../compare/match.ts';
import { isKind } from '../../objects/tree-object.ts';
import type { ClusterContext } from '../context.ts';
import type { ChangeRule } from '../rule.ts';
import { updateOf } from './fixed-fields.ts';
import { RECREATE, REFUSED, VALIDATION } from './refusal.ts';

const SOURCE = `${VALIDATION}/core/validation/validation.go (ValidateServiceUpdate)`;
const SECOND = 'make a second Service beside it, move what calls it, and take the first one away';

/** A Service on both sides of an update, when neither side is a mere name of another host. */
export function servicesOf(
  change: Change,
): { readonly before: JsonObject; readonly after: JsonObject } | undefined {
  const sides = updateOf(change);
  if (sides === undefined || !isKind(sides.before, '', 'Service')) return undefined;
  const { before, after } = { before: sides.before.value, after: sides.after.value };
  return [before, after].some((value) => typeOf(value) === 'ExternalName') ? undefined : { before, after };
}

function typeOf(service: JsonObject): string {
  return String(valueAt(service, 'spec.type') ?? 'ClusterIP');
}

function hasType(service: JsonObject, ...types: readonly string[]): boolean {
  return types.includes(typeOf(service));
}

/** The addresses that a manifest names, the primary one first. */
export function addressesOf(service: JsonObject): string[] {
  const all = texts(valueAt(service, 'spec.clusterIPs'));
  const first = valueAt(service, 'spec.clusterIP');
  return typeof first === 'string' && first !== '' ? [first, ...all.slice(1)] : all;
}

function isHeadless(service: JsonObject): boolean {
  return addressesOf(service)[0] === 'None';
}

/** A rule that tells one sentence, and shows the first of some fields that changed. */
function serviceRule(
  rule: Pick<ChangeRule, 'id' | 'remedy' | 'source'>,
  shown: readonly string[],
  tell: (before: JsonObject, after: JsonObject, context: ClusterContext) => string | undefined,
): ChangeRule {
  return {
    ...rule,
    severity: 'danger',
    class: 'immutable',
    consequence: REFUSED,
    match: (change, context) => {
      const sides = servicesOf(change);
      const what = sides === undefined ? undefined : tell(sides.before, sides.after, context);
      if (what === undefined) return [];
      const field = change.fields.find((one) => shown.some((path) => touches(one, path)));
      return [{ what, ...(field === undefined ? {} : { field }) }];
    },
  };
}

/** The API server gives a Service its address when it is made, or when it stops to be of type ExternalName. */
const CLUSTER_IP = serviceRule(
  { id: 'immutable-fields/service-cluster-ip', remedy: RECREATE, source: SOURCE },
  ['spec.clusterIP', 'spec.clusterIPs', 'spec.type'],
  (before, after) => {
    const [from, to] = [addressesOf(before), addressesOf(after)];
    const headless = (to[0] ?? from[0]) === 'None';
    if (
      headless &&
      hasType(after, 'NodePort', 'LoadBalancer') &&
      !hasType(before, 'NodePort', 'LoadBalancer')
    )
      return `is headless and becomes one of type ${typeOf(after)}`;
    if (to[0] !== undefined && to[0] !== from[0])
      return from[0] === undefined
        ? `names the address ${to[0]}, where the API server has given it one already`
        : 'changes spec.clusterIP, which cannot be changed';
    const second = from[1] !== undefined && to[1] !== undefined && from[1] !== to[1];
    return second ? 'changes spec.clusterIPs, which cannot be changed' : undefined;
  },
);

/** The first family can only change with the address; left out, it is that of the cluster. */
const IP_FAMILIES = serviceRule(
  { id: 'immutable-fields/service-ip-families', remedy: SECOND, source: SOURCE },
  ['spec.ipFamilies'],
  (before, after, context) => {
    const [to] = texts(valueAt(after, 'spec.ipFamilies'));
    if (to === undefined || (isHeadless(before) && isHeadless(after))) return undefined;
    const from = texts(valueAt(before, 'spec.ipFamilies'))[0] ?? familyOf(before, context);
    return from === to ? undefined : `changes the first of spec.ipFamilies from ${from} to ${to}`;
  },
);

function familyOf(service: JsonObject, context: ClusterContext): string {
  const [address] = addressesOf(service);
  if (address !== undefined && address !== 'None') return address.includes(':') ? 'IPv6' : 'IPv4';
  const family = at(context.clusterConfig('base')?.value, 'kubernetesNetworkConfig', 'ipFamily');
  return typeof family === 'string' ? family.replace(/^ipv/i, 'IPv') : 'IPv4';
}

/** The port is given where traffic stays on the node, and stays as long as it does. */
const HEALTH_CHECK_PORT = serviceRule(
  {
    id: 'immutable-fields/service-health-check-port',
    remedy: 'leave the port out: the API server keeps it',
    source: SOURCE,
  },
  ['spec.healthCheckNodePort'],
  (before, after) => {
    const [from, to] = [before, after].map((value) => valueAt(value, 'spec.healthCheckNodePort'));
    const local = [before, after].every(
      (value) => hasType(value, 'LoadBalancer') && valueAt(value, 'spec.externalTrafficPolicy') === 'Local',
    );
    return local && to !== undefined && to !== from
      ? 'changes spec.healthCheckNodePort, which cannot be changed'
      : undefined;
  },
);

/** It can be set and taken away with the type, and never be changed. */
const LOAD_BALANCER_CLASS = serviceRule(
  {
    id: 'immutable-fields/load-balancer-class',
    remedy: 'make a second Service with the other class, move the DNS name, and take the first one away',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class',
  },
  ['spec.loadBalancerClass'],
  (before, after) => {
    const [from, to] = [before, after].map((value) => valueAt(value, 'spec.loadBalancerClass'));
    const stays = hasType(before, 'LoadBalancer') && hasType(after, 'LoadBalancer');
    return stays && from !== to ? 'changes spec.loadBalancerClass' : undefined;
  },
);

/**
 * Without a selector and without a policy a headless Service is made for two families. With a selector that is refused where
 * the cluster has one, as all clusters of EKS have.
 */
const HEADLESS_SELECTOR = serviceRule(
  {
    id: 'immutable-fields/service-headless-selector',
    remedy: 'write ipFamilyPolicy: SingleStack in the same change',
    source:
      'https://github.com/kubernetes/kubernetes/blob/v1.35.4/pkg/registry/core/service/storage/alloc.go (initIPFamilyFields)',
  },
  ['spec.selector'],
  (before, after) => {
    const free = [before, after].every(
      (value) => isHeadless(value) && valueAt(value, 'spec.ipFamilyPolicy') === undefined,
    );
    return free && !selects(before) && selects(after)
      ? 'gets a selector, and is made for two IP families'
      : undefined;
  },
);

function selects(service: JsonObject): boolean {
  const selector = valueAt(service, 'spec.selector');
  return isJsonObject(selector) && Object.keys(selector).length > 0;
}

/** What of a Service cannot change as long as something else of it stays. */
export const SERVICE_FIELDS: readonly ChangeRule[] = [
  CLUSTER_IP,
  IP_FAMILIES,
  HEALTH_CHECK_PORT,
  LOAD_BALANCER_CLASS,
  HEADLESS_SELECTOR,
];
