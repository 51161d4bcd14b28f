import type { JsonObject } from '@nodeless/core';
import type { ChangeClass } from '../report/change-class.ts';
import type { FieldChange } from '../report/field-change.ts';
import type { Operation } from '../report/object-change.ts';
import type { ObjectRef, Place } from '../report/place.ts';

/** An object of a rendered cluster: frozen plain data; values of Secrets are redacted. */
export interface ReviewedObject {
  readonly object: ObjectRef;
  readonly place: Place;
  /** The whole object, as it stands in the file. */
  readonly value: JsonObject;
}

/** One change of one object in one cluster: frozen plain data; values of Secrets are redacted. */
export interface ReviewedChange {
  /** `renamed` and `moved` stand for one object that goes and one that comes. */
  readonly operation: Operation;
  /** The object in the head; in the base when it is gone. */
  readonly object: ObjectRef;
  /** `renamed`: the object in the base. */
  readonly previous?: ObjectRef;
  /** `moved`: the Application in the base. */
  readonly from?: string;
  /** In the head; in the base when it is gone. */
  readonly place: Place;
  /** Never empty, most serious first. */
  readonly classes: readonly [ChangeClass, ...ChangeClass[]];
  /** What differs in meaning, sorted by path; empty for `added` and `removed`. */
  readonly fields: readonly FieldChange[];
  /** The whole object in the base; absent for `added`. */
  readonly before?: JsonObject;
  /** The whole object in the head; absent for `removed`. */
  readonly after?: JsonObject;
}
