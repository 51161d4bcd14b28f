import { withExamples } from './examples.ts';

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
