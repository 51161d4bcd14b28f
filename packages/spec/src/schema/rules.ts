import { codedCheck } from '@nodeless/contracts/issue';
import type { DiagnosticCode } from '@nodeless/core';
import type { z } from 'zod';

/**
 * A check for `schema.check(...)` that becomes a diagnostic with a code of its own.
 *
 * @param problem returns why the value is refused, or undefined when it is fine
 */
export function refuse<T>(
  code: DiagnosticCode,
  problem: (value: T) => string | undefined,
  hint?: string,
): z.core.CheckFn<T> {
  return codedCheck((value) => {
    const message = problem(value);
    return message === undefined ? [] : [{ code, message, hint }];
  });
}
