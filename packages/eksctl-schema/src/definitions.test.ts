import { definitionsOf, facts } from '@nodeless/contract-tables';
import { z } from 'zod';
import { CORRECTIONS } from './testing/corrections.ts';
import * as api from './index.ts';
import { DEFINITIONS } from './definitions.ts';
import { clusterConfigJsonSchema } from './json-schema.ts';
import { RETENTION_DAYS } from './logging.ts';
import { differences, shapeOf, type Definitions, type SchemaNode } from './testing/shape.ts';

const upstream: Definitions = definitionsOf('eksctl');

const ours = clusterConfigJsonSchema().$defs as Definitions;

/** Definitions that are no objects stand in our schema where they are used. */
function definition(name: string): SchemaNode {
  return ours[name] ?? (z.toJSONSchema(DEFINITIONS[name as keyof typeof DEFINITIONS]) as SchemaNode);
}

test('all definitions of eksctl v0.230.0 have a schema', () => {
  expect(Object.keys(DEFINITIONS).sort()).toEqual(Object.keys(upstream).sort());
  expect(Object.keys(DEFINITIONS)).toHaveLength(89);
});

for (const name of Object.keys(DEFINITIONS)) {
  const corrected = Object.keys(CORRECTIONS).filter(
    (line) => line.startsWith(`${name}.`) || line.startsWith(`${name}:`),
  );
  test(`${name}: ${corrected.length} corrections of what eksctl publishes`, () => {
    const published = shapeOf(upstream[name] ?? {}, upstream);
    expect(differences(name, published, shapeOf(definition(name), ours)).sort()).toEqual(corrected.sort());
  });
}

test('the schema of every definition can be imported by itself', () => {
  const exported = new Set<unknown>(Object.values(api));
  expect(
    Object.entries(DEFINITIONS).flatMap(([name, schema]) => (exported.has(schema) ? [] : [name])),
  ).toEqual([]);
});

test('every correction has a reason', () => {
  const withoutReason = Object.entries(CORRECTIONS).filter(([, reason]) => reason.length < 20);
  expect(withoutReason).toEqual([]);
});

test('every object and every choice says what it is for', () => {
  const silent = Object.entries(ours).flatMap(([name, { properties }]) => {
    const { description } = ours[name] as { description?: string };
    const described = Object.values(properties ?? {}).some((property) => 'description' in property);
    return properties !== undefined && description === undefined && !described ? [name] : [];
  });
  expect(silent).toEqual([]);
});

test('retention days are those that eksctl lists', () => {
  expect([...RETENTION_DAYS]).toEqual(facts<{ retentionDays: number[] }>('eksctl').retentionDays);
});
