import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergePatch, type JsonObject } from '@nodeless/core';
import { parse } from 'yaml';
import { builtInChecks } from '../kind-checks.ts';
import { tableAt } from '../kinds.ts';
import { objectProblems } from '../object-problems.ts';
import { SHIPPED_TABLES } from '../shipped-tables.ts';
import { withoutVersion } from '../as-served.ts';
import { fieldPath } from '../validate/problem.ts';
import { TYPES_WITH_RULES } from './index.ts';

interface Case {
  readonly object: JsonObject;
  readonly accepted?: readonly JsonObject[];
  readonly refused?: readonly { readonly change: JsonObject; readonly says: readonly string[] }[];
}

const CASES = parse(
  readFileSync(join(import.meta.dirname, '../../testdata/server-rules.yaml'), 'utf8'),
) as readonly Case[];

const checks = builtInChecks('1.35');

function told(object: JsonObject): string[] {
  const check = checks(`${String(object['apiVersion'])}/${String(object['kind'])}`);
  if (check === undefined) throw new Error(`no ${String(object['kind'])}`);
  return objectProblems(check, object).map(({ path, message }) => `${fieldPath(path)} ${message}`);
}

const ACCEPTED = CASES.flatMap(({ object, accepted = [] }) => [
  [String(object['kind']), {}, object] as const,
  ...accepted.map((change) => [String(object['kind']), change, mergePatch(object, change)] as const),
]);

test.each(ACCEPTED)('%s with %j is accepted by the API server', (_, __, object) => {
  expect(told(object as JsonObject)).toEqual([]);
});

const REFUSED = CASES.flatMap(({ object, refused = [] }) =>
  refused.map(
    ({ change, says }) => [String(object['kind']), change, mergePatch(object, change), says] as const,
  ),
);

test.each(REFUSED)('%s with %j is refused', (_, __, object, says) => {
  expect(told(object as JsonObject)).toEqual(says);
});

test('every type with rules is in the table of a release', () => {
  const { types, versions } = SHIPPED_TABLES.kubernetes;
  const known = new Set(Object.keys(types).map((name) => withoutVersion(name.replace(/@.*/, ''))));
  expect(TYPES_WITH_RULES.filter((type) => !known.has(type))).toEqual([]);
  expect(versions).toContain('1.35');
  expect(tableAt(SHIPPED_TABLES.kubernetes, '1.35').kind('v1/Pod')).toBeDefined();
});
