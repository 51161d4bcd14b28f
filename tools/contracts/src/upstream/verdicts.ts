import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

/** Kinds of files that were written for the record, and not made of examples of others. */
const OWN = /^(grid|feature) (?!on file)/;
const MOST_OF_A_KIND = 6;
const LARGEST_CONFIG = 600;
const LARGEST_UPDATE = 500;
const LARGEST_EXPOSURE = 400;

interface Verdict {
  readonly kind: string;
  readonly verdict: string;
  readonly config: JsonObject;
}

interface Update {
  readonly kind: string;
  readonly field: string;
  readonly op: string;
  readonly update: string;
  readonly landed: boolean | null;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

interface Exposure {
  readonly id: string;
  readonly verdict: string;
  readonly apps: readonly JsonObject[];
}

/** Some of the recorded verdicts of the real programs, by file: small ones of each kind, one a line. */
export function verdictTables(folder: string): { readonly name: string; readonly bytes: string }[] {
  const rows = <T>(file: string) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T);
  const table = (name: string, cases: readonly object[]) => ({
    name: `verdicts/${name}`,
    bytes: cases.map((one) => `${JSON.stringify(one)}\n`).join(''),
  });
  const configs = 'eksctl-0.230.0.jsonl';
  const updates = 'updates-kubernetes-1.35.4.jsonl';
  const exposures = 'lbc-3.5.0.jsonl';
  return [
    table(configs, eksctlCases(rows(configs))),
    table(updates, updateCases(rows(updates))),
    table(exposures, exposureCases(rows(exposures))),
  ];
}

function eksctlCases(rows: readonly Verdict[]): object[] {
  const own = rows
    .filter(({ kind, config }) => OWN.test(kind) && sizeOf(config) <= LARGEST_CONFIG)
    .sort((a, b) => sizeOf(a.config) - sizeOf(b.config));
  return [...groupsOf(own, ({ kind, verdict }) => `${kind}: ${verdict}`)].flatMap(([group, those]) =>
    those
      .slice(0, MOST_OF_A_KIND)
      .map(({ verdict, config }, index) => ({ id: `${group} ${index + 1}`, verdict, config })),
  );
}

/** An update is the object before and a merge patch. */
function updateCases(rows: readonly Update[]): object[] {
  const small = rows
    .map(({ before, after, ...row }) => ({ ...row, before, change: mergePatchOf(before, after) }))
    .filter(({ before, change }) => sizeOf(before) + sizeOf(change) <= LARGEST_UPDATE)
    .sort((a, b) => sizeOf(a.before) - sizeOf(b.before));
  const groups = groupsOf(small, ({ kind, field, update, landed }) =>
    JSON.stringify([kind, field, update, landed]),
  );
  return [...groups].flatMap(([, [first]]) => (first === undefined ? [] : [first]));
}

/** Options that the controller can build a load balancer of: the smallest app of each option and value. */
function exposureCases(rows: readonly Exposure[]): object[] {
  const small = rows
    .filter(
      ({ id, verdict, apps }) =>
        verdict !== 'error' &&
        apps.length === 1 &&
        !id.includes('/pair/') &&
        sizeOf(apps) <= LARGEST_EXPOSURE,
    )
    .sort((a, b) => sizeOf(a.apps) - sizeOf(b.apps));
  const optionOf = ({ id }: Exposure) => id.replace(/\/[^/]+\//, '/');
  return groupsOf(small, optionOf).flatMap(([, those]) => those.slice(0, 1).flatMap(({ apps }) => apps));
}

const sizeOf = (value: JsonValue | readonly JsonValue[]) => JSON.stringify(value).length;

function groupsOf<T>(rows: readonly T[], key: (row: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The merge patch (RFC 7386) from one object to another; neither holds a null. */
function mergePatchOf(before: JsonObject, after: JsonObject): JsonObject {
  const gone = Object.keys(before).filter((key) => !(key in after));
  const changed = Object.entries(after).flatMap(([key, value]): [string, JsonValue][] => {
    const old = before[key];
    if (JSON.stringify(old) === JSON.stringify(value)) return [];
    return [[key, isJsonObject(old) && isJsonObject(value) ? mergePatchOf(old, value) : value]];
  });
  return Object.fromEntries([...gone.map((key): [string, JsonValue] => [key, null]), ...changed]);
}
