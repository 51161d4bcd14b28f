import type { Diagnostic } from '@nodeless/core';
import type { LayerStack, Segments } from '../layers/stack.ts';

/** Two values that exclude each other: a finding at the one, with the place of the other. */
export function conflictAt(
  stack: LayerStack,
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
    location: stack.placeOf(path).location,
    related: [{ message: other.message, location: stack.placeOf(other.path).location }],
  };
}
