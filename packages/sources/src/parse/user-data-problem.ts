import type { Diagnostic } from '@nodeless/core';

/** What is wrong with user data of nodes, without the class and its place. */
export type UserDataProblem = Pick<Diagnostic, 'severity' | 'message' | 'hint'>;

/** User data of a form that an image does not read. */
export function notRead(what: string, family: string, form: string): UserDataProblem {
  return {
    severity: 'error',
    message: `${what} is not what ${family} reads, so that no node would join`,
    hint: `write ${form}`,
  };
}
