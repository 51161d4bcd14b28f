import type { SchemaProblem } from './validate/problem.ts';
import { Walk, type Check } from './validate/walk.ts';

/** What a schema has against an object, which is JSON: all problems, not only the first. */
export function objectProblems(check: Check, object: unknown): readonly SchemaProblem[] {
  const walk = new Walk();
  check(object, walk);
  return walk.problems;
}
