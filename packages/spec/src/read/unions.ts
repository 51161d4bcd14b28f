import { isJsonObject, type JsonValue } from '@nodeless/core';
import type { z } from 'zod';
import { kindOf } from './wording.ts';

type Issue = z.core.$ZodIssue;
type Branches = readonly (readonly Issue[])[];

/** What a value could be, when it is none of the options of a union at all. */
export interface Options {
  /** For people: `a map`, `false`, `"nlb"`. */
  readonly kinds: readonly string[];
  /** The texts among them. */
  readonly texts: readonly string[];
}

/** The options of a union when the value has the kind of none of them; undefined when it comes near to one. */
export function optionsOf(branches: Branches): Options | undefined {
  const tops = branches.map(issueAtTop);
  if (tops.some((issue) => issue === undefined)) return undefined;
  const parts = tops.flatMap((issue): Options[] => {
    if (issue?.code === 'invalid_type') {
      return [{ kinds: [kindOf(issue.expected)], texts: [] }];
    }
    if (issue?.code !== 'invalid_value') return [];
    const kinds = issue.values.map((value) =>
      typeof value === 'string' ? JSON.stringify(value) : String(value),
    );
    return [{ kinds, texts: issue.values.filter((value) => typeof value === 'string') }];
  });
  return {
    kinds: [...new Set(parts.flatMap(({ kinds }) => kinds))],
    texts: parts.flatMap(({ texts }) => texts),
  };
}

/**
 * Of the options of a union, the one whose shape is nearest to what was written: of the right kind, then with the fewest
 * unknown keys, then with the fewest other problems.
 */
export function likeliestBranch(branches: Branches, value: JsonValue | undefined): readonly Issue[] {
  const cost = (issues: readonly Issue[]) =>
    issues.reduce((sum, issue) => {
      if (issue.code === 'unrecognized_keys') return sum + UNKNOWN_KEY * issue.keys.length;
      return sum + (issue === issueAtTop(issues) ? (isJsonObject(value) ? OTHER_KIND : UNKNOWN_KEY) : 1);
    }, 0);
  return [...branches].sort((a, b) => cost(a) - cost(b))[0] ?? [];
}

const UNKNOWN_KEY = 1_000;
const OTHER_KIND = 1_000_000;

function issueAtTop(issues: readonly Issue[]): Issue | undefined {
  return issues.find(
    ({ code, path }) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value'),
  );
}
