/** The files on disk, as a head. */
export const WORKTREE = 'worktree';
