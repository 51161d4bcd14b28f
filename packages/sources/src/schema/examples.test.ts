import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { z } from 'zod';
import { AppSchema } from './app.ts';
import { ArgocdProjectsSchema, ArgocdSettingsSchema } from './argocd.ts';
import { ClusterSchema } from './cluster.ts';
import { withExamples } from './examples.ts';
import { FactsSchema } from './facts.ts';
import { FleetSchema } from './fleet.ts';

test('a list has an example made of its items, a map one made of its values', () => {
  const text = { type: 'string', examples: ['a'] };
  expect(withExamples({ type: 'array', items: text })).toEqual({
    type: 'array',
    items: text,
    examples: [['a']],
  });
  expect(withExamples({ type: 'object', additionalProperties: text })).toEqual({
    type: 'object',
    additionalProperties: text,
    examples: [{ example: 'a' }],
  });
});

test('items that are maps are made of what they must have', () => {
  const items = {
    type: 'object',
    properties: {
      name: { type: 'string', examples: ['web'] },
      size: { enum: ['s', 'm'] },
      note: { type: 'string' },
    },
    required: ['name', 'size'],
  };
  expect(withExamples({ type: 'array', items })).toMatchObject({ examples: [[{ name: 'web', size: 's' }]] });
  expect(withExamples({ type: 'array', items: { ...items, required: ['name', 'note'] } })).not.toHaveProperty(
    'examples',
  );
});

test('an own example stays, at any depth, and a number has its default for one', () => {
  const schema = {
    oneOf: [
      { const: false },
      {
        properties: {
          replicas: { type: 'integer', default: 2 },
          tags: { type: 'array', items: {}, examples: [['x']] },
        },
      },
    ],
  };
  expect(withExamples(schema)).toEqual({
    oneOf: [
      { const: false },
      {
        properties: {
          replicas: { type: 'integer', default: 2, examples: [2] },
          tags: { type: 'array', items: {}, examples: [['x']] },
        },
      },
    ],
  });
});

test('booleans and choices have none: their values are listed', () => {
  for (const schema of [{ type: 'boolean', default: true }, { enum: ['a', 'b'] }, { const: 'a' }]) {
    expect(withExamples(schema)).toEqual(schema);
  }
});

test('a map takes its key from an example of keys', () => {
  const schema = {
    type: 'object',
    propertyNames: { pattern: '^[0-9]+$', examples: ['443'] },
    additionalProperties: { type: 'integer', examples: [8443] },
  };
  expect(withExamples(schema)).toEqual({ ...schema, examples: [{ '443': 8443 }] });
});

test('a choice has the example of one of its options', () => {
  const choice = { anyOf: [{ enum: ['off'] }, { type: 'integer', examples: [50] }] };
  expect(withExamples(choice)).toEqual({ ...choice, examples: [50] });
  const named = { oneOf: [{ const: 'off' }, { type: 'boolean' }] };
  expect(withExamples(named)).toEqual(named);
});

test('a string or a list has its default for an example, unless that is empty', () => {
  expect(withExamples({ type: 'string', default: '1m' })).toMatchObject({ examples: ['1m'] });
  expect(withExamples({ type: 'array', items: {}, default: ['c'] })).toMatchObject({ examples: [['c']] });
  for (const schema of [
    { type: 'string', default: '' },
    { type: 'array', items: {}, default: [] },
    { type: 'object', default: {} },
  ]) {
    expect(withExamples(schema)).toEqual(schema);
  }
});

/** Every example, own or made of parts, that the type of its key refuses with all its rules. */
function refusedExamples(schema: z.ZodType): string[] {
  const places: { readonly type: z.core.$ZodType; readonly path: readonly (string | number)[] }[] = [];
  const json = z.toJSONSchema(schema, {
    io: 'input',
    reused: 'inline',
    override: ({ zodSchema, path }) => {
      places.push({ type: zodSchema, path: [...path] });
    },
  });
  const whole = withExamples(json as unknown as JsonObject);
  const refused = places.flatMap(({ type, path }) => {
    const { examples } = nodeAt(whole, path);
    return (Array.isArray(examples) ? (examples as readonly JsonValue[]) : [])
      .filter((example) => !z.core.safeParse(type, example).success)
      .map((example) => `${path.join('.')}: ${JSON.stringify(example)}`);
  });
  // A type and what it wraps stand at one place.
  return [...new Set(refused)];
}

function nodeAt(schema: JsonObject, path: readonly (string | number)[]): JsonObject {
  let node: JsonValue | undefined = schema;
  for (const step of path) node = (node as { readonly [step: string]: JsonValue } | undefined)?.[step];
  if (node === undefined || !isJsonObject(node)) throw new Error(`nothing at ${path.join('.')}`);
  return node;
}

test.each([
  ['app', AppSchema],
  ['projects', ArgocdProjectsSchema],
  ['settings', ArgocdSettingsSchema],
  ['cluster', ClusterSchema],
  ['facts', FactsSchema],
  ['fleet', FleetSchema],
])('every example in %s is good for the type of its key', (_, schema) => {
  expect(refusedExamples(schema)).toEqual([]);
});

test('an example against a rule of its type is found', () => {
  const name = z
    .string()
    .refine((text) => text !== 'x')
    .meta({ examples: ['x', 'y'] });
  expect(refusedExamples(z.object({ name }))).toEqual(['properties.name: "x"']);
});
