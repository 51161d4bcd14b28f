import type { JsonValue } from '@nodeless/core';

/** One value that a stage gets from another. */
export interface PromotedValue {
  /** A key of `versions`, `kubernetes`, or the folder of an app. */
  readonly name: string;
  /** The value in the app, for people: `image`, `Deployment/web app`. Absent for a version. */
  readonly key?: string;
  /** What the stage has today; undefined when nothing is said for it. */
  readonly before: JsonValue | undefined;
  /** What it gets; undefined when a key goes. */
  readonly after: JsonValue | undefined;
}

/** A source with what was promoted in it, or why there is none, in one sentence. */
export type PromotedSource =
  | {
      /** From the root of the repository. */
      readonly path: string;
      /** The same as before when nothing differs. */
      readonly text: string;
      readonly values: readonly PromotedValue[];
    }
  | { readonly refused: string };

/** Which values of an app are promoted. */
export interface AppPromotionRequest {
  /** Folder below `apps/`. */
  readonly app: string;
  /** Stage whose values are taken. */
  readonly from: string;
  /** Stage that gets them. */
  readonly to: string;
  /** All that the overlay of `from` says, beyond the release. */
  readonly all: boolean;
  /** Keys of the app that are promoted beyond the release, with dots: `resources.requests`. */
  readonly keys: readonly string[];
}
