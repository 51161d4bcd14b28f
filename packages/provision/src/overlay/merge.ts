import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { entryProblem } from './entry-problems.ts';
import { identityOf, KEYED_LISTS, REMOVE, type KeyedList } from './lists.ts';
import type { OverlayProblem, Path, Place } from './problem.ts';
import { isList, isSame, valueProblem } from './value-problems.ts';

export interface Merge {
  readonly merged: JsonObject;
  /** What was left out of it, in the order of the overlay. */
  readonly problems: readonly OverlayProblem[];
}

/**
 * Lays the overlay over the rendered ClusterConfig. Maps merge key by key, the lists of {@link KEYED_LISTS} by the
 * identity of their entries, those of {@link SETS} grow; other values replace, and null takes a value away (RFC 7396).
 * Whatever would take more away than a value, or contradicts a key of cluster.yaml, becomes a problem and leaves what is
 * rendered as it is. Neither argument is changed.
 *
 * @param source the key of cluster.yaml that asks for a rendered entry, by the way of the entry
 */
export function mergeOverlay(
  rendered: JsonObject,
  overlay: JsonObject,
  source: (entry: Path) => Path,
): Merge {
  const problems: OverlayProblem[] = [];
  const report = (problem: OverlayProblem) => void problems.push(problem);
  const top: Place = { pattern: '', overlay: [], rendered: [] };
  return { merged: mergeMaps(rendered, overlay, top, { report, source }), problems };
}

interface Context {
  readonly report: (problem: OverlayProblem) => void;
  readonly source: (entry: Path) => Path;
}

function mergeMaps(base: JsonObject, over: JsonObject, place: Place, context: Context): JsonObject {
  const merged = new Map<string, JsonValue>(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const below = Object.hasOwn(base, key) ? base[key] : undefined;
    const result = mergeValue(below, value, inside(place, key), context);
    if (result === undefined) merged.delete(key);
    else merged.set(key, result);
  }
  return Object.fromEntries(merged);
}

function inside(place: Place, key: string): Place {
  return {
    ...place,
    pattern: place.pattern === '' ? key : `${place.pattern}.${key}`,
    overlay: [...place.overlay, key],
    rendered: [...place.rendered, key],
  };
}

/** The value that stands there in the end; undefined for none. */
function mergeValue(
  base: JsonValue | undefined,
  over: JsonValue,
  place: Place,
  context: Context,
): JsonValue | undefined {
  const problem = valueProblem(base, over, place);
  if (problem !== undefined) {
    context.report(problem);
    return base;
  }
  if (over === null) return undefined;
  if (isJsonObject(over)) {
    const result = mergeMaps(isJsonObject(base) ? base : {}, over, place, context);
    return left(base, over, result, Object.keys(result).length);
  }
  if (!isList(over)) return over;
  const list = KEYED_LISTS.get(place.pattern);
  if (list === undefined) return isList(base) ? union(base, over) : over;
  const result = mergeKeyed(list, isList(base) ? base : [], over, place, context);
  return left(base, over, result, result.length);
}

/** A map or a list of which nothing is left, because all of it was refused, does not stand there empty. */
function left<T extends JsonValue>(
  base: JsonValue | undefined,
  over: JsonValue,
  result: T,
  size: number,
): T | undefined {
  const nothing = base === undefined && size === 0 && !isSame(result, over);
  return nothing ? undefined : result;
}

function union(base: readonly JsonValue[], over: readonly JsonValue[]): JsonValue[] {
  return [...base, ...over.filter((one) => !base.some((other) => isSame(one, other)))];
}

function mergeKeyed(
  list: KeyedList,
  base: readonly JsonValue[],
  over: readonly JsonValue[],
  place: Place,
  context: Context,
): JsonValue[] {
  const positions = new Map(base.map((entry, index) => [identityOf(list, entry), index]));
  const changed = new Map<number, JsonValue | undefined>();
  const added: JsonValue[] = [];
  const seen = new Set<string>();
  for (const [index, entry] of over.entries()) {
    const identity = identityOf(list, entry);
    const found = identity === undefined ? undefined : positions.get(identity);
    const at: Place = {
      pattern: `${place.pattern}[]`,
      overlay: [...place.overlay, index],
      rendered: [...place.rendered, found ?? index],
      ...(found === undefined ? {} : { entry: context.source([...place.rendered, found]) }),
    };
    const problem = entryProblem(list, entry, identity, seen, at);
    if (identity !== undefined) seen.add(identity);
    if (problem !== undefined) context.report(problem);
    else if (!isJsonObject(entry)) added.push(entry);
    else if (found === undefined) added.push(mergeMaps({}, entry, at, context));
    else
      changed.set(
        found,
        Object.hasOwn(entry, REMOVE) ? undefined : laidOver(base[found], entry, at, context),
      );
  }
  const kept = base.map((entry, index) => (changed.has(index) ? changed.get(index) : entry));
  return [...kept.filter((entry) => entry !== undefined), ...added];
}

function laidOver(base: JsonValue | undefined, over: JsonObject, place: Place, context: Context): JsonObject {
  return mergeMaps(isJsonObject(base) ? base : {}, over, place, context);
}
