/** Problems of `resolve`, after git has merged. */
export const MERGE_CODES = {
  'merge/unmerged-source': 'A source has a conflict',
  'merge/unsaved-file': 'A generated file has changes that are not in git',
} as const;
