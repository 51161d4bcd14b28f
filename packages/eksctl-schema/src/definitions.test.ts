import { z } from 'zod';
import { CORRECTIONS } from './testing/corrections.ts';
import { contractJson, contractTest, contractText } from './testing/contracts.ts';
import * as api from './index.ts';
import { DEFINITIONS } from './definitions.ts';
import { clusterConfigJsonSchema } from './json-schema.ts';
import { RETENTION_DAYS } from './logging.ts';
import { differences, shapeOf, type Definitions, type SchemaNode } from './testing/shape.ts';

const upstream = () =>
  contractJson<{ definitions: Definitions }>('eksctl/clusterconfig.schema.v0.230.0.json').definitions;

const ours = clusterConfigJsonSchema().$defs as Definitions;

/** Definitions that are no objects stand in our schema where they are used. */
function definition(name: string): SchemaNode {
  return ours[name] ?? (z.toJSONSchema(DEFINITIONS[name as keyof typeof DEFINITIONS]) as SchemaNode);
}

contractTest('all definitions of eksctl v0.230.0 have a schema (needs ../shared/contracts)', () => {
  expect(Object.keys(DEFINITIONS).sort()).toEqual(Object.keys(upstream()).sort());
  expect(Object.keys(DEFINITIONS)).toHaveLength(89);
});

for (const name of Object.keys(DEFINITIONS)) {
  const corrected = Object.keys(CORRECTIONS).filter(
    (line) => line.startsWith(`${name}.`) || line.startsWith(`${name}:`),
  );
  contractTest(
    `${name}: ${corrected.length} corrections of what eksctl publishes (needs ../shared/contracts)`,
    () => {
      const theirs = upstream();
      const published = theirs[name] ?? {};
      expect(differences(name, shapeOf(published, theirs), shapeOf(definition(name), ours)).sort()).toEqual(
        corrected.sort(),
      );
    },
  );
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

contractTest('retention days are those that eksctl lists (needs ../shared/contracts)', () => {
  const schema = contractText('eksctl/clusterconfig.schema.v0.230.0.json');
  const list = /Valid values are: ([0-9, and]+)\./.exec(schema)?.[1] ?? '';
  expect(list.match(/[0-9]+/g)?.map(Number)).toEqual([...RETENTION_DAYS]);
});
