import fc from 'fast-check';
import type { JsonObject } from '@nodeless/core';
import { compact, essential, withoutMessages, type TableNode } from '@nodeless/kubernetes-schema/form';
import { expand } from './expand.ts';

const CASES: readonly [JsonObject, TableNode][] = [
  [{}, 'any'],
  [{ description: 'a sentence', default: 1 }, 'any'],
  [{ type: 'string' }, 'string'],
  [{ type: 'integer', format: 'int32' }, 'integer:int32'],
  [{ const: 'apps/v1' }, '=apps/v1'],
  [{ $ref: '#/definitions/core.v1.Container' }, '#core.v1.Container'],
  [{ type: 'object' }, 'object'],
  [{ type: 'object', additionalProperties: { type: 'string' } }, '{string}'],
  [{ type: 'array', items: { type: 'array', items: { type: 'string' } } }, '[[string]]'],
  [
    {
      type: 'array',
      items: { $ref: '#/definitions/Port' },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['port', 'protocol'],
      'x-kubernetes-patch-strategy': 'merge',
      'x-kubernetes-patch-merge-key': 'port',
    },
    '[#Port] map port,protocol patch:merge by:port',
  ],
  [
    { type: 'array', items: { type: 'string' }, 'x-kubernetes-patch-strategy': 'merge' },
    '[string] patch:merge',
  ],
  [
    {
      type: 'object',
      required: ['b'],
      additionalProperties: false,
      properties: { b: { enum: ['y', 'x'], type: 'string' }, a: { type: 'string', maxLength: 63 } },
    },
    { fields: { a: { type: 'string', maxLength: 63 }, 'b!': { enum: ['x', 'y'], type: 'string' } } },
  ],
  [
    { properties: { a: {} }, required: ['c'] },
    { fields: { a: 'any' }, untyped: true, open: true, required: ['c'] },
  ],
  [
    { type: 'object', properties: { a: {} }, additionalProperties: { type: 'number' } },
    { fields: { a: 'any' }, more: 'number' },
  ],
  [
    { type: 'array', items: { enum: ['a'] }, minItems: 1, 'x-kubernetes-list-type': 'set' },
    { list: { enum: ['a'] }, minItems: 1, listType: 'set' },
  ],
  [{ type: 'object', additionalProperties: { pattern: '^a' } }, { map: { pattern: '^a' } }],
  [
    { type: 'object', additionalProperties: true },
    { type: 'object', additionalProperties: true },
  ],
  [
    { anyOf: [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true },
    { anyOf: ['integer', 'string'], intOrString: true },
  ],
  [{ items: { maxLength: 1 } }, { list: { maxLength: 1 }, untyped: true }],
  [
    { type: 'string', 'x-kubernetes-validations': [{ rule: "self != ''", message: 'not empty' }] },
    { type: 'string', rules: [{ rule: "self != ''", message: 'not empty' }] },
  ],
  [
    {
      type: 'array',
      items: { type: 'string' },
      'x-kubernetes-validations': [
        { rule: 'size(self) > 0', reason: 'FieldValueInvalid' },
        { rule: 'self == oldSelf', fieldPath: '.a', optionalOldSelf: true },
      ],
    },
    {
      list: 'string',
      rules: ['size(self) > 0', { rule: 'self == oldSelf', fieldPath: '.a', optionalOldSelf: true }],
    },
  ],
  [
    { type: 'object', properties: { description: { type: 'string' } }, additionalProperties: false },
    { fields: { description: 'string' } },
  ],
];

test.each(CASES)('%j', (schema, node) => {
  expect(compact(schema)).toEqual(node);
  expect(essential(expand(node))).toEqual(essential(schema));
});

test('what the author of a rule says of it stands in no table', () => {
  const rules = [
    { rule: 'self > 0', message: 'positive', messageExpression: "'x'", fieldPath: '.a' },
    { rule: 'self < 9', message: 'x' },
  ];
  const schema = { properties: { a: { type: 'integer', 'x-kubernetes-validations': rules } } };
  expect(compact(withoutMessages(schema) as JsonObject)).toEqual({
    fields: { a: { type: 'integer', rules: [{ rule: 'self > 0', fieldPath: '.a' }, 'self < 9'] } },
    open: true,
    untyped: true,
  });
});

test('nothing but sentences and the like is lost', () => {
  const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<JsonObject>(...CASES.map(([one]) => one)),
      tie('schema').map((items) => ({ type: 'array', items })),
      tie('schema').map((additionalProperties) => ({ type: 'object', additionalProperties })),
      fc.tuple(tie('schema'), tie('schema')).map((anyOf) => ({ anyOf })),
      fc
        .record({
          properties: fc.dictionary(fc.stringMatching(/^[a-z-]{1,5}$/), tie('schema')),
          type: fc.constant('object'),
          additionalProperties: fc.oneof(fc.constant(false), tie('schema')),
        })
        .chain((object) =>
          fc
            .subarray(Object.keys(object.properties))
            .map((required) => (required.length === 0 ? object : { ...object, required })),
        ),
    ),
  }));
  fc.assert(
    fc.property(schema, (one) => {
      expect(essential(expand(compact(one)))).toEqual(essential(one));
    }),
  );
});
