/** What git does not say, where a command needs it. */
export const GIT_CODES = {
  'git/unknown-revision': 'Git does not know the revision, or not where it and HEAD parted',
  'git/unusable': 'Git is not installed, or the folder is not in a repository of git',
} as const;
