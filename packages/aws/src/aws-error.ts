import type { Diagnostic } from '@nodeless/core';
import type { AwsCode } from './codes.ts';

/** A call to AWS that came to nothing, told for people. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly code: AwsCode;
  /** How to fix it. */
  readonly hint: string;
  /** The call as IAM names it, `eks:DescribeCluster`. */
  readonly action: string;

  constructor(code: AwsCode, action: string, message: string, hint: string) {
    super(message);
    this.code = code;
    this.action = action;
    this.hint = hint;
  }

  diagnostic(): Diagnostic {
    return { code: this.code, severity: 'error', message: this.message, hint: this.hint };
  }
}
