import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { identityWords, REMOVE, type KeyedList } from './lists.ts';
import { pathWords, type OverlayProblem, type Path, type Place } from './problem.ts';

/** What keeps an entry from being merged. */
export function entryProblem(
  list: KeyedList,
  entry: JsonValue,
  identity: string | undefined,
  seen: ReadonlySet<string>,
  { overlay: path, rendered, entry: source }: Place,
): OverlayProblem | undefined {
  // What is no map has no identity, and eksctl refuses it at its own place.
  if (!isJsonObject(entry)) return undefined;
  const name = `eksctl.${pathWords(path)}`;
  const problem = (kind: OverlayProblem['kind'], message: string, hint: string): OverlayProblem => ({
    ...{ kind, path, message: `${name} ${message}`, hint },
    ...(source === undefined ? {} : { rendered }),
  });
  if (identity === undefined) {
    const hint = `write { ${identityWords(list)}, … }: entries merge by these keys`;
    return problem('entry', 'cannot be merged: what tells it apart is missing', hint);
  }
  if (seen.has(identity)) {
    return problem('entry', `stands here twice: ${identity}`, 'write one entry with all its keys');
  }
  if (!Object.hasOwn(entry, REMOVE)) {
    if (source !== undefined || list.own === undefined || list.beyond?.(entry) === true) return undefined;
    const message = `adds ${identity}, which belongs to a key of this format: what is rendered and checked follows from that key`;
    return problem('own-key', message, `write it in ${list.own} instead`);
  }
  return removal(list, entry, identity, problem) ?? notRemovable(list, source, identity, problem);
}

type Problem = (kind: OverlayProblem['kind'], message: string, hint: string) => OverlayProblem;

/** An entry that removes holds its identity and `$remove: true`. */
function removal(list: KeyedList, entry: JsonObject, identity: string, problem: Problem) {
  const outer = new Set([REMOVE, ...list.identity.map(({ keys }) => keys[0])]);
  const others = Object.keys(entry).filter((key) => !outer.has(key));
  if (entry[REMOVE] === true && others.length === 0) return undefined;
  const told =
    others.length === 0
      ? `has ${REMOVE}: ${JSON.stringify(entry[REMOVE])}`
      : `takes ${identity} away and sets ${others.join(', ')}`;
  return problem(
    'entry',
    told,
    `write { ${identityWords(list)}, ${REMOVE}: true }, or the entry without ${REMOVE}`,
  );
}

function notRemovable(list: KeyedList, source: Path | undefined, identity: string, problem: Problem) {
  if (source === undefined) {
    return problem(
      'none',
      `takes nothing away: ${identity} is not rendered`,
      'leave it out, or correct the name',
    );
  }
  if (list.own === undefined || !isListed(source)) return undefined;
  const message = `would take ${identity} away, which a key of this format asks for`;
  return problem('own-key', message, `take it away at ${pathWords(source)}`);
}

/** Entries of a list of cluster.yaml go where they came from. Others follow from components, Karpenter or Auto Mode. */
function isListed(source: Path): boolean {
  return LISTED.some((list) => list.every((key, index) => source[index] === key));
}

/** Sources: what `sourceOf` names for the lists that have a key of their own. */
const LISTED: readonly Path[] = [
  ['access', 'admins'],
  ['access', 'breakGlass'],
  ['access', 'entries'],
  ['access', 'mappings'],
  ['addons'],
  ['compute', 'fargate', 'profiles'],
  ['compute', 'managedNodeGroups'],
  ['compute', 'selfManagedNodeGroups'],
];
