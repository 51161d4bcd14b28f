/** Is told the JSON pointer of every lone value that somebody reads. */
export type Note = (pointer: string) => void;

/**
 * A copy of plain data that tells what is read of it. A copy with accessors and not a Proxy: models are frozen, and the
 * Proxy of a frozen object cannot give out watched values.
 */
export function watched<T>(value: T, note: Note, pointer = ''): T {
  if (typeof value !== 'object' || value === null) return value;
  const copy: object = Array.isArray(value) ? [] : {};
  for (const [key, inner] of Object.entries(value)) {
    const below = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const isLone = typeof inner !== 'object' || inner === null;
    // Most rules look at a small part of a model: what nobody reads is not copied.
    let seen: unknown;
    Object.defineProperty(copy, key, {
      enumerable: true,
      configurable: true,
      get: () => {
        if (isLone) note(below);
        return (seen ??= watched<unknown>(inner, note, below));
      },
    });
  }
  return copy as T;
}
