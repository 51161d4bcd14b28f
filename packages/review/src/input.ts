import type { OwnRule } from './own/own-rule.ts';
import type { Side } from './report/change-report.ts';

/** A file of `clusters/` that is not the same in both trees. Paths are relative to the repository's root. */
export interface ChangedFile {
  readonly path: string;
  readonly inBase: boolean;
  readonly inHead: boolean;
}

export type SideName = 'base' | 'head';

/** How the two trees are read. Both trees are complete; what did not change is read only when a rule needs it. */
export interface TreeReader {
  /** Sorted files below `clusters/<cluster>/rendered/`. */
  files(side: SideName, cluster: string): readonly string[];
  /** Texts of files; those that do not exist are left out. Asking for many at once is cheaper. */
  read(side: SideName, paths: readonly string[]): ReadonlyMap<string, string>;
}

/** Picks dangers that somebody accepts. What is absent matches everything. */
export interface Waiver {
  readonly rule: string;
  readonly object?: {
    readonly application?: string;
    readonly kind?: string;
    readonly namespace?: string;
    readonly name?: string;
  };
  readonly reason: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
  readonly file: string;
  readonly line: number;
}

/** What the sources of a cluster, in the head, say about reviews. */
export interface ReviewSettings {
  readonly waivers: readonly Waiver[];
  /** Larger shares of a cluster's objects that go, in per cent, are dangerous. */
  readonly maxDeletedPercent: number;
  /** The stage of the cluster, where its sources name one. */
  readonly stage?: string;
}

export interface ReviewInput {
  readonly base: Side;
  readonly head: Side;
  readonly changed: readonly ChangedFile[];
  readonly reader: TreeReader;
  /** Settings of clusters that are in the head and change. */
  readonly settings: (cluster: string) => ReviewSettings;
  /** Rules of the repository's own, beside those of the catalogue. Default: none. */
  readonly dangers?: readonly OwnRule[];
  /** Day at which waivers are looked at, `YYYY-MM-DD`: the head's date, so that the answer stays the same. */
  readonly today: string;
}
