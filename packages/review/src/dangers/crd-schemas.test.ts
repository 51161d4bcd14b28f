import type { JsonObject } from '@nodeless/core';
import { crd } from '../testing/objects.ts';
import { reviewFiles } from '../testing/trees.ts';

import { change, told, type UpdateRow } from '../testing/told.ts';

const versioned = (properties: JsonObject): JsonObject =>
  crd({}, { schema: { openAPIV3Schema: { type: 'object', properties } } });
const text = (rest: JsonObject = {}): JsonObject => versioned({ a: { type: 'string', ...rest } });

const ROWS: readonly UpdateRow[] = [
  ['a new bound', text(), text({ maxLength: 5 }), ['immutable-fields/crd-tightened']],
  ['a lower bound that falls', text({ minLength: 5 }), text({ minLength: 4 }), []],
  [
    'an upper bound that falls',
    text({ maxLength: 5 }),
    text({ maxLength: 4 }),
    ['immutable-fields/crd-tightened'],
  ],
  ['a value less', text({ enum: ['a', 'b'] }), text({ enum: ['a'] }), ['immutable-fields/crd-tightened']],
  ['a value more', text({ enum: ['a'] }), text({ enum: ['a', 'b'] }), []],
  [
    'a rule more',
    text(),
    text({ 'x-kubernetes-validations': [{ rule: 'self > 1' }] }),
    ['immutable-fields/crd-tightened'],
  ],
  ['another type', text(), text({ type: 'integer' }), ['immutable-fields/crd-tightened']],
  [
    'a field with the name of a bound',
    versioned({ maximum: { type: 'integer' } }),
    versioned({ maximum: { type: 'integer' }, minimum: { type: 'integer' } }),
    [],
  ],
];

test.each(ROWS.map((row): [string, UpdateRow] => [row[0], row]))('%s', (_, row) => {
  expect(told(row)).toEqual(row[3]);
});

const nested = (rest: JsonObject): JsonObject =>
  versioned({
    spec: { properties: { list: { items: { properties: { type: { type: 'string', ...rest } } } } } },
  });

test('the place is named as objects have it, and many places are counted', () => {
  const title = (before: JsonObject, after: JsonObject) => {
    const { base, head } = change(before, after);
    return reviewFiles(base, head).dangers.map((danger) => danger.title);
  };
  expect(title(nested({}), nested({ maxLength: 5 }))).toEqual([
    'CustomResourceDefinition things.example.com demands more of spec.list.*.type (v1, maxLength)',
  ]);
  const many = (size: number): JsonObject =>
    versioned(Object.fromEntries([...'abcdefg'].map((name) => [name, { type: 'string', maxLength: size }])));
  expect(title(many(5), many(4))).toEqual([
    'CustomResourceDefinition things.example.com demands more of a (v1, maxLength), b (v1, maxLength), c (v1, maxLength), d (v1, maxLength), e (v1, maxLength), and 2 more',
  ]);
});
