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

test('a text or a list has its default for an example, unless that is empty', () => {
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

/** Every example that the type of its key, with all its rules, refuses. */
function refusedExamples(schema: z.ZodType): unknown[] {
  const refused: unknown[] = [];
  z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema, path }) => {
      for (const example of jsonSchema.examples ?? []) {
        const { success } = z.core.safeParse(zodSchema, example);
        if (!success) refused.push({ path, example });
      }
    },
  });
  return refused;
}

test.each([
  ['app', AppSchema],
  ['projects', ArgocdProjectsSchema],
  ['settings', ArgocdSettingsSchema],
  ['cluster', ClusterSchema],
  ['facts', FactsSchema],
  ['fleet', FleetSchema],
])('every example that stands in the types of %s is good for its key', (_, schema) => {
  expect(refusedExamples(schema)).toEqual([]);
});

test('an example against a rule of its type is found', () => {
  const name = z
    .string()
    .refine((text) => text !== 'x')
    .meta({ examples: ['x', 'y'] });
  expect(refusedExamples(z.object({ name }))).toMatchObject([{ example: 'x' }]);
});
