import type { Diagnostic } from '@nodeless/core';
import type { NewFile } from '../init/template.ts';

/** What `nodeless new` would write. */
export interface NewPlan {
  /** Files that are not there yet. */
  readonly created: readonly NewFile[];
  /** Files that are there, with their new text. Default: none. */
  readonly changed?: readonly NewFile[];
  /** What is left to do by hand, a paragraph each. Default: nothing. */
  readonly notes?: readonly string[];
  /** What is said about the sources as they would be; with an error among it nothing is written. Default: nothing. */
  readonly findings?: readonly Diagnostic[];
}

/** A plan, or why there is none, a line each. */
export type Planned = NewPlan | { readonly problems: readonly string[] };
