import type { SourceLocation } from '@nodeless/core';

/** Something that only one cluster can have, or that several count together. */
export interface Claim {
  readonly value: string;
  /** For people: who wants it. */
  readonly what: string;
  readonly location: SourceLocation;
}
