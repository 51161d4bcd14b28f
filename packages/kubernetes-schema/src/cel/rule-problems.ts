import { EvaluationError, Optional } from '@marcbachmann/cel-js';
import { at as valueAt, type JsonValue } from '@nodeless/core';
import { partsOf, type PlacedRule, type RuleTree } from './kind-rules.ts';
import { firstLine, programOf } from './program.ts';

/** What a rule of a CRD says of an object, where it does not simply hold. */
export interface RuleProblem {
  /** Whether the object breaks the rule or lets it fail, or the rule cannot be evaluated here, or not for this value. */
  readonly kind: 'broken' | 'not-evaluated';
  /** Where: names of fields, keys of maps, indexes of lists. */
  readonly path: readonly (string | number)[];
  readonly rule: string;
  /** What the author of the CRD says of an object that breaks the rule. */
  readonly message?: string;
  /** Why a rule was not evaluated; of one that is broken, what fails in it for this value. */
  readonly error?: string;
  /** What stands there; the value of the rule where nothing does. */
  readonly value: JsonValue;
}

/**
 * What the rules of a kind say of a new object that fits the schema, in the order of the schema: that of the API server
 * (k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/validation.go). A rule about a change (`oldSelf`) says nothing of a new
 * object, unless it takes an optional one.
 */
export function ruleProblems(tree: RuleTree, object: JsonValue): readonly RuleProblem[] {
  return problemsOf(tree, object, []);
}

function problemsOf(tree: RuleTree, value: JsonValue, path: RuleProblem['path']): RuleProblem[] {
  // Rules about null stand with what holds it.
  if (value === null) return [];
  const rules = tree.rules.filter(({ isTransition }) => !isTransition);
  const self = rules.length === 0 ? undefined : tree.convert(value);
  return [
    ...rules.flatMap((rule) => problemOf(rule, self, value, path)),
    ...partsOf(tree, value).flatMap(([step, part, inner]) => problemsOf(inner, part, [...path, step])),
  ];
}

function problemOf(
  { rule, message, fieldPath }: PlacedRule,
  self: unknown,
  value: JsonValue,
  path: RuleProblem['path'],
): RuleProblem[] {
  const program = programOf(rule);
  const at = {
    path: [...path, ...fieldPath],
    rule,
    value: valueAt(value, ...fieldPath) ?? value,
    ...(message === undefined ? {} : { message }),
  };
  if (typeof program === 'string') return [{ kind: 'not-evaluated', ...at, error: program }];
  try {
    const result = program({ self, oldSelf: Optional.none() });
    return result === true ? [] : [{ kind: 'broken', ...at }];
  } catch (error) {
    return [{ kind: failsForCertain(error) ? 'broken' : 'not-evaluated', ...at, error: firstLine(error) }];
  }
}

/**
 * Errors that CEL itself defines for a value: the API server refuses an object for which a rule fails so. Others may be ours alone.
 */
const FAILURES: ReadonlySet<string> = new Set([
  ...['no_such_key', 'index_out_of_bounds', 'index_out_of_range', 'optional_value_missing'],
  ...['int_conversion_error', 'uint_conversion_error', 'double_conversion_error', 'bool_conversion_error'],
  ...['division_by_zero', 'modulo_by_zero', 'numeric_overflow'],
]);

function failsForCertain(error: unknown): boolean {
  return error instanceof EvaluationError && FAILURES.has(error.code);
}
