import type { ProblemKind, SchemaProblem } from './problem.ts';

/** A walk through one object: where it is, and what it found. The path is copied only where something is wrong. */
export class Walk {
  readonly path: (string | number)[] = [];
  readonly problems: SchemaProblem[] = [];

  report(kind: ProblemKind, message: string, known?: readonly string[]): void {
    this.problems.push({ kind, path: [...this.path], message, ...(known === undefined ? {} : { known }) });
  }

  /** Reports about a field or an item of what the walk is at. */
  reportBelow(step: string | number, kind: ProblemKind, message: string, known?: readonly string[]): void {
    this.path.push(step);
    this.report(kind, message, known);
    this.path.pop();
  }
}

/** What a schema has against a value. Values are JSON. */
export type Check = (value: unknown, walk: Walk) => void;

/** Whether a check takes a value. */
export function takes(check: Check, value: unknown): boolean {
  const walk = new Walk();
  check(value, walk);
  return walk.problems.length === 0;
}

/** `a string`, `a list`: what a value is, for people. */
export function whatIs(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  const type = typeof value;
  return type === 'object' ? 'a map' : `a ${type}`;
}
