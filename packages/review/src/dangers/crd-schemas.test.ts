import type { JsonObject } from '@nodeless/core';
import { crd } from '../testing/objects.ts';
import { told, type UpdateRow } from '../testing/told.ts';

const versioned = (properties: JsonObject): JsonObject =>
  crd({}, { schema: { openAPIV3Schema: { type: 'object', properties } } });
const text = (rest: JsonObject = {}): JsonObject => versioned({ a: { type: 'string', ...rest } });

const ROWS: readonly UpdateRow[] = [
  ['a new bound', text(), text({ maxLength: 5 }), ['d2/crd-tightened']],
  ['a lower bound that falls', text({ minLength: 5 }), text({ minLength: 4 }), []],
  ['an upper bound that falls', text({ maxLength: 5 }), text({ maxLength: 4 }), ['d2/crd-tightened']],
  ['a value less', text({ enum: ['a', 'b'] }), text({ enum: ['a'] }), ['d2/crd-tightened']],
  ['a value more', text({ enum: ['a'] }), text({ enum: ['a', 'b'] }), []],
  ['a rule more', text(), text({ 'x-kubernetes-validations': [{ rule: 'self > 1' }] }), ['d2/crd-tightened']],
  ['another type', text(), text({ type: 'integer' }), ['d2/crd-tightened']],
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
