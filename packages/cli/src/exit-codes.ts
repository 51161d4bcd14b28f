/** Exit codes that scripts can rely on. */
export const EXIT = {
  /** All is sound. */
  sound: 0,
  /** Findings, a stale tree, or wrong use of the command line. */
  findings: 1,
  /** Our own fault; a stack was printed. */
  fault: 2,
} as const;

/** Exit codes of `nodeless diff`: what a change does, and 3 when that cannot be told. */
export const DIFF_EXIT = {
  nothing: 0,
  changes: 1,
  /** A danger that no waiver covers. */
  dangerous: 2,
  failure: 3,
} as const;
