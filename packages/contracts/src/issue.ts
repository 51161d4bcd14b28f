import type { DiagnosticCode } from '@nodeless/core';
import type { z } from 'zod';

/** What a custom zod issue carries in `params`, so that it can become a Diagnostic with that code. */
export interface CodedParams {
  readonly code: DiagnosticCode;
  readonly hint?: string;
}

export interface CodedIssue {
  readonly code: DiagnosticCode;
  /** One sentence, no trailing full stop. */
  readonly message: string;
  readonly hint?: string | undefined;
  /** From the checked value down to the culprit; absent for the checked value itself. */
  readonly path?: readonly (string | number)[];
}

/** A zod check from a function that finds problems; every one becomes a custom issue with {@link CodedParams}. */
export function codedCheck<T>(find: (value: T) => Iterable<CodedIssue>): z.core.CheckFn<T> {
  return ({ value, issues }) => {
    for (const { code, message, hint, path = [] } of find(value)) {
      const params: CodedParams = hint === undefined ? { code } : { code, hint };
      // `continue` keeps zod going, so that all problems of an object are found in one pass.
      issues.push({ code: 'custom', input: value, message, params, path: [...path], continue: true });
    }
  };
}

/**
 * A zod check for one rule: `z.string().check(coded('lb/unknown-option-value', isKnown, 'not a scheme', 'write internal'))`.
 *
 * @param holds true for good values
 */
export function coded<T>(
  code: DiagnosticCode,
  holds: (value: T) => boolean,
  message: string | ((value: T) => string),
  hint?: string,
): z.core.CheckFn<T> {
  return codedCheck((value) =>
    holds(value) ? [] : [{ code, hint, message: typeof message === 'string' ? message : message(value) }],
  );
}
