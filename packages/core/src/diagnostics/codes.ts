import { CONFIG_CODES } from './codes/config.ts';
import { CONVERT_CODES } from './codes/convert.ts';
import { EXPLAIN_CODES } from './codes/explain.ts';
import { GIT_CODES } from './codes/git.ts';
import { MERGE_CODES } from './codes/merge.ts';
import { RULE_CODES } from './codes/rules.ts';
import { SOURCE_CODES } from './codes/sources.ts';
import { SPEC_CODES } from './codes/spec.ts';
import { TREE_CODES } from './codes/tree.ts';

/** Every code of ours that a diagnostic can carry, with its one-line title; `docs/diagnostics.md` lists them. */
export const DIAGNOSTIC_CODES = {
  ...SOURCE_CODES,
  ...CONFIG_CODES,
  ...SPEC_CODES,
  ...RULE_CODES,
  ...TREE_CODES,
  ...MERGE_CODES,
  ...GIT_CODES,
  ...CONVERT_CODES,
  ...EXPLAIN_CODES,
} as const;

/** A code of ours. */
export type KnownCode = keyof typeof DIAGNOSTIC_CODES;

/** A code of ours, or of a rule that a repository brings along: its area holds a dot, as in `example.com/image-registry`. */
export type DiagnosticCode = KnownCode | `${string}.${string}/${string}`;

/** What a code means, in a line; undefined for those that others define. */
export function titleOf(code: DiagnosticCode): string | undefined {
  return Object.hasOwn(DIAGNOSTIC_CODES, code) ? DIAGNOSTIC_CODES[code as KnownCode] : undefined;
}
