import type { Diagnostic, SourceLocation } from '@nodeless/core';

/** Keys and positions from the root of a source to a value. */
export type Segments = readonly (string | number)[];

/** Finds where a value of the sources was written, or the nearest value around it. */
export interface Places {
  placeOf(segments: Segments): { readonly location: SourceLocation };
}

/** An error at the layer that wrote the value at `path`. */
export function errorAt(
  places: Places,
  path: Segments,
  { code, message, hint }: Pick<Diagnostic, 'code' | 'message'> & { readonly hint: string },
): Diagnostic {
  return { code, severity: 'error', message, hint, location: places.placeOf(path).location };
}

/** Two values that exclude each other: a finding at the one, with the place of the other. */
export function conflictAt(
  places: Places,
  path: Segments,
  message: string,
  hint: string,
  other: { readonly path: Segments; readonly message: string },
): Diagnostic {
  return {
    code: 'spec/conflict',
    severity: 'error',
    message,
    hint,
    location: places.placeOf(path).location,
    related: [{ message: other.message, location: places.placeOf(other.path).location }],
  };
}
