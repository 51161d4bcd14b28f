import type { Diagnostic } from '@nodeless/core';
import type { LayerStack, Segments } from '../layers/stack.ts';

/** An error at the layer that wrote the value at `path`. */
export function errorAt(
  stack: LayerStack,
  path: Segments,
  { code, message, hint }: Pick<Diagnostic, 'code' | 'message'> & { readonly hint: string },
): Diagnostic {
  return { code, severity: 'error', message, hint, location: stack.placeOf(path).location };
}
