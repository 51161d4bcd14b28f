import type { z } from 'zod';
import { knownKeys, nearestWord } from './known-keys.ts';
import type { ConfigPath, ConfigProblem } from './problem.ts';

/** What a schema found wrong with single values. An unknown key is a problem of its own, at the key. */
export function issueProblems(
  schema: z.core.$ZodType,
  issues: readonly z.core.$ZodIssue[],
  above: ConfigPath = [],
): ConfigProblem[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path.filter((segment) => typeof segment !== 'symbol')];
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(schema, path, key));
    if (issue.code === 'invalid_union') {
      const meant = meantOption(issue.errors);
      if (meant !== undefined) return issueProblems(schema, meant, path);
    }
    return [{ path, message: issue.message, ...hintOf(issue) }];
  });
}

function unknownKey(schema: z.core.$ZodType, path: ConfigPath, key: string): ConfigProblem {
  const meant = nearestWord(key, knownKeys(schema, path));
  return {
    path: [...path, key],
    message: `unknown key "${key}"`,
    ...(meant === undefined ? {} : { hint: `did you mean ${meant}?` }),
  };
}

/** The option of a choice that the value has the form of, so that what is wrong inside it can be told. */
function meantOption(
  options: readonly (readonly z.core.$ZodIssue[])[],
): readonly z.core.$ZodIssue[] | undefined {
  const candidates = options.filter((issues) => issues.every(({ path }) => path.length > 0));
  return candidates.length === 1 ? candidates[0] : undefined;
}

function hintOf(issue: z.core.$ZodIssue): { hint?: string } {
  if (issue.code === 'invalid_value' && typeof issue.input === 'string') {
    const meant = nearestWord(issue.input, issue.values.map(String));
    return meant === undefined ? {} : { hint: `did you mean ${meant}?` };
  }
  // YAML reads `1.30`, `true` and `012` as something else than text.
  const isScalar = typeof issue.input === 'number' || typeof issue.input === 'boolean';
  return issue.code === 'invalid_type' && issue.expected === 'string' && isScalar
    ? { hint: 'put it in quotes' }
    : {};
}
