/** One thing that is tried, for the lines that are printed. */
export interface Step {
  readonly what: string;
  /** @throws Error when it does not go as it should */
  readonly run: () => unknown;
}
