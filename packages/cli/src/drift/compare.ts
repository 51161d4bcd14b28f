import { isDeepStrictEqual } from 'node:util';
import type { LiveCluster } from '@nodeless/aws';
import { sortedBy, type JsonObject, type JsonValue } from '@nodeless/core';
import { configFields } from './config-fields.ts';
import { keyOfPath, pathText, type FieldPath, type Fields } from './fields.ts';
import { isMadeByEks, liveFields } from './live-fields.ts';

/** Who left the state that was rendered. */
export type DriftKind = 'aws-changed' | 'sources-changed' | 'both-changed';

/** A value that is not the same everywhere. A side that does not have it leaves it out. */
export interface Drift {
  readonly kind: DriftKind;
  readonly path: FieldPath;
  /** What the committed tree asks for. */
  readonly rendered?: JsonValue;
  /** What the sources would ask for now. */
  readonly sources?: JsonValue;
  /** What AWS has. */
  readonly live?: JsonValue;
}

/**
 * Compares three states of a cluster, value by value: what was rendered is where the other two started.
 *
 * @param rendered the ClusterConfig of the committed tree
 * @param sources the ClusterConfig that the sources give now
 */
export function compareCluster(rendered: JsonObject, sources: JsonObject, live: LiveCluster): Drift[] {
  const sides = { rendered: configFields(rendered), sources: configFields(sources), live: liveFields(live) };
  const paths = new Map<string, FieldPath>();
  for (const fields of Object.values(sides)) for (const [key, { path }] of fields) paths.set(key, path);
  const found = [...paths.values()]
    .filter((path) => !isInsideAbsent(path, sides) && !isOfEks(path, sides, live))
    .flatMap((path) => compareAt(path, sides));
  return sortedBy(found, ({ path }) => pathText(path));
}

interface Sides {
  readonly rendered: Fields;
  readonly sources: Fields;
  readonly live: Fields;
}

function compareAt(path: FieldPath, { rendered, sources, live }: Sides): Drift[] {
  const key = keyOfPath(path);
  const [base, wanted, has] = [rendered, sources, live].map((fields) => fields.get(key)?.value);
  const sourcesMoved = !isDeepStrictEqual(base, wanted);
  // What nobody asks for is left to AWS, unless it is a thing of its own.
  const isAsked = base !== undefined || wanted !== undefined || isOwnThing(path);
  const awsMoved = isAsked && !isDeepStrictEqual(base ?? (sourcesMoved ? undefined : wanted), has);
  if (!sourcesMoved && !awsMoved) return [];
  const values = {
    path,
    ...(base === undefined ? {} : { rendered: base }),
    ...(wanted === undefined ? {} : { sources: wanted }),
    ...(has === undefined ? {} : { live: has }),
  };
  if (!awsMoved) return [{ kind: 'sources-changed', ...values }];
  if (!sourcesMoved) return [{ kind: 'aws-changed', ...values }];
  // AWS has what the sources want: only the tree is behind. A value that nobody asked for until now is AWS's own choice.
  if (isDeepStrictEqual(wanted, has) || (base === undefined && !isOwnThing(path)))
    return [{ kind: 'sources-changed', ...values }];
  return [{ kind: 'both-changed', ...values }];
}

/** Lists whose entries are things of AWS, and maps whose keys nobody else writes: one more is a change. */
const THINGS: readonly (readonly [...(string | undefined)[]])[] = [
  ['metadata', 'tags', undefined],
  ['addons', undefined],
  ['managedNodeGroups', undefined],
  ['managedNodeGroups', undefined, 'labels', undefined],
  ['managedNodeGroups', undefined, 'tags', undefined],
  ['addons', undefined, 'tags', undefined],
  ['fargateProfiles', undefined],
  ['fargateProfiles', undefined, 'tags', undefined],
  ['accessConfig', 'accessEntries', undefined],
  ['iam', 'podIdentityAssociations', undefined],
];

function isOwnThing(path: FieldPath): boolean {
  return THINGS.some(
    (pattern) =>
      pattern.length === path.length &&
      pattern.every((one, index) => one === undefined || one === path[index]),
  );
}

/** A whole add-on that is not there is one change, not one for each of its values. */
function isInsideAbsent(path: FieldPath, sides: Sides): boolean {
  const thing = THINGS.filter(
    (pattern) =>
      pattern.at(-2) !== 'tags' &&
      pattern.at(-2) !== 'labels' &&
      pattern.length < path.length &&
      pattern.every((one, index) => one === undefined || one === path[index]),
  ).map(({ length }) => keyOfPath(path.slice(0, length)))[0];
  return thing !== undefined && Object.values(sides).some((fields) => !fields.has(thing));
}

/** An access entry that EKS made by itself, and that nobody asks for. */
function isOfEks(path: FieldPath, { rendered, sources }: Sides, live: LiveCluster): boolean {
  const [first, list, principal] = path;
  if (first !== 'accessConfig' || list !== 'accessEntries' || principal === undefined) return false;
  const entry = keyOfPath([first, list, principal]);
  return isMadeByEks(live, principal) && !rendered.has(entry) && !sources.has(entry);
}
