/** The keys of `T` that always have a value, and the others as optional keys. */
export type Present<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same map without the keys whose value is undefined: in a manifest they do not exist. */
export function present<T extends object>(map: T): Present<T> {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined)) as Present<T>;
}

/** The list, or undefined when it is empty: most lists of Kubernetes mean the same when they are left out. */
export function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** The map, or undefined when it is empty. */
export function nonEmptyMap<T extends object>(map: T): T | undefined {
  return Object.keys(map).length === 0 ? undefined : map;
}
