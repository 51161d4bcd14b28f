import { at, compareText, isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import type { FieldChange } from '../report/field-change.ts';
import { refKey, type TreeObject } from '../objects/tree-object.ts';
import { diffObjects, stableText } from './diff.ts';

/** One object on both sides, before its effect is known. */
export type Change =
  | { readonly operation: 'added'; readonly after: TreeObject; readonly fields: readonly FieldChange[] }
  | { readonly operation: 'removed'; readonly before: TreeObject; readonly fields: readonly FieldChange[] }
  | {
      readonly operation: 'changed' | 'renamed' | 'moved';
      readonly before: TreeObject;
      readonly after: TreeObject;
      readonly fields: readonly FieldChange[];
    };

/** What became of the objects in the changed files of one cluster. */
export interface Matched {
  readonly changes: readonly Change[];
  /** Objects in changed files that mean the same on both sides. */
  readonly same: readonly TreeObject[];
}

/**
 * Matches by application, group, kind, namespace and name. What is left over is a move (the same object in another
 * Application) or a rename (an equal object under another name beside it), or it came or went.
 */
export function matchObjects(before: readonly TreeObject[], after: readonly TreeObject[]): Matched {
  const gone = new Map(before.map((object) => [keyOf(object), object]));
  const changes: Change[] = [];
  const same: TreeObject[] = [];
  const come: TreeObject[] = [];
  for (const object of after) {
    const other = gone.get(keyOf(object));
    if (other === undefined) {
      come.push(object);
      continue;
    }
    gone.delete(keyOf(object));
    const fields = diffObjects(object.ref.kind, other.value, object.value);
    if (fields.length === 0) same.push(object);
    else changes.push({ operation: 'changed', before: other, after: object, fields });
  }
  const left = [...gone.values()];
  const moved = pairUp(left, come, sameObject);
  const renamed = pairUp(left, come, looksRenamed);
  return {
    changes: [
      ...changes,
      ...moved.map(([from, to]) => pair('moved', from, to)),
      ...renamed.map(([from, to]) => pair('renamed', from, to)),
      ...left.map((object): Change => ({ operation: 'removed', before: object, fields: [] })),
      ...come.map((object): Change => ({ operation: 'added', after: object, fields: [] })),
    ],
    same,
  };
}

function pair(operation: 'moved' | 'renamed', before: TreeObject, after: TreeObject): Change {
  const all = diffObjects(after.ref.kind, before.value, after.value);
  return { operation, before, after, fields: all };
}

function keyOf({ ref, place }: TreeObject): string {
  return [place.area, place.application, refKey(ref)].join('\u0000');
}

/** Takes pairs out of both lists. Each object is in one pair at most, the first that fits. */
function pairUp(
  left: TreeObject[],
  right: TreeObject[],
  fits: (from: TreeObject, to: TreeObject) => boolean,
): [TreeObject, TreeObject][] {
  const pairs: [TreeObject, TreeObject][] = [];
  for (const from of [...left]) {
    const index = right.findIndex((to) => fits(from, to));
    const to = right[index];
    if (to === undefined) continue;
    pairs.push([from, to]);
    right.splice(index, 1);
    left.splice(left.indexOf(from), 1);
  }
  return pairs;
}

function sameObject(from: TreeObject, to: TreeObject): boolean {
  const applications = from.place.area === 'application' && to.place.area === 'application';
  return applications && refKey(from.ref) === refKey(to.ref);
}

/** The same kind in the same place, with at least so large a part of its values in common. */
const ALIKE = 0.8;

function looksRenamed(from: TreeObject, to: TreeObject): boolean {
  if (keyOf(withoutName(from)) !== keyOf(withoutName(to))) return false;
  const [left, right] = [leaves(from), leaves(to)];
  const common = [...left].filter((leaf) => right.has(leaf)).length;
  return common > 0 && common >= ALIKE * Math.max(left.size, right.size);
}

function withoutName({ ref, ...object }: TreeObject): TreeObject {
  return { ...object, ref: { group: ref.group, kind: ref.kind, name: '' } };
}

/** Values with their paths. The name counts as one text wherever it stands, as in selectors and labels. */
function leaves({ ref, value }: TreeObject): Set<string> {
  const found = new Set<string>();
  const walk = (part: JsonValue, path: string): void => {
    if (isJsonObject(part) && Object.keys(part).length > 0) {
      for (const [key, inner] of Object.entries(part)) walk(inner, `${path}/${key}`);
    } else if (Array.isArray(part) && part.length > 0) {
      for (const inner of part as readonly JsonValue[]) walk(inner, `${path}/*`);
    } else {
      found.add(`${path}=${part === ref.name || part === ref.namespace ? '<name>' : stableText(part)}`);
    }
  };
  walk(withoutIdentity(value), '');
  return found;
}

function withoutIdentity(value: JsonObject): JsonObject {
  const metadata = at(value, 'metadata');
  if (!isJsonObject(metadata)) return value;
  const { name: _name, namespace: _namespace, ...rest } = metadata;
  const { apiVersion: _version, kind: _kind, ...body } = value;
  return { ...body, metadata: rest } as JsonObject;
}

/** Orders changes by where they stand and what they are. */
export function compareObjects(a: TreeObject, b: TreeObject): number {
  return compareText(sortKey(a), sortKey(b));
}

function sortKey({ place, ref }: TreeObject): string {
  return [place.cluster, place.area, place.application, ref.kind, ref.namespace ?? '', ref.name].join(
    '\u0000',
  );
}
