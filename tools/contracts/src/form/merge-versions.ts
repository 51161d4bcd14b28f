import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { RANGED } from '@nodeless/kubernetes-schema/form';

/**
 * Trees of several versions as one: what is equal in all stands once, other keys say the versions that they hold for.
 * @param versions oldest first
 * @throws RangeError where a key of a tree already looks like one with versions
 */
export function mergeVersions(
  versions: readonly string[],
  trees: readonly (JsonObject | undefined)[],
): JsonObject {
  const keys = [...new Set(trees.flatMap((tree) => Object.keys(tree ?? {})))].sort();
  return Object.fromEntries(
    keys.flatMap((key) => {
      if (RANGED.test(key)) throw new RangeError(`the key ${key} looks like one with versions`);
      const values = trees.map((tree) => tree?.[key]);
      // Only versions that have the tree at all can miss a key of it.
      const present = trees.map((tree) => tree !== undefined);
      return mergedKey(key, versions, values, present);
    }),
  );
}

/** One key of trees of several versions: one row, or one for each value with the versions that have it. */
function mergedKey(
  key: string,
  versions: readonly string[],
  values: readonly (JsonValue | undefined)[],
  present: readonly boolean[],
): [string, JsonValue][] {
  const asked = versions.flatMap((_, index) => (present[index] === true ? [index] : []));
  const rows = runsOf(asked, values).map((run) => ({ run, value: valueOf(run, versions, values) }));
  return rows.map(({ run, value }) => {
    const [from, to] = [run[0] ?? 0, run.at(-1) ?? 0];
    const [first, last] = [from === asked[0], to === asked.at(-1)];
    if (first && last) return [key, value];
    const oldest = versions[from] ?? '';
    return [`${key}@${last ? `${oldest}+` : `${first ? '' : oldest}-${versions[to] ?? ''}`}`, value];
  });
}

/** Places of neighbours that share a row: they have the same value, or objects, whose differences stand within them. */
function runsOf(asked: readonly number[], values: readonly (JsonValue | undefined)[]): number[][] {
  const runs: number[][] = [];
  asked.forEach((index, place) => {
    const value = values[index];
    if (value === undefined) return;
    const run = runs.at(-1);
    const before = run?.at(-1);
    const joins =
      before !== undefined && before === asked[place - 1] && mergeable(values[before] as JsonValue, value);
    if (joins) run?.push(index);
    else runs.push([index]);
  });
  return runs;
}

const mergeable = (a: JsonValue, b: JsonValue) => same(a, b) || (isJsonObject(a) && isJsonObject(b));

function valueOf(
  run: readonly number[],
  versions: readonly string[],
  values: readonly (JsonValue | undefined)[],
): JsonValue {
  const own = run.map((index) => values[index] as JsonValue);
  const [first] = own as [JsonValue];
  if (own.every((value) => same(value, first))) return first;
  return mergeVersions(
    run.map((index) => versions[index] ?? ''),
    own as JsonObject[],
  );
}

const same = (a: JsonValue | undefined, b: JsonValue | undefined) => JSON.stringify(a) === JSON.stringify(b);
