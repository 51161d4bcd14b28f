import { compareText } from '@nodeless/core';
import type { Place } from '../report/place.ts';
import { stableText } from '../compare/diff.ts';

type Places = readonly [Place, ...Place[]];

/** Stands for the name of the cluster when two clusters are compared; no YAML of ours can hold it. */
const CLUSTER = '\u0000cluster\u0000';

/** A string in which the name of the cluster is the same for all, and whether the name stood there. */
export function withoutCluster(
  value: unknown,
  cluster: string,
): { readonly key: string; readonly named: boolean } {
  const text = stableText(value as never);
  const key = text.replace(wordOf(cluster), CLUSTER);
  return { key, named: key !== text };
}

const WORDS = new Map<string, RegExp>();

/** The name where it is a word of its own: `web` is not meant in `webhook`. */
function wordOf(cluster: string): RegExp {
  const known = WORDS.get(cluster);
  if (known !== undefined) return known;
  const word = new RegExp(`(?<![A-Za-z0-9])${cluster.replace(/[^A-Za-z0-9-]/g, '\\$&')}(?![A-Za-z0-9])`, 'g');
  WORDS.set(cluster, word);
  return word;
}

/** Folds entries that are equal but for their places, which are joined and sorted; the first entry stays. */
export function fold<T extends { readonly places: Places }>(
  entries: readonly T[],
  keyOf: (entry: T) => { readonly key: string; readonly named: boolean },
): (T & { readonly named: boolean })[] {
  const groups = new Map<string, { entry: T; places: Place[]; named: boolean }>();
  for (const entry of entries) {
    const { key, named } = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { entry, places: [...entry.places], named });
    else group.places.push(...entry.places);
  }
  return [...groups.values()].map(({ entry, places, named }) => {
    const [first, ...rest] = places.sort((a, b) => compareText(placeKey(a), placeKey(b)));
    const sorted: Places = first === undefined ? entry.places : [first, ...rest];
    return { ...entry, places: sorted, named: named && places.length > 1 };
  });
}

export function placeKey({ cluster, area, application, file }: Place): string {
  return [cluster, area, application, file].join('\u0000');
}
