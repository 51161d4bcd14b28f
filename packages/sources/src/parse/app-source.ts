import type { Outcome } from '@nodeless/core';
import type { AppSpec } from '../schema/app.ts';
import type { Source } from './validate.ts';

/** The cluster that an app is for. */
export interface AppTarget {
  readonly stage: string | undefined;
  /** Name of the folder below `clusters/`. */
  readonly cluster: string;
}

/** An app, of which stages and clusters may have values of their own. */
export interface AppSource {
  /**
   * The app as one cluster gets it; where the same layers are merged, the same object. What is wrong in a file is told
   * with the fleet; the diagnostics here are what only the merged layers show.
   */
  readonly of: (target: AppTarget) => Outcome<Source<AppSpec>>;
}
