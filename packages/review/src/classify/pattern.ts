import type { JsonValue } from '@nodeless/core';
import { at } from '@nodeless/core';
import type { FieldChange, FieldPath } from '../report/field-change.ts';

/** Names a field: `spec.template`, `spec.ports.*.port` (`*` is any key or item); as a list where a key holds dots. */
export type Pattern = string | readonly string[];

function stepsOf(pattern: Pattern): readonly string[] {
  return typeof pattern === 'string' ? pattern.split('.') : pattern;
}

/**
 * True when a change touches a field: it is the field, lies below it, or is a part of the object that holds it, as when a
 * whole map is added.
 */
export function touches({ path, before, after }: FieldChange, pattern: Pattern): boolean {
  const steps = stepsOf(pattern);
  const common = Math.min(path.length, steps.length);
  if (!path.slice(0, common).every((step, index) => fits(steps[index], step))) return false;
  if (path.length >= steps.length) return true;
  const rest = steps.slice(path.length);
  return rest.includes('*') || at(before, ...rest) !== undefined || at(after, ...rest) !== undefined;
}

function fits(expected: string | undefined, step: FieldPath[number]): boolean {
  return expected === '*' || expected === step;
}

/** The value of a field without lists on its way. */
export function valueAt(value: JsonValue | undefined, pattern: Pattern): JsonValue | undefined {
  return at(value, ...stepsOf(pattern));
}
