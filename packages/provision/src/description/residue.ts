import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { identityOf, KEYED_LISTS, REMOVE, type KeyedList } from '../overlay/lists.ts';
import { describedConfig } from './described.ts';
import { inOrder } from './forms.ts';

/**
 * The overlay (the key `eksctl` of cluster.yaml) that would make the rendered ClusterConfig describe what was read: whatever
 * differs, in the words of the file that was read. Whether all of it may stand there is for the overlay to say.
 */
export function residue(read: JsonObject, rendered: JsonObject): JsonObject {
  const { version: _, ...metadata } = map(read['metadata']);
  const sides = { read: described(read), rendered: described(rendered) };
  return overMaps(sides, { read: { ...read, metadata }, rendered }, '');
}

/** Versions and names are keys of cluster.yaml that no overlay changes. */
function described(config: JsonObject): JsonObject {
  const whole = describedConfig(config);
  const { version: _, name: __, region: ___, ...metadata } = map(whole['metadata']);
  const { disableDefaultAddons: ____, ...addonsConfig } = map(whole['addonsConfig']);
  return { ...whole, metadata, addonsConfig };
}

/** What was read, and what is rendered. */
interface Sides<T> {
  readonly read: T;
  readonly rendered: T;
}

/** @param files the same without what eksctl fills in */
function overMaps(described: Sides<JsonObject>, files: Sides<JsonObject>, pattern: string): JsonObject {
  const keys = new Set([...Object.keys(described.read), ...Object.keys(described.rendered)]);
  return Object.fromEntries(
    [...keys].flatMap((key): [string, JsonValue][] => {
      const below = pattern === '' ? key : `${pattern}.${key}`;
      const over = overValue(inBoth(described, key), inBoth(files, key), below);
      return over === undefined ? [] : [[key, over]];
    }),
  );
}

function inBoth({ read, rendered }: Sides<JsonObject>, key: string): Sides<JsonValue | undefined> {
  return { read: read[key], rendered: rendered[key] };
}

function overValue(
  { read, rendered }: Sides<JsonValue | undefined>,
  files: Sides<JsonValue | undefined>,
  pattern: string,
): JsonValue | undefined {
  if (same(read, rendered)) return undefined;
  const list = KEYED_LISTS.get(pattern);
  if (list !== undefined) {
    const both = { read: entries(read), rendered: entries(rendered) };
    return overLists(list, both, { read: entries(files.read), rendered: entries(files.rendered) }, pattern);
  }
  if (rendered === undefined) return files.read ?? read;
  if (isJsonObject(rendered) && (read === undefined || isJsonObject(read))) {
    const whole = { read: map(files.read), rendered: map(files.rendered) };
    return overMaps({ read: map(read), rendered }, whole, pattern);
  }
  if (read !== undefined) return files.read ?? read;
  // What eksctl fills in goes with the value that it follows from.
  return files.rendered === undefined ? undefined : null;
}

type Entries = readonly JsonObject[];

function overLists(
  list: KeyedList,
  { read, rendered }: Sides<Entries>,
  files: Sides<Entries>,
  pattern: string,
): JsonValue {
  const find = (all: Entries, identity: string) => all.find((entry) => identityOf(list, entry) === identity);
  const identities = new Set([...read, ...rendered].flatMap((entry) => identityOf(list, entry) ?? []));
  return [...identities].flatMap((identity): JsonValue[] => {
    const [one, other] = [find(read, identity), find(rendered, identity)];
    const own = find(files.read, identity);
    const named = identityKeys(list, own ?? one ?? other ?? {});
    if (other === undefined) return one === undefined ? [] : [own ?? one];
    if (one === undefined) return [{ ...named, [REMOVE]: true }];
    const whole = { read: own ?? {}, rendered: find(files.rendered, identity) ?? {} };
    const over = overMaps({ read: one, rendered: other }, whole, `${pattern}[]`);
    return Object.keys(over).length === 0 ? [] : [{ ...named, ...over }];
  });
}

/** The part of an entry that tells it apart. */
function identityKeys({ identity }: KeyedList, entry: JsonObject): JsonObject {
  const made: { [key: string]: JsonValue } = {};
  for (const { keys } of identity) {
    const [key = '', inner] = keys;
    const value = entry[key];
    if (value === undefined) continue;
    if (inner === undefined) made[key] = value;
    else if (isJsonObject(value) && value[inner] !== undefined)
      made[key] = { ...map(made[key]), [inner]: value[inner] };
  }
  return made;
}

function map(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function entries(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : [];
}

function same(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}
