import type { JsonObject } from '@nodeless/core';
import type { ChangeClass } from './change-class.ts';
import type { FieldChange } from './field-change.ts';
import type { ObjectRef, Place } from './place.ts';

/** `renamed` and `moved` stand for one object that goes and one that comes; both are counted as added and removed, too. */
export const OPERATIONS = ['added', 'changed', 'removed', 'renamed', 'moved'] as const;
export type Operation = (typeof OPERATIONS)[number];

/**
 * One change of one object. The same change in many clusters is one entry with many places; values and objects are
 * then those of the first place.
 */
export interface ObjectChange {
  /** Unique in a report, made of what changes and not of its position: `c` and 16 hexadecimal digits. */
  readonly id: string;
  readonly operation: Operation;
  /** The object in the head; in the base when it is gone. */
  readonly object: ObjectRef;
  /** `renamed`: the object in the base. */
  readonly previous?: ObjectRef;
  /** `moved`: the Application in the base. */
  readonly from?: string;
  /** Never empty, sorted by cluster and application. */
  readonly places: readonly [Place, ...Place[]];
  /** The places are equal but for the name of the cluster, which stands in the values that are shown. */
  readonly namesCluster: boolean;
  /** Never empty, most serious first. */
  readonly classes: readonly [ChangeClass, ...ChangeClass[]];
  /** What differs; empty for `added` and `removed`. */
  readonly fields: readonly FieldChange[];
  /** The whole objects in canonical order, data of Secrets hidden. Absent on the side where there is none. */
  readonly before?: JsonObject;
  readonly after?: JsonObject;
}
