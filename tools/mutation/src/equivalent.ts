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
    file: 'packages/cli/src/commands/promote.ts',
    before: "git.run(['add', '--all', '--', 'clusters', 'apps']);",
    after: "git.run(['add', '--all', ...[], 'clusters', 'apps']);",
    reason: 'the paths are no options, so that they need no mark before it',
  },
  {
    file: 'packages/catalogue/src/schema/primitives.ts',
    before: "const [first = '', ...rest] = image",
    after: "const [first = 'mutant', ...rest] = image",
    reason: 'a string that is split has a first part: the default is there for the types',
  },
  {
    file: 'packages/components/src/retire.ts',
    before: "source: { kind: 'manifests', draw: () => undefined },",
    after: "source: { kind: 'manifests', ...{} },",
    reason:
      'the objects of a unit were drawn before it is emptied: what would draw it is there for the types',
  },
  {
    file: 'packages/contracts/src/karpenter/convert/v1beta1.ts',
    before: 'nothingLeft(rest);',
    after: ';',
    reason: 'it does nothing: its type says that no key is left out',
  },
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
