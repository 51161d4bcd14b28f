/** A change that no test can notice, because the program does the same. */
export interface Equivalent {
  readonly file: string;
  /** The line with the change made, without blanks around it. */
  readonly line: string;
  readonly reason: string;
}

export const EQUIVALENT: readonly Equivalent[] = [];
