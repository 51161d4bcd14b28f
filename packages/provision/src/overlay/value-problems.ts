import { canonical, isJsonObject, type JsonValue } from '@nodeless/core';
import { identityWords, KEYED_LISTS, REMOVE, SETS, type KeyedList } from './lists.ts';
import { DECIDED } from './own-keys.ts';
import { pathWords, type OverlayProblem, type Place } from './problem.ts';

/** Why a value of the overlay cannot take the place of what is rendered there; undefined where it can. */
export function valueProblem(
  base: JsonValue | undefined,
  over: JsonValue,
  place: Place,
): OverlayProblem | undefined {
  return decided(base, over, place) ?? loss(base, over, place);
}

export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The same data, in whatever order its keys stand. */
export function isSame(one: JsonValue, other: JsonValue): boolean {
  return JSON.stringify(canonical({ one })) === JSON.stringify(canonical({ one: other }));
}

/** A key of cluster.yaml decides the value. */
function decided(base: JsonValue | undefined, over: JsonValue, place: Place): OverlayProblem | undefined {
  const row = DECIDED.get(place.pattern);
  if (row === undefined) return undefined;
  const { own: key, why, when, refused } = row;
  if (when === 'rendered' && base === undefined) return undefined;
  if ((when === 'entry' || when === 'add-on') && place.entry === undefined) return undefined;
  if (when === 'add-on' && place.entry?.[0] !== 'addons') return undefined;
  if (refused !== undefined && !refused(over)) return undefined;
  const own = key?.replace('<entry>', pathWords(place.entry ?? []));
  const name = pathWords(place.overlay);
  return {
    kind: 'own-key',
    path: place.overlay,
    message:
      own === undefined
        ? `eksctl.${name} would change what Nodeless renders: ${why}`
        : `eksctl.${name} belongs to a key of this format: ${why}`,
    hint:
      own === undefined
        ? `leave it out; to use another entry instead, take this one away with ${REMOVE}: true and write yours under another name`
        : `write it as ${own} instead`,
    ...(base === undefined ? {} : { rendered: place.rendered }),
  };
}

/** More would go than one value. */
function loss(base: JsonValue | undefined, over: JsonValue, place: Place): OverlayProblem | undefined {
  const name = `eksctl.${pathWords(place.overlay)}`;
  const list = KEYED_LISTS.get(place.pattern);
  const path = place.overlay;
  const rendered = base === undefined ? {} : { rendered: place.rendered };
  if (list !== undefined && (over === null || (isList(over) && over.length === 0))) {
    return {
      kind: 'loss',
      path,
      message: `${name}: ${JSON.stringify(over)} takes nothing away: the list merges entry by entry`,
      hint: removeHint(list),
      ...rendered,
    };
  }
  if (over === null && base === undefined) {
    return {
      kind: 'none',
      path,
      message: `${name}: null takes nothing away: nothing is rendered there`,
      hint: 'leave it out',
    };
  }
  if (isJsonObject(base) && !isJsonObject(over)) {
    return {
      kind: 'loss',
      path,
      message: `${name}: ${JSON.stringify(over)} would take away all that is rendered there (${Object.keys(base).join(', ')})`,
      hint: 'write a map with the keys that are to change; null takes away a single value',
      ...rendered,
    };
  }
  if (!isList(base) || list !== undefined || (isList(over) && SETS.has(place.pattern))) return undefined;
  if (isSame(base, over)) return undefined;
  return {
    kind: 'loss',
    path,
    message: `${name} would replace a list that Nodeless renders`,
    hint: 'change it where it comes from',
    ...rendered,
  };
}

function removeHint(list: KeyedList): string {
  const remove = `write { ${identityWords(list)}, ${REMOVE}: true }`;
  const ways = [
    ...(list.own === undefined || list.derived === true ? [remove] : []),
    ...(list.own === undefined ? [] : [`take it out of ${list.own}`]),
  ];
  return `leave it out; to take an entry away, ${ways.join(', or ')}`;
}
