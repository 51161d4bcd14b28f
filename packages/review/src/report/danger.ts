import type { FieldChange } from './field-change.ts';
import type { ObjectRef, Place } from './place.ts';

/** `danger` needs a waiver, or the exit code says so; `warning` is to be looked at. */
export const DANGER_SEVERITIES = ['danger', 'warning'] as const;
export type DangerSeverity = (typeof DANGER_SEVERITIES)[number];

/** A rule of the danger catalogue that a change meets. The same danger in many clusters is one entry. */
export interface Danger {
  /** Id of the rule: `immutable-fields/service-cluster-ip`. */
  readonly rule: string;
  readonly severity: DangerSeverity;
  /** What was found, one sentence without a full stop. Holds text from manifests: escape it. */
  readonly title: string;
  /** Never empty. */
  readonly places: readonly [Place, ...Place[]];
  /** Absent where a whole cluster or Application is meant. */
  readonly object?: ObjectRef;
  /** {@link ObjectChange.id} of the change that shows it, where there is one. */
  readonly change?: string;
  /** The value that meets the rule, where it is one value. */
  readonly field?: FieldChange;
  /** What happens after the merge, one sentence. */
  readonly consequence: string;
  /** What to do instead, or how to go about it. */
  readonly remedy: string;
  /** Where the rule comes from: a page of documentation, an issue, or a file of the upstream's code. */
  readonly source: string;
  /** The waiver that accepts it. */
  readonly waiver?: AppliedWaiver;
}

/** A waiver of the sources, in the head. */
export interface AppliedWaiver {
  readonly reason: string;
  /** Last day on which it holds: `2027-01-31`. */
  readonly expires: string;
  /** `clusters/fleet.yaml`, `clusters/<name>/cluster.yaml`. */
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;
}

/** A waiver that waives nothing, so that it can be taken away or renewed. */
export interface IdleWaiver extends AppliedWaiver {
  readonly rule: string;
  /** `expired`: its last day is over, whether a danger meets it or not. `unused`: no danger of this change meets it. */
  readonly state: 'expired' | 'unused';
  readonly clusters: readonly string[];
}
