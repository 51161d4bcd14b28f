import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { identityOf, KEYED_LISTS, type KeyedList } from '../overlay/lists.ts';
import { describedConfig } from './described.ts';
import { inOrder } from './forms.ts';

/** A step on the way to a value: a key of a map, or the entry of a list that has this identity. */
export type ConfigStep = string | { readonly identity: string };

/** A value that two files describe differently. One of the two may lack it. */
export interface ConfigDifference {
  readonly path: readonly ConfigStep[];
  readonly read?: JsonValue;
  readonly rendered?: JsonValue;
}

/**
 * Where two ClusterConfigs describe different clusters, field by field: see {@link describedConfig}. Entries of the lists
 * that eksctl tells apart by name are compared with their namesakes. A Kubernetes version that the first file leaves to
 * eksctl is met by any.
 */
export function configDifferences(read: JsonObject, rendered: JsonObject): ConfigDifference[] {
  const [one, other] = [describedConfig(read), describedConfig(rendered)];
  return inMaps(one, other, [], '').filter(
    ({ path, read: written }) => written !== undefined || path.join('.') !== 'metadata.version',
  );
}

function inValues(
  read: JsonValue | undefined,
  rendered: JsonValue | undefined,
  path: readonly ConfigStep[],
  pattern: string,
): ConfigDifference[] {
  if (isSame(read, rendered)) return [];
  const list = KEYED_LISTS.get(pattern);
  if (list !== undefined) return inLists(list, entriesOf(read), entriesOf(rendered), path, pattern);
  const areMaps = [read, rendered].every((one) => one === undefined || isJsonObject(one));
  if (areMaps) {
    return inMaps(isJsonObject(read) ? read : {}, isJsonObject(rendered) ? rendered : {}, path, pattern);
  }
  return [{ path, ...(read === undefined ? {} : { read }), ...(rendered === undefined ? {} : { rendered }) }];
}

function inMaps(
  read: JsonObject,
  rendered: JsonObject,
  path: readonly ConfigStep[],
  pattern: string,
): ConfigDifference[] {
  const keys = new Set([...Object.keys(read), ...Object.keys(rendered)]);
  return [...keys].flatMap((key) =>
    inValues(read[key], rendered[key], [...path, key], pattern === '' ? key : `${pattern}.${key}`),
  );
}

function inLists(
  list: KeyedList,
  read: readonly JsonValue[],
  rendered: readonly JsonValue[],
  path: readonly ConfigStep[],
  pattern: string,
): ConfigDifference[] {
  const [ours, theirs] = [byIdentity(list, read), byIdentity(list, rendered)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((identity) => {
    const [one, other] = [ours.get(identity), theirs.get(identity)];
    const at = [...path, { identity }];
    if (one === undefined || other === undefined) {
      return [
        {
          path: at,
          ...(one === undefined ? {} : { read: one }),
          ...(other === undefined ? {} : { rendered: other }),
        },
      ];
    }
    return inValues(one, other, at, `${pattern}[]`);
  });
}

function byIdentity(list: KeyedList, entries: readonly JsonValue[]): ReadonlyMap<string, JsonValue> {
  return new Map(
    entries.map((entry): [string, JsonValue] => [identityOf(list, entry) ?? JSON.stringify(entry), entry]),
  );
}

function entriesOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function isSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

/** `managedNodeGroups[blue].labels`, as people write a way. */
export function configPathWords(path: readonly ConfigStep[]): string {
  return path.reduce<string>((told, step) => {
    if (typeof step !== 'string') return `${told}[${step.identity}]`;
    return told === '' ? step : `${told}.${step}`;
  }, '');
}
