export interface PlanOptions {
  /** Largest share of a cluster's files that one run may delete, 0 to 100. Up to five files are always fine, unless it is 0. */
  readonly maxDeletedPercent: number;
  /** Overwrite and delete files of ours that were edited by hand. Foreign files stay. @default false */
  readonly discardEdits?: boolean;
  /** Delete more than the budget. @default false */
  readonly allowDeletions?: boolean;
}
