import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@nodeless/core';
import { SHIPPED_TABLES, type ShippedTable } from '@nodeless/kubernetes-schema';
import { atVersion, compareVersions, type KindTable } from '@nodeless/kubernetes-schema/form';
import { digest } from './form/digest.ts';
import { expand } from './form/expand.ts';

const TABLES = join(__dirname, '..', 'tables');
const SHIPPED = join(__dirname, '../../../packages/kubernetes-schema/tables');

/** Where the tables are: those that tests alone read, and those that the product reads too. */
export const TABLE_FOLDERS: readonly string[] = [TABLES, SHIPPED];

/** The file of a table, `facts/eks.json`. */
export function tableFile(name: string): string {
  return join(isShipped(name.replace(/\.json$/, '')) ? SHIPPED : TABLES, name);
}

/** Tables of kinds. */
export type ProgramName = ShippedTable | 'eksctl';

function isShipped(name: string): name is ShippedTable {
  return Object.hasOwn(SHIPPED_TABLES, name);
}

const parsed = new Map<string, unknown>();
const chosen = new Map<string, KindTable>();
const schemas = new Map<string, JsonObject>();

function memoized<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/** A table of facts below `tables/facts`, as it is written. The caller names the part of its shape that it uses. */
export function facts<T>(name: string): T {
  return read(join('facts', name)) as T;
}

/** Recorded verdicts of a real program, `eksctl-0.230.0`: one JSON object a line. */
export function verdicts(name: string): string {
  return readFileSync(join(TABLES, 'verdicts', `${name}.jsonl`), 'utf8');
}

function read(name: string): unknown {
  if (isShipped(name)) return SHIPPED_TABLES[name];
  return memoized(parsed, name, () => JSON.parse(readFileSync(tableFile(`${name}.json`), 'utf8')) as unknown);
}

/** The versions that a table holds, oldest first. */
export function versionsOf(program: ProgramName): readonly string[] {
  return (read(program) as { readonly versions: readonly string[] }).versions;
}

/**
 * The kinds of a program as one of its versions has them.
 * @param version the minor version, `1.35`, or the newest one of the table
 * @throws RangeError for a version that the table does not hold
 */
export function kindTable(program: ProgramName, version = newestOf(program)): KindTable {
  if (!versionsOf(program).includes(version)) throw new RangeError(`no table of ${program} ${version}`);
  return memoized(
    chosen,
    `${program} ${version}`,
    () => atVersion(read(program) as JsonObject, version) as unknown as KindTable,
  );
}

function newestOf(program: ProgramName): string {
  return [...versionsOf(program)].sort(compareVersions).at(-1) ?? '';
}

/** The types of a program as JSON Schemas, for `#/definitions/`. */
export function definitionsOf(
  program: ProgramName,
  version?: string,
): { readonly [name: string]: JsonObject } {
  const { types } = kindTable(program, version);
  return Object.fromEntries(Object.entries(types).map(([name, node]) => [name, expand(node)]));
}

/** The JSON Schema (draft 7) of a kind, `karpenter.sh/v1/NodePool`; undefined where the version does not read it. */
export function schemaOfKind(program: ProgramName, gvk: string, version?: string): JsonObject | undefined {
  const row = kindTable(program, version).kinds[gvk];
  if (row === undefined) return undefined;
  return memoized(schemas, `${program} ${version ?? ''} ${gvk}`, () => expand(row.schema));
}

/**
 * The rules of a CRD, but for those about changes of an object, as `<where> <digest of the message>`: what `ruleKey`
 * makes of a rule of ours.
 */
export function rulesOf(program: ProgramName, gvk: string, version?: string): string[] {
  const rules = kindTable(program, version).rules?.[gvk] ?? {};
  return Object.keys(rules)
    .filter((key) => rules[key]?.endsWith(' transition') !== true)
    .sort();
}

/** The rules of a CRD about changes of an object. */
export function transitionRulesOf(program: ProgramName, gvk: string, version?: string): string[] {
  const rules = kindTable(program, version).rules?.[gvk] ?? {};
  return Object.keys(rules)
    .filter((key) => rules[key]?.endsWith(' transition') === true)
    .sort();
}

/** A rule as tables name it: they hold no sentences. */
export function ruleKey(at: string, message: string): string {
  return `${at} ${digest(message)}`;
}
