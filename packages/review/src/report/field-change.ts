import type { JsonValue } from '@nodeless/core';

/**
 * One step into an object: a key of a map, an item of a list by its merge key (`{ key: 'name', value: 'web' }`; several
 * keys are joined by commas), or an item by its index.
 */
export type PathStep = string | number | { readonly key: string; readonly value: string };
export type FieldPath = readonly PathStep[];

/** One value that differs. `before` is absent for what was added, `after` for what was removed. */
export interface FieldChange {
  readonly path: FieldPath;
  /** Data of Secrets is never here, see {@link REDACTED}. */
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/** Stands for a value that must not be shown. Both sides of a changed value show it. */
export const REDACTED = '(hidden)';

const PLAIN = /^[A-Za-z0-9_-]+$/;

/** For people: `spec.template.spec.containers[name=web].image`, `metadata.annotations["example.com/a"]`. Not escaped. */
export function showPath(path: FieldPath): string {
  return path.map(showStep).join('').replace(/^\./, '');
}

function showStep(step: PathStep): string {
  if (typeof step === 'number') return `[${step}]`;
  if (typeof step === 'object') return `[${step.key}=${step.value}]`;
  return PLAIN.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}
