import { at, isJsonObject, maps, texts, type JsonObject, type JsonValue } from '@nodeless/core';
import { LABEL_KEY, LABEL_VALUE } from './names.ts';
import { parseQuantity } from './quantity.ts';

/** Why the API server would refuse a part of a pod, and which. */
export interface PodProblem {
  /** Below the part: `['limits', 'cpu']`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

/**
 * What a toleration may hold.
 * Source: `ValidateTolerations` in pkg/apis/core/validation/validation.go of Kubernetes 1.35
 */
export function tolerationProblems(toleration: JsonObject): PodProblem[] {
  const { key = '', operator = 'Equal', value = '', effect, tolerationSeconds } = toleration;
  const found: PodProblem[] = [];
  const add = (field: string, message: string, hint: string) => found.push({ path: [field], message, hint });
  if (key === '' && operator !== 'Exists')
    add(
      'operator',
      `${String(operator)} without a key`,
      'write the key of the taint, or operator: Exists for every taint',
    );
  if (typeof key === 'string' && key !== '' && !LABEL_KEY.test(key))
    add('key', `${JSON.stringify(key)} is no key of a taint`, 'write it like the key of a label');
  if (operator === 'Exists' && value !== '')
    add('value', 'Exists with a value', 'leave the value out, or write operator: Equal');
  if (operator === 'Equal' && typeof value === 'string' && !LABEL_VALUE.test(value))
    add('value', `${JSON.stringify(value)} is no value of a taint`, 'write it like the value of a label');
  if (tolerationSeconds !== undefined && tolerationSeconds !== null && effect !== 'NoExecute')
    add(
      'tolerationSeconds',
      'tolerationSeconds without the effect NoExecute',
      'write effect: NoExecute, or leave the seconds out',
    );
  return found;
}

/** Resources that a container may use more of than it asked for. Of all others, request and limit are equal. */
const OVERCOMMITTED = ['cpu', 'memory', 'ephemeral-storage'];

/**
 * Amounts are quantities, and a container may not ask for more than it may use.
 * Source: `ParseQuantity` of k8s.io/apimachinery, and `ValidateContainerResourceRequirements` in pkg/apis/core/validation/validation.go of Kubernetes 1.35
 */
export function resourceProblems(resources: JsonObject): PodProblem[] {
  const requests = isJsonObject(resources['requests']) ? resources['requests'] : {};
  const limits = isJsonObject(resources['limits']) ? resources['limits'] : {};
  const differing = Object.entries(limits).flatMap(([name, limit]): PodProblem[] => {
    const request = Object.hasOwn(requests, name) ? requests[name] : undefined;
    const [most, least] = [amountOf(limit), amountOf(request)];
    if (most === undefined || least === undefined || most === least) return [];
    const path = ['limits', name];
    if (!OVERCOMMITTED.includes(name)) {
      const message = `the limit of ${name} (${String(limit)}) is not the request (${String(request)})`;
      return [{ path, message, hint: `write ${String(request)} for both` }];
    }
    if (most > least) return [];
    const message = `the limit of ${name} (${String(limit)}) is below the request (${String(request)})`;
    return [{ path, message, hint: `raise the limit to at least ${String(request)}` }];
  });
  const unlimited = Object.keys(requests)
    .filter((name) => !OVERCOMMITTED.includes(name) && !Object.hasOwn(limits, name))
    .map((name) => ({
      path: ['requests', name],
      message: `a request of ${name} without a limit`,
      hint: `write limits.${name} with the same value`,
    }));
  return [
    ...noQuantities('requests', requests),
    ...noQuantities('limits', limits),
    ...differing,
    ...unlimited,
  ];
}

function noQuantities(part: string, amounts: JsonObject): PodProblem[] {
  return Object.entries(amounts).flatMap(([name, amount]) =>
    typeof amount !== 'string' || parseQuantity(amount) !== undefined
      ? []
      : [
          {
            path: [part, name],
            message: `${JSON.stringify(amount)} is not a quantity`,
            hint: 'for example 500m of cpu, 128Mi of memory',
          },
        ],
  );
}

function amountOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'string' || typeof value === 'number' ? parseQuantity(String(value)) : undefined;
}

/**
 * Constraints are told apart by topology key and strictness. A Deployment whose `matchLabelKeys` stand in its selector too is
 * accepted, each of its pods refused.
 * Source: `validateTopologySpreadConstraints` in pkg/apis/core/validation/validation.go of Kubernetes 1.35
 */
export function spreadProblems(constraints: readonly JsonObject[]): PodProblem[] {
  const names = constraints.map(
    ({ topologyKey, whenUnsatisfiable }) => `${String(topologyKey)} with ${String(whenUnsatisfiable)}`,
  );
  return constraints.flatMap((one, index) => [
    ...(names.indexOf(names[index] ?? '') < index
      ? [
          {
            path: [index],
            message: `a second constraint for ${names[index] ?? ''}`,
            hint: 'keep one of them',
          },
        ]
      : []),
    ...(one['minDomains'] !== undefined && one['whenUnsatisfiable'] !== 'DoNotSchedule'
      ? [
          {
            path: [index, 'minDomains'],
            message: `minDomains with ${String(one['whenUnsatisfiable'])}`,
            hint: 'write whenUnsatisfiable: DoNotSchedule, or leave minDomains out',
          },
        ]
      : []),
    ...labelKeyProblems(one, index),
  ]);
}

/** Keys whose values come from the pod itself, beside a selector that does not name them. */
function labelKeyProblems(one: JsonObject, index: number): PodProblem[] {
  const keys = texts(one['matchLabelKeys']);
  if (keys.length === 0) return [];
  const path = [index, 'matchLabelKeys'];
  const selector = one['labelSelector'];
  if (selector === undefined || selector === null)
    return [{ path, message: 'matchLabelKeys without a labelSelector', hint: 'write the labelSelector too' }];
  const selected = [
    ...Object.keys(at(selector, 'matchLabels') ?? {}),
    ...maps(at(selector, 'matchExpressions')).map(({ key }) => key),
  ];
  return keys
    .filter((key) => selected.includes(key))
    .map((key) => ({
      path,
      message: `${JSON.stringify(key)} stands in the labelSelector too`,
      hint: 'keep it in one of them',
    }));
}
