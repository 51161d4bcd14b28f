import type { Diagnostic } from '@nodeless/core';

/** `clusters/a/cluster.yaml:3:5`; undefined for a finding without a place. */
export function placeOf({ location }: Diagnostic): string | undefined {
  return location && `${location.file}:${location.line}:${location.column}`;
}

/** One line a finding, for the message of a failed test. */
export function findingLines(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return '  (none)';
  return diagnostics
    .map((one) => `  ${one.severity} ${one.code} ${placeOf(one) ?? '(no place)'} ${one.message}`)
    .join('\n');
}
