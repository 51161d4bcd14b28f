import type { SourceText } from '@nodeless/sources';

/** A change of the form of sources, which `nodeless migrate` makes for people. */
export interface Migration {
  /** The release that wants the new form: `0.2.0`. */
  readonly version: string;
  /** What it does, for the person who reads its commit. No full stop. */
  readonly title: string;
  /** Edits one source. Made twice, it changes nothing the second time. */
  readonly edit: (source: SourceText, kind: string) => void;
}

/** From one `apiVersion` to the next. */
export interface ApiConversion {
  readonly from: string;
  readonly to: string;
  readonly title: string;
  /** Edits one source of the older version, all but its `apiVersion`. */
  readonly edit: (source: SourceText, kind: string) => void;
}
