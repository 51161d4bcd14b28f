import { markDefinition } from '@nodeless/core';
import type { DangerSeverity } from '../report/danger.ts';
import type { FieldChange } from '../report/field-change.ts';
import type { ReviewedChange, ReviewedObject } from './reviewed.ts';

/** What a rule over a change looks at: one cluster, before and after. */
export interface ChangeView {
  readonly cluster: string;
  /** Stage of the cluster in the head, where its sources name one. */
  readonly stage?: string;
  /** `added` and `removed`: the whole cluster comes or goes. */
  readonly state: 'added' | 'changed' | 'removed';
  /** Every object that changes, sorted by Application, kind, namespace and name. */
  readonly changes: readonly ReviewedChange[];
  /**
   * Objects of the whole cluster on one side, also those that do not change; they are read when they are asked for.
   *
   * @param kind only objects of this kind. Default: all
   */
  objects(side: 'before' | 'after', kind?: string): readonly ReviewedObject[];
}

/** One danger that a rule finds. */
export interface DangerHit {
  /** After the name of the object that `on` names: `loses its finalizer`. A whole sentence without `on`. No full stop. */
  readonly what: string;
  /** The change, or the object, that is meant. Default: the cluster as a whole. */
  readonly on?: ReviewedChange | ReviewedObject;
  /** The value that is meant, where it is one. */
  readonly field?: FieldChange;
  /** Instead of the severity of the rule, where it depends. */
  readonly severity?: DangerSeverity;
  /** Instead of the remedy of the rule, where names make it a command. */
  readonly remedy?: string;
}

/** A rule over what a change does, in words that `nodeless diff` prints. */
export interface DangerDefinition {
  /** A domain name before the slash: `example.com/scale-down`. Waivers name it. */
  readonly id: string;
  /** `danger` needs a waiver, or `nodeless diff` fails; `warning` is to be looked at. */
  readonly severity: DangerSeverity;
  /** What happens after the merge. No full stop. */
  readonly consequence: string;
  /** What to do instead, or how to go about it. No full stop. */
  readonly remedy: string;
  /** Page that says more. Default: the file of the config. */
  readonly source?: string;
  /** Looks at one cluster that changes. Equal dangers of several clusters become one. */
  check(view: ChangeView): Iterable<DangerHit>;
}

/** Gives a rule over a change its types. */
export function defineDanger(danger: DangerDefinition): DangerDefinition {
  return markDefinition(danger, defineDanger);
}
