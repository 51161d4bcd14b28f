/** Where a definition keeps the stack of the call that made it: the same in every copy of the program that is loaded. */
const SITE = Symbol.for('nodeless.definition-site');

/**
 * The same definition, which now knows where it was written. One that cannot be extended knows nothing.
 *
 * @param by the function that was called with it, which the stack leaves out
 */
export function markDefinition<T extends object>(definition: T, by: (...args: never[]) => unknown): T {
  const site = { stack: '' };
  Error.captureStackTrace(site, by);
  if (Object.isExtensible(definition))
    Object.defineProperty(definition, SITE, { value: site, configurable: true });
  return definition;
}

/** Stack of the call that made a definition; undefined for what was written without such a call. */
export function definitionStack(definition: unknown): string | undefined {
  if (typeof definition !== 'object' || definition === null) return undefined;
  // The string is made when it is read, which hardly any is.
  return (Reflect.get(definition, SITE) as { readonly stack: string } | undefined)?.stack;
}
