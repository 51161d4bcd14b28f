import { inspect } from 'node:util';

/** What was thrown, in words: anything can be thrown, also `undefined` and an object whose message is no string. */
export function thrownText(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown;
  const { message } = Object(thrown) as { readonly message?: unknown };
  return typeof message === 'string' ? message : inspect(thrown, { customInspect: false, depth: 0 });
}
