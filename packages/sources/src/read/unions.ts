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
 * unknown keys of its own, then with the fewest ones further down, then with the fewest other problems. The keys at the top
 * choose: whatever is wrong below them is wrong in the option that they belong to.
 */
export function likeliestBranch(branches: Branches): readonly Issue[] {
  const ranked = branches.map((issues) => ({ issues, distance: distanceOf(issues) }));
  return ranked.sort((a, b) => compare(a.distance, b.distance))[0]?.issues ?? [];
}

/** How far an option is from what was written; the first number that differs decides. */
type Distance = readonly [otherKind: number, unknownAtTop: number, unknownBelow: number, others: number];

function distanceOf(issues: readonly Issue[]): Distance {
  const top = issueAtTop(issues);
  const unknown = (below: boolean) =>
    issues.reduce(
      (sum, issue) =>
        issue.code === 'unrecognized_keys' && issue.path.length > 0 === below ? sum + issue.keys.length : sum,
      0,
    );
  return [
    top === undefined ? 0 : 1,
    unknown(false),
    unknown(true),
    issues.filter((issue) => issue.code !== 'unrecognized_keys' && issue !== top).length,
  ];
}

function compare(a: Distance, b: Distance): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function issueAtTop(issues: readonly Issue[]): Issue | undefined {
  return issues.find(
    ({ code, path }) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value'),
  );
}
