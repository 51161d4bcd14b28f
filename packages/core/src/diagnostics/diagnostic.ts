import type { SourceLocation } from '../source.ts';
import type { DiagnosticCode } from './code.ts';
import type { Severity } from './severity.ts';

/** One finding. Data only: text for people, JSON and SARIF are made from it last. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** What is wrong and why it matters, one sentence, no trailing full stop. */
  readonly message: string;
  /** How to fix it. */
  readonly hint?: string;
  readonly location?: SourceLocation;
  /** Other places that take part, for instance the second of two overlapping ranges. */
  readonly related?: readonly RelatedLocation[];
  /** The line at {@link location} holds something that must not be shown, for instance in the log of a build. */
  readonly sensitive?: true;
  /** Set by rules that could not decide: the fact that was missing. */
  readonly missingFact?: string;
  /** Set where the sources accept the finding: why, and the last day on which that holds (`YYYY-MM-DD`). */
  readonly waiver?: { readonly reason: string; readonly expires: string };
}

export interface RelatedLocation {
  readonly message: string;
  readonly location: SourceLocation;
}

/** What a stage gives back: a value when it could be made, and everything it found on the way. */
export interface Outcome<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
