import { at, maps, textMap, texts, type JsonObject, type JsonValue, type Resource } from '@nodeless/core';
import { AWS_NODE_LABELS, NODE_LABELS } from '../karpenter/labels.ts';
import { intersectRequirements, OPERATORS, type Requirement } from '../karpenter/requirement.ts';

/** A rendered NodePool, as Karpenter reads it when it looks for room for a pod. */
export interface NodePoolView {
  readonly resource: Resource;
  readonly name: string;
  /** Its requirements, with its labels as requirements too. */
  readonly requirements: readonly Requirement[];
  readonly taints: readonly JsonObject[];
}

/** The NodePools among the resources, in their order. */
export function nodePoolViews(resources: readonly Resource[]): NodePoolView[] {
  return resources
    .filter(({ manifest }) => manifest.kind === 'NodePool')
    .map((resource) => {
      const { name } = resource.manifest.metadata;
      const template = at(resource.manifest, 'spec', 'template');
      const labels = { ...textMap(at(template, 'metadata', 'labels')), [NODE_LABELS.nodePool]: name };
      return {
        resource,
        name,
        requirements: [...equalities(labels), ...requirementsOf(at(template, 'spec', 'requirements'))],
        taints: maps(at(template, 'spec', 'taints')),
      };
    });
}

/** Labels that a node gets from its instance type and place, whatever its pool says. */
const SET_BY_KARPENTER: ReadonlySet<string> = new Set([...Object.values(NODE_LABELS), ...AWS_NODE_LABELS]);

/**
 * Why a pool cannot take pods of a PodSpec, or undefined when it can. Startup taints do not count: they go away.
 * Source: https://karpenter.sh/docs/concepts/scheduling/
 */
export function refusal(pool: NodePoolView, podSpec: JsonObject): string | undefined {
  const taint = pool.taints.find((one) => one['effect'] !== 'PreferNoSchedule' && !tolerates(podSpec, one));
  if (taint !== undefined) {
    return `its taint ${String(taint['key'])}:${String(taint['effect'])} is not tolerated`;
  }
  const reasons = alternativesOf(podSpec).map((wanted) => mismatch(pool, wanted));
  return reasons.includes(undefined) ? undefined : reasons[0];
}

function mismatch(pool: NodePoolView, wanted: readonly Requirement[]): string | undefined {
  const known = new Set(pool.requirements.map(({ key }) => key));
  const foreign = wanted.find(
    ({ key, operator }) =>
      !known.has(key) && !SET_BY_KARPENTER.has(key) && operator !== 'NotIn' && operator !== 'DoesNotExist',
  );
  if (foreign !== undefined) return `it has no label ${foreign.key}`;
  const met = intersectRequirements([...pool.requirements, ...wanted]);
  if (met.ok) return undefined;
  const { a, b } = met.conflict;
  return `${describe(a)} and ${describe(b)} exclude each other`;
}

function describe({ key, operator, values = [] }: Requirement): string {
  return `${key} ${operator}${values.length === 0 ? '' : ` [${values.join(', ')}]`}`;
}

/** The node selector together with each of the required affinity terms; one of them must be met. */
function alternativesOf(podSpec: JsonObject): (readonly Requirement[])[] {
  const selector = equalities(textMap(podSpec['nodeSelector']));
  const affinity = at(podSpec, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution');
  const terms = maps(at(affinity, 'nodeSelectorTerms')).map((term) =>
    requirementsOf(term['matchExpressions']),
  );
  return terms.length === 0 ? [selector] : terms.map((term) => [...selector, ...term]);
}

function equalities(labels: { readonly [key: string]: string }): Requirement[] {
  return Object.entries(labels).map(([key, value]) => ({ key, operator: 'In', values: [value] }));
}

function requirementsOf(value: JsonValue | undefined): Requirement[] {
  return maps(value).flatMap((entry): Requirement[] => {
    const { key, operator, values } = entry;
    const known = OPERATORS.find((one) => one === operator);
    return typeof key === 'string' && known !== undefined
      ? [{ key, operator: known, values: texts(values) }]
      : [];
  });
}

/** Source: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function tolerates(podSpec: JsonObject, taint: JsonObject): boolean {
  return maps(podSpec['tolerations']).some(({ key, operator = 'Equal', value, effect }) => {
    if (effect !== undefined && effect !== taint['effect']) return false;
    if (operator === 'Exists') return key === undefined || key === taint['key'];
    return key === taint['key'] && (value ?? '') === (taint['value'] ?? '');
  });
}
