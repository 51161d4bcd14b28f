import { codedCheck } from '@nodeless/contracts/issue';
import type { DiagnosticCode } from '@nodeless/core';
import type { z } from 'zod';

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
