/** Exit codes that scripts can rely on. */
export const EXIT = {
  /** All is sound. */
  sound: 0,
  /** Findings, dangers of a change, a stale tree, or wrong use of the command line. */
  findings: 1,
  /** Our own fault; a stack was printed. */
  fault: 2,
  /** `drift` read every cluster, and one of them is not what was rendered. */
  drift: 3,
} as const;
