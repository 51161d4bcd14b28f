/** A change that no test can notice, because the program does the same. */
export interface Equivalent {
  readonly file: string;
  /** The line, and what becomes of it, without blanks around them. */
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

export const EQUIVALENT: readonly Equivalent[] = [
  {
    file: 'packages/cli/src/diff/git-trees.ts',
    before: 'const MOST_PATHSPECS = 200;',
    after: 'const MOST_PATHSPECS = (200 + 1);',
    reason: 'git is asked for the same files in another way; it keeps a command line short',
  },
];

/** Why a change of a line does nothing; undefined where it may do something. */
export function equivalence(change: Omit<Equivalent, 'reason'>): string | undefined {
  return EQUIVALENT.find(
    (one) => one.file === change.file && one.before === change.before && one.after === change.after,
  )?.reason;
}
