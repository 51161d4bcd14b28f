/** One of several machines that check a fleet together: the first of three is `{ index: 1, of: 3 }`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** The share of a machine. Clusters go round, so that stages which stand together in the order of names are spread. */
export function shareOf<Item>(items: readonly Item[], shard: Shard | undefined): readonly Item[] {
  if (shard === undefined) return items;
  return items.filter((_, position) => position % shard.of === shard.index - 1);
}

/** What concerns all clusters at once is for one machine alone: the first. */
export function looksAtAllClusters(shard: Shard | undefined): boolean {
  return shard === undefined || shard.index === 1;
}
