import type { DiagnosticCode } from '@nodeless/core';
import type { z } from 'zod';

/** What a custom zod issue carries, so that it becomes a diagnostic with a code of its own. */
export interface IssueParams {
  readonly code: DiagnosticCode;
  readonly hint?: string;
}

type Context<T> = z.core.ParsePayload<T>;

/**
 * A check for `schema.check(...)` with a diagnostic code.
 *
 * @param problem returns why the value is refused, or undefined when it is fine
 */
export function refuse<T>(
  code: DiagnosticCode,
  problem: (value: T) => string | undefined,
  hint?: string,
): (context: Context<T>) => void {
  return (context) => {
    const message = problem(context.value);
    if (message === undefined) return;
    const params: IssueParams = hint === undefined ? { code } : { code, hint };
    context.issues.push({ code: 'custom', message, params, input: context.value, path: [] });
  };
}
