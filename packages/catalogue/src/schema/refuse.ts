import { codedCheck } from '@nodeless/contracts/issue';
import type { DiagnosticCode } from '@nodeless/core';
import type { z } from 'zod';
import { quote } from './quote.ts';

/** Why a value is refused: a sentence, or one with a hint of its own. */
export type Refusal = string | { readonly message: string; readonly hint: string };

/**
 * A check for `schema.check(...)` that becomes a diagnostic with a code of its own.
 *
 * @param problem returns why the value is refused, or undefined when it is fine
 * @param hint for refusals that bring none
 */
export function refuse<T>(
  code: DiagnosticCode,
  problem: (value: T) => Refusal | undefined,
  hint?: string,
): z.core.CheckFn<T> {
  return codedCheck((value) => {
    const refusal = problem(value);
    if (refusal === undefined) return [];
    return [typeof refusal === 'string' ? { code, message: refusal, hint } : { code, ...refusal }];
  });
}

/** Refuses a list that the API server takes as a set, or whose entries it compares, when an entry stands there twice. */
export function repeated(values: readonly (string | number)[]): string | undefined {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  return twice === undefined ? undefined : `${quote(String(twice))} stands twice in the list`;
}
