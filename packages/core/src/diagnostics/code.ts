import type { Severity } from './severity.ts';

/**
 * `area/name`. A code belongs to whoever reports it, and is defined there, once. The area of a rule that a repository brings
 * along holds a dot, as in `example.com/image-registry`.
 */
export type DiagnosticCode = `${string}/${string}`;

/** What the findings of a code can be. */
export type CodeSeverity = Severity | 'error or warning' | 'error or info' | 'warning or info';

/** What a code means. */
export interface CodeDefinition<Code extends DiagnosticCode = DiagnosticCode> {
  readonly code: Code;
  readonly severity: CodeSeverity;
  /** One line, no trailing full stop. */
  readonly title: string;
}

type Table = Readonly<Record<DiagnosticCode, readonly [CodeSeverity, title: string]>>;

/** The definitions of codes that belong to no single rule, by code. */
export function defineCodes<const T extends Table>(
  table: T,
): { readonly [Code in keyof T & DiagnosticCode]: CodeDefinition<Code> } {
  const entries = Object.entries(table).map(([code, [severity, title]]) => [code, { code, severity, title }]);
  return Object.fromEntries(entries) as { [Code in keyof T & DiagnosticCode]: CodeDefinition<Code> };
}
