/** What is wrong with a value. */
export type ProblemKind = 'duplicate-key' | 'invalid' | 'required' | 'unknown-field' | 'value' | 'wrong-type';

/** Something in an object that its schema does not take. */
export interface SchemaProblem {
  readonly kind: ProblemKind;
  /** Where: names of fields, keys of maps, indexes of lists. */
  readonly path: readonly (string | number)[];
  /** What is wrong, to be read after the path: `must be a string, not a number`. */
  readonly message: string;
  /** For an unknown field: the fields that there are. */
  readonly known?: readonly string[];
}

/** A path as the API server writes it: `spec.containers[0].env`; the object itself is empty. */
export function fieldPath(path: SchemaProblem['path']): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
