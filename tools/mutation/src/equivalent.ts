/** A change that no test can notice, because the program does the same. */
interface Equivalent {
  readonly file: string;
  /** The line with the change made, without blanks around it. */
  readonly line: string;
  readonly reason: string;
}

const EQUIVALENT: readonly Equivalent[] = [];

/** Why a change of a file, given by the changed line, does nothing; undefined where it may do something. */
export function equivalence(file: string, line: string): string | undefined {
  return EQUIVALENT.find((one) => one.file === file && one.line === line)?.reason;
}
