import type { ActionPlan } from './action-plan.ts';
import type { ChangeClass } from './change-class.ts';
import type { Counts } from './counts.ts';
import type { Danger, IdleWaiver } from './danger.ts';
import type { ObjectChange } from './object-change.ts';
import type { Area } from './place.ts';
import type { VersionBump } from './version-bump.ts';

/** One of the two trees. */
export interface Side {
  /** As it was asked for: `main`, `HEAD`, `worktree`. */
  readonly name: string;
  /** Commit that was read, 40 hexadecimal digits; of `worktree` the commit that is checked out. */
  readonly commit: string;
  /** True for files on disk, which may differ from the commit. */
  readonly worktree: boolean;
}

/** `none`: nothing changes in any cluster. `dangerous`: a danger without a waiver. */
export const VERDICTS = ['none', 'changes', 'dangerous'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A row of the table cluster × application. */
export interface ApplicationSummary {
  readonly area: Area;
  readonly application: string;
  /** AppProject, and wave of the root Application; of Applications only. */
  readonly project?: string;
  readonly wave?: string;
  readonly counts: Counts;
  /** Lines added and removed in the files of the objects. */
  readonly lines: { readonly added: number; readonly removed: number };
  /** Most serious first. */
  readonly classes: readonly ChangeClass[];
  /** Dangers and warnings that no waiver covers, and those that one does. */
  readonly dangers: number;
  readonly warnings: number;
  readonly waived: number;
}

export interface ClusterSummary {
  readonly cluster: string;
  /** The whole cluster is new, or gone. */
  readonly state: 'added' | 'changed' | 'removed';
  readonly counts: Counts;
  /** Sorted by area and name; only those that change. */
  readonly applications: readonly ApplicationSummary[];
}

/** Files that changed, all of them, so that nothing is left out unseen. */
export interface FileAccount {
  /** Files with objects whose meaning changed. */
  readonly objects: number;
  /** Files with objects that mean the same: other formatting, order of keys, `1` for `1000m`. */
  readonly sameMeaning: readonly string[];
  /** Sources, README.md, records of hashes and everything else, sorted. */
  readonly others: readonly string[];
  /** Files that should hold objects and could not be read as such, with the reason; each is a danger, too. */
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * What a change does to a fleet: pure data, equal for equal trees. Every output is made of it.
 *
 * Texts in it come from manifests, also from those of strangers: an output escapes them for its format. Data of Secrets
 * is not in it.
 */
export interface ChangeReport {
  /** Version of this format; raised when a reader would misunderstand. */
  readonly version: 1;
  readonly base: Side;
  readonly head: Side;
  readonly verdict: Verdict;
  /** Sums over all clusters. */
  readonly totals: Totals;
  /** Clusters that change, sorted by name. */
  readonly clusters: readonly ClusterSummary[];
  /** Dangers first by severity, then by rule and place; those that are waived stand last. */
  readonly dangers: readonly Danger[];
  readonly waivers: readonly IdleWaiver[];
  /** Sorted by kind and name. */
  readonly versions: readonly VersionBump[];
  /** Sorted by the first place; identical changes of several clusters are one entry. */
  readonly changes: readonly ObjectChange[];
  readonly plans: readonly ActionPlan[];
  readonly files: FileAccount;
}

export interface Totals extends Counts {
  readonly clusters: number;
  /** Without a waiver. */
  readonly dangers: number;
  readonly warnings: number;
  readonly waived: number;
}
