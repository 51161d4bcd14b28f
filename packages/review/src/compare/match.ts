import { compareText } from '@nodeless/core';
import type { FieldChange } from '../report/field-change.ts';
import { isKind, refKey, type TreeObject } from '../objects/tree-object.ts';
import { diffObjects } from './diff.ts';
import { renamesIn } from './renames.ts';

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
  const moved = movesIn(left, come);
  const renamed = renamesIn(left, come, new Set(moved.flat()));
  const paired = new Set([...moved, ...renamed].flat());
  return {
    changes: [
      ...changes,
      ...moved.map(([from, to]) => pair('moved', from, to)),
      ...renamed.map(([from, to]) => pair('renamed', from, to)),
      ...left
        .filter((object) => !paired.has(object))
        .map((object): Change => ({ operation: 'removed', before: object, fields: [] })),
      ...come
        .filter((object) => !paired.has(object))
        .map((object): Change => ({ operation: 'added', after: object, fields: [] })),
    ],
    same,
  };
}

function pair(operation: 'moved' | 'renamed', before: TreeObject, after: TreeObject): Change {
  const all = diffObjects(after.ref.kind, before.value, after.value);
  return { operation, before, after, fields: all };
}

/** A cluster has one ClusterConfig, which is the same under another name: EKS renames no cluster. */
function keyOf(object: TreeObject): string {
  const { ref, place } = object;
  const own = isKind(object, 'eksctl.io', 'ClusterConfig') ? { ...ref, name: '' } : ref;
  return [place.area, place.application, refKey(own)].join('\u0000');
}

/** The same object in two Applications. Each object is in one pair at most. */
function movesIn(gone: readonly TreeObject[], come: readonly TreeObject[]): [TreeObject, TreeObject][] {
  const synced = (objects: readonly TreeObject[]) =>
    objects.filter(({ place }) => place.area === 'application');
  const targets = new Map(
    synced(come)
      .reverse()
      .map((object) => [refKey(object.ref), object]),
  );
  return synced(gone).flatMap((from): [TreeObject, TreeObject][] => {
    const to = targets.get(refKey(from.ref));
    if (to === undefined) return [];
    targets.delete(refKey(from.ref));
    return [[from, to]];
  });
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
