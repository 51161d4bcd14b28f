import {
  AWS_NODE_LABELS,
  intersectRequirements,
  NODE_LABELS,
  OPERATORS,
  type Requirement,
} from '@nodeless/contracts/karpenter';
import type { JsonObject, JsonValue, Resource } from '@nodeless/core';
import { objects, type PodView, step, textMap } from './pods.ts';

/** A rendered NodePool, as the scheduler of Karpenter reads it. */
export interface NodePoolView {
  readonly resource: Resource;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly requirements: readonly Requirement[];
  readonly taints: readonly JsonObject[];
}

export function nodePoolViews(resources: readonly Resource[]): NodePoolView[] {
  return resources
    .filter(({ manifest }) => manifest.kind === 'NodePool')
    .map((resource) => {
      const template = step(resource.manifest['spec'] as JsonObject, 'template');
      const name = resource.manifest.metadata.name;
      const labels = { ...textMap(step(step(template, 'metadata'), 'labels')), [NODE_LABELS.nodePool]: name };
      const requirements = requirementsOf(step(step(template, 'spec'), 'requirements'));
      return {
        resource,
        name,
        labels,
        requirements,
        taints: objects(step(step(template, 'spec'), 'taints')),
      };
    });
}

/** Labels that a node gets from its instance type and place, whatever its pool says. */
const SET_BY_KARPENTER: ReadonlySet<string> = new Set([...Object.values(NODE_LABELS), ...AWS_NODE_LABELS]);

/** Why a pool cannot take a pod, or undefined when it can. Startup taints do not count: they go away. */
export function refusal(pool: NodePoolView, pod: PodView): string | undefined {
  const taint = pool.taints.find((one) => one['effect'] !== 'PreferNoSchedule' && !tolerates(pod, one));
  if (taint !== undefined)
    return `its taint ${String(taint['key'])}:${String(taint['effect'])} is not tolerated`;
  const reasons = alternativesOf(pod).map((wanted) => mismatch(pool, wanted));
  return reasons.length === 0 || reasons.includes(undefined) ? undefined : reasons[0];
}

function mismatch(pool: NodePoolView, wanted: readonly Requirement[]): string | undefined {
  const given = Object.entries(pool.labels).map(([key, value]): Requirement => ({
    key,
    operator: 'In',
    values: [value],
  }));
  const known = new Set([...given, ...pool.requirements].map(({ key }) => key));
  const foreign = wanted.find(
    ({ key, operator }) =>
      !known.has(key) && !SET_BY_KARPENTER.has(key) && operator !== 'NotIn' && operator !== 'DoesNotExist',
  );
  if (foreign !== undefined) return `it has no label ${foreign.key}`;
  const met = intersectRequirements([...given, ...pool.requirements, ...wanted]);
  return met.ok ? undefined : `they disagree on ${met.conflict.key}`;
}

/** The node selector together with each of the required affinity terms; one of them must be met. */
function alternativesOf({ spec }: PodView): (readonly Requirement[])[] {
  const selector = Object.entries(textMap(spec['nodeSelector'])).map(([key, value]): Requirement => ({
    key,
    operator: 'In',
    values: [value],
  }));
  const required = step(
    step(step(spec['affinity'], 'nodeAffinity'), 'requiredDuringSchedulingIgnoredDuringExecution'),
    'nodeSelectorTerms',
  );
  const terms = objects(required).map((term) => requirementsOf(term['matchExpressions']));
  return terms.length === 0 ? [selector] : terms.map((term) => [...selector, ...term]);
}

function requirementsOf(value: JsonValue | undefined): Requirement[] {
  return objects(value).flatMap((entry): Requirement[] => {
    const { key, operator, values } = entry;
    const known = OPERATORS.find((one) => one === operator);
    if (typeof key !== 'string' || known === undefined) return [];
    const texts = Array.isArray(values)
      ? (values as readonly JsonValue[]).filter((one) => typeof one === 'string')
      : [];
    return [{ key, operator: known, values: texts }];
  });
}

function tolerates({ spec }: PodView, taint: JsonObject): boolean {
  return objects(spec['tolerations']).some((toleration) => {
    const { key, operator = 'Equal', value, effect } = toleration;
    if (effect !== undefined && effect !== taint['effect']) return false;
    if (operator === 'Exists') return key === undefined || key === taint['key'];
    return key === taint['key'] && (value ?? '') === (taint['value'] ?? '');
  });
}
