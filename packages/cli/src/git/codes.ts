import { defineCodes } from '@nodeless/core';

/** What git does not say, where a command needs it, and what it leaves after a merge. */
export const GIT_CODES = defineCodes({
  'git/unknown-revision': ['error', 'Git does not know the revision, or not where it and HEAD parted'],
  'git/unusable': ['error', 'Git is not installed, or the folder is not in a repository of git'],
  'merge/unmerged-source': ['error', 'A source has a conflict'],
  'merge/unsaved-file': ['error', 'A generated file has changes that are not in git'],
});
