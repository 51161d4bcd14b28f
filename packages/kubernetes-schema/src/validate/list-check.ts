import type { ReadNode } from '../form/read-node.ts';
import type { Check, Walk } from './walk.ts';

/**
 * Defaults of keys that tell items apart: ports with the protocol left out are ports of TCP
 * (`default: TCP` in Kubernetes' api/openapi-spec/swagger.json).
 */
const KEY_DEFAULTS: { readonly [key: string]: string } = { protocol: 'TCP' };

/** Items whose name is the empty string where it is left out (`default: ""` in the same document). */
const NAMED_BY_DEFAULT: readonly unknown[] = ['#api.core.v1.LocalObjectReference'];

/**
 * Lists whose items have a key hold each key once, and each item says its own. Server-side apply, which is how Argo CD
 * applies here, refuses what does not ("duplicate entries for key", "omits all key fields": kube-apiserver 1.35.4), even where
 * a plain creation takes it with a warning.
 *
 * @returns undefined for lists whose items may be alike
 */
export function keyCheck({ listType, listKeys = [], items }: ReadNode): Check | undefined {
  if (listType === 'set') return (value, walk) => findDuplicates(value, walk, (item) => item, 'the value');
  if (listType !== 'map' || listKeys.length === 0) return undefined;
  const what = listKeys.join(' and ');
  const named = NAMED_BY_DEFAULT.includes(items) || listKeys.some((key) => Object.hasOwn(KEY_DEFAULTS, key));
  const [only = ''] = listKeys;
  const key =
    listKeys.length === 1
      ? (item: unknown) => keyOf(item, only)
      : (item: unknown) => JSON.stringify(listKeys.map((one) => keyOf(item, one) ?? null));
  return (value, walk) => {
    if (!named) findNameless(value, walk, listKeys, what);
    findDuplicates(value, walk, key, what);
  };
}

function keyOf(item: unknown, key: string): unknown {
  return (item as { readonly [key: string]: unknown } | null)?.[key] ?? KEY_DEFAULTS[key];
}

function findNameless(value: unknown, walk: Walk, keys: readonly string[], what: string): void {
  if (!Array.isArray(value)) return;
  for (let index = 0; index < value.length; index += 1) {
    const item: unknown = value[index];
    if (typeof item !== 'object' || item === null || keys.some((key) => Object.hasOwn(item, key))) continue;
    walk.reportBelow(index, 'required', `needs ${what}, which tells it from other items`);
  }
}

function findDuplicates(value: unknown, walk: Walk, key: (item: unknown) => unknown, what: string): void {
  if (!Array.isArray(value) || value.length < 2) return;
  const seen = new Set<unknown>();
  for (let index = 0; index < value.length; index += 1) {
    const one = key(value[index]);
    if (seen.has(one)) walk.reportBelow(index, 'duplicate-key', `repeats ${what} of an earlier item`);
    seen.add(one);
  }
}
