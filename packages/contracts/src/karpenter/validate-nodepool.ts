import { LABEL_KEY, LABEL_VALUE, QUANTITY } from '@nodeless/kubernetes-schema/values';
import { brokenRules, contractRule as rule, type ContractProblem, type ContractRule } from '../problem.ts';
import { isAtLeast, KARPENTER_1_15, OLDEST_KARPENTER, type KarpenterRelease } from './compatibility.ts';
import { atMost, between, form } from './forms.ts';
import { LABEL_KEY_RULES } from './labels.ts';
import type { DisruptionBudget, NodePool, NodePoolSpec, NodeTaint } from './nodepool.ts';
import { BUDGET_DURATION, BUDGET_NODES, BUDGET_SCHEDULE, DURATION, DURATION_OR_NEVER } from './patterns.ts';
import type { Requirement } from './requirement.ts';

type Texts = { readonly [key: string]: string };

const REQUIREMENTS = '.spec.template.spec.requirements';
const LABELS = '.spec.template.metadata.labels';
const NUMERIC_OPERATORS: readonly string[] = ['Gt', 'Lt', 'Gte', 'Lte'];

/**
 * What the API server checks by expression, in its own words.
 * Source: x-kubernetes-validations of the NodePool CRD of Karpenter 1.14.1, but for rules about changes.
 */
export const NODE_POOL_RULES: readonly ContractRule[] = [
  rule<NodePoolSpec>(
    '.spec',
    "only 'limits.nodes' is supported on static NodePools",
    ({ replicas, limits = {} }) =>
      replicas === undefined || Object.keys(limits).every((key) => key === 'nodes'),
  ),
  rule<NodePoolSpec>(
    '.spec',
    "'weight' is not supported on static NodePools",
    ({ replicas, weight }) => replicas === undefined || weight === undefined,
  ),
  rule<readonly DisruptionBudget[]>(
    '.spec.disruption.budgets',
    "'schedule' must be set with 'duration'",
    (budgets) =>
      budgets.every(({ schedule, duration }) => (schedule === undefined) === (duration === undefined)),
  ),
  ...LABEL_KEY_RULES.map(({ message, allows }) =>
    rule<Texts>(LABELS, message, (labels) => Object.keys(labels).every(allows)),
  ),
  ...(['group', 'kind', 'name'] as const).map((key) =>
    rule<string>(`.spec.template.spec.nodeClassRef.${key}`, `${key} may not be empty`, (text) => text !== ''),
  ),
  rule<readonly Requirement[]>(
    REQUIREMENTS,
    "requirements with operator 'In' must have a value defined",
    (requirements) =>
      requirements.every(({ operator, values = [] }) => operator !== 'In' || values.length > 0),
  ),
  rule<readonly Requirement[]>(
    REQUIREMENTS,
    "requirements operator 'Gt', 'Lt', 'Gte', or 'Lte' must have a single positive integer value",
    (requirements) =>
      requirements.every((one) => !NUMERIC_OPERATORS.includes(one.operator) || hasOneNumber(one)),
  ),
  rule<readonly Requirement[]>(
    REQUIREMENTS,
    "requirements with 'minValues' must have at least that many values specified in the 'values' field",
    (requirements) =>
      requirements.every(
        ({ operator, values = [], minValues = 0 }) => operator !== 'In' || values.length >= minValues,
      ),
  ),
  ...LABEL_KEY_RULES.map(({ message, allows }) => rule(`${REQUIREMENTS}[].key`, message, allows)),
];

/** Forms and bounds of the same CRD, in our words. */
const FORM_RULES: readonly ContractRule[] = [
  form('.spec.template.spec.expireAfter', DURATION_OR_NEVER, 'a duration such as 168h, or Never'),
  form('.spec.template.spec.terminationGracePeriod', DURATION, 'a duration such as 30m'),
  form('.spec.disruption.consolidateAfter', DURATION_OR_NEVER, 'a duration such as 30s, or Never'),
  form('.spec.disruption.budgets[].nodes', BUDGET_NODES, 'a number or a share of at most 100%'),
  form(
    '.spec.disruption.budgets[].schedule',
    BUDGET_SCHEDULE,
    'five fields of cron or a macro such as @daily',
  ),
  form('.spec.disruption.budgets[].duration', BUDGET_DURATION, 'hours and minutes such as 8h30m'),
  form(`${REQUIREMENTS}[].key`, LABEL_KEY, "a label's key"),
  atMost(REQUIREMENTS, 100),
  atMost('.spec.disruption.budgets', 50),
  rule<readonly string[]>(`${REQUIREMENTS}[].values`, 'must be label values', (values) =>
    values.every((value) => LABEL_VALUE.test(value)),
  ),
  between(`${REQUIREMENTS}[].minValues`, 1, 50),
  between('.spec.weight', 1, 100),
  between('.spec.replicas', 0, Number.MAX_SAFE_INTEGER),
  rule<Texts>(LABELS, 'keys and values must be those of labels', (labels) =>
    Object.entries(labels).every(([key, value]) => LABEL_KEY.test(key) && LABEL_VALUE.test(value)),
  ),
  rule<Texts>('.spec.limits', 'must be quantities', (limits) =>
    Object.values(limits).every((value) => QUANTITY.test(value)),
  ),
  ...['taints', 'startupTaints'].map((key) =>
    rule<NodeTaint>(
      `.spec.template.spec.${key}[]`,
      'key and value must be those of labels, and the value not empty',
      ({ key: name, value = 'x' }) => LABEL_KEY.test(name) && value !== '' && LABEL_VALUE.test(value),
    ),
  ),
];

/** What the CRD of 1.14 refuses and that of 1.15 takes. */
const REFUSED_BEFORE_1_15: readonly ContractRule[] = [
  rule<NonNullable<NodePoolSpec['disruption']>>(
    '.spec.disruption',
    'consolidateAfter is required before Karpenter 1.15',
    ({ consolidateAfter }) => consolidateAfter !== undefined,
  ),
  rule<NonNullable<DisruptionBudget['reasons']>>(
    '.spec.disruption.budgets[].reasons',
    "the reason 'Unhealthy' is known from Karpenter 1.15 on",
    (reasons) => !reasons.includes('Unhealthy'),
  ),
];

/** Everything in a NodePool that the API server would refuse. */
export function validateNodePool(
  pool: NodePool,
  { version }: KarpenterRelease = OLDEST_KARPENTER,
): ContractProblem[] {
  const ofVersion = isAtLeast(version, KARPENTER_1_15) ? [] : REFUSED_BEFORE_1_15;
  return brokenRules([...NODE_POOL_RULES, ...FORM_RULES, ...ofVersion], pool);
}

function hasOneNumber({ values = [] }: Requirement): boolean {
  return values.length === 1 && /^[0-9]+$/.test(values[0] ?? '');
}
