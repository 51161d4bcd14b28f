import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import type { JsonValue } from '@nodeless/core';
import { problemsOf, type Types } from './check.ts';
import { expand } from './expand.ts';
import type { TableNode } from '@nodeless/kubernetes-schema/form';

const TYPES: Types = { Port: { fields: { 'port!': 'integer:int32', name: 'string' } } };

const NODES: readonly TableNode[] = [
  'any',
  'string',
  'integer:int32',
  'number',
  'boolean',
  'object',
  '=a',
  '{string}',
  '[string] set',
  '[#Port] map port',
  '#Port',
  'string:date-time',
  'string:byte',
  { enum: ['a', 'b', 1] },
  { type: 'string', minLength: 1, maxLength: 2, pattern: '^[a-c]*$' },
  { type: 'integer', minimum: -1, maximum: 2 },
  { list: 'integer', minItems: 1, maxItems: 2 },
  { map: { type: 'string', maxLength: 1 }, maxProperties: 1 },
  { fields: { 'a!': 'string', b: '#Port' } },
  { fields: { a: 'string' }, untyped: true },
  { fields: { a: 'string' }, open: true },
  { fields: { a: 'string' }, more: 'integer' },
  { type: 'object', preserve: true },
  { anyOf: ['integer', 'string'], pattern: '^a', intOrString: true },
  { fields: { a: 'any', b: 'any' }, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
  { allOf: [{ required: ['a'] }], $ref: '#/definitions/Port' },
];

const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<JsonValue>('', 'a', 'b', 'abc', 'é', 0, 1, -1, 3, 1.5, 2 ** 31, true, null),
    fc.constantFrom<JsonValue>('2026-11-30T18:00:00Z', 'YQ=='),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'port', 'name'), tie('value'), { maxKeys: 3 }),
  ),
}));

const ajv = addFormats(new Ajv({ strict: false, allErrors: true, validateSchema: false }));
const definitions = Object.fromEntries(Object.entries(TYPES).map(([name, node]) => [name, expand(node)]));

test.each(NODES)('%j takes what its JSON Schema takes', (node) => {
  const validate = ajv.compile({ ...expand(node), definitions });
  fc.assert(
    fc.property(value, (one) => {
      expect([one, problemsOf(node, one, TYPES).length === 0]).toEqual([one, validate(one)]);
    }),
    { numRuns: 300 },
  );
});

test.each<[TableNode, JsonValue, string[]]>([
  ['string', 1, [' must be string']],
  [
    '[#Port]',
    [{ port: 1 }, { prot: 1 }],
    ["/1 must have required property 'port'", '/1 must NOT have additional properties (prot)'],
  ],
  ['{string}', { a: 1 }, ['/a must be string']],
  ['=a', 'b', [' must be equal to a']],
  [{ enum: ['a', 'b'] }, 'c', [' must be equal to one of a, b']],
  [
    { type: 'string', pattern: '^a', maxLength: 2, minLength: 1 },
    'bcd',
    [' must match pattern "^a"', ' must NOT have more than 2 characters'],
  ],
  [{ type: 'string', minLength: 1 }, '', [' must NOT have fewer than 1 characters']],
  [{ type: 'integer', minimum: 1 }, 0, [' must be >= 1']],
  [{ type: 'integer', maximum: 1 }, 2, [' must be <= 1']],
  ['integer:int32', 2 ** 31, [' must match format "int32"']],
  ['string:date-time', 'today', [' must match format "date-time"']],
  [{ list: 'any', minItems: 1 }, [], [' must NOT have fewer than 1 items']],
  [{ list: 'any', maxItems: 1 }, [1, 2], [' must NOT have more than 1 items']],
  [{ map: 'any', maxProperties: 1 }, { a: 1, b: 2 }, [' must NOT have more than 1 properties']],
  [{ anyOf: ['integer', 'string'] }, true, [' must match a schema in anyOf']],
  [{ oneOf: ['integer', 'number'] }, 1, [' must match exactly one schema in oneOf']],
])('%j and %j', (node, one, problems) => {
  expect(problemsOf(node, one, TYPES)).toEqual(problems);
});

test('a type that is not there', () => {
  expect(() => problemsOf('#Prot', 1, TYPES)).toThrow(RangeError);
});
