import { CONVERT_CODES } from './codes/convert.ts';
import { EXPLAIN_CODES } from './codes/explain.ts';
import { GIT_CODES } from './codes/git.ts';
import { MERGE_CODES } from './codes/merge.ts';
import { RULE_CODES } from './codes/rules.ts';
import { SOURCE_CODES } from './codes/sources.ts';
import { SPEC_CODES } from './codes/spec.ts';
import { TREE_CODES } from './codes/tree.ts';

/** Every code that a diagnostic can carry, with its one-line title. The set is closed: `docs/diagnostics.md` lists it. */
export const DIAGNOSTIC_CODES = {
  ...SOURCE_CODES,
  ...SPEC_CODES,
  ...RULE_CODES,
  ...TREE_CODES,
  ...MERGE_CODES,
  ...GIT_CODES,
  ...CONVERT_CODES,
  ...EXPLAIN_CODES,
} as const;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;
