/** True when at least one of a set of switches is on. */
export function anyOn(switches: { readonly [name: string]: boolean | undefined } | undefined): boolean {
  return Object.values(switches ?? {}).includes(true);
}

/** Later entries whose key was seen before, with the index of each and of the first that has it. */
export function* duplicates<T>(
  items: readonly T[],
  key: (item: T) => string,
): Iterable<[index: number, key: string, first: number]> {
  const seen = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const text = key(item);
    const first = seen.get(text);
    if (first === undefined) seen.set(text, index);
    else yield [index, text, first];
  }
}

/** True for a list or a string with something in it, and for any object. */
export function isGiven(value: string | readonly unknown[] | object | undefined): boolean {
  if (value === undefined) return false;
  return typeof value === 'string' || Array.isArray(value) ? value.length > 0 : true;
}

/** The keys of an object under which something is given. */
export function givenKeys<Key extends string>(
  object: { readonly [key in Key]?: string | readonly unknown[] | object | undefined },
  keys: readonly Key[],
): Key[] {
  return keys.filter((key) => isGiven(object[key]));
}
