import type { ClusterConfig } from './types.ts';

/** Why eksctl or EKS would refuse a ClusterConfig, or silently not do what it says. */
export interface ConfigProblem {
  /** From the whole file down to the culprit: `['accessConfig', 'accessEntries', 0, 'type']`. */
  readonly path: readonly (string | number)[];
  /** One sentence, no trailing full stop. */
  readonly message: string;
  /** How to mend it. */
  readonly hint?: string;
}

/** A rule that relates several values of a file whose single values are fine. */
export type ConfigRule = (config: ClusterConfig) => Iterable<ConfigProblem>;

/** True when at least one policy of the set is switched on. */
export function hasWellKnownPolicy(
  policies: { readonly [name: string]: boolean | undefined } | undefined,
): boolean {
  return Object.values(policies ?? {}).includes(true);
}

/** Later entries whose key was seen before, with the index of each. */
export function* duplicates<T>(items: readonly T[], key: (item: T) => string): Iterable<[number, string]> {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const text = key(item);
    if (seen.has(text)) yield [index, text];
    seen.add(text);
  }
}
