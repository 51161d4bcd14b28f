import type { JsonValue } from '@nodeless/core';
import type { TableNode } from '../form/node.ts';
import { objectProblems } from '../object-problems.ts';
import { compile, type Dialect } from './compile.ts';
import { fieldPath } from './problem.ts';
import { SCALAR_TYPES } from './scalar-types.ts';
import type { Check } from './walk.ts';

const TYPES: { readonly [name: string]: TableNode } = {
  Port: { fields: { 'port!': 'integer:int32', protocol: 'string', name: 'string' } },
  Tree: { fields: { value: 'string', children: '[#Tree]' } },
};

function dialect(isBuiltIn: boolean): Dialect {
  const typeCheck = (name: string): Check =>
    SCALAR_TYPES[name] ?? compile(TYPES[name] ?? 'any', dialect(isBuiltIn));
  return { isBuiltIn, typeCheck };
}

function told(node: TableNode, value: JsonValue, isBuiltIn: boolean): string[] {
  return objectProblems(compile(node, dialect(isBuiltIn)), value).map(
    ({ kind, path, message }) => `${kind} ${fieldPath(path)} ${message}`,
  );
}

const builtIn = (node: TableNode, value: JsonValue) => told(node, value, true);
const custom = (node: TableNode, value: JsonValue) => told(node, value, false);

test.each<[TableNode, JsonValue, ...string[]]>([
  ['any', [1, { a: null }]],
  ['object', { a: 1 }],
  ['object', [], 'wrong-type  must be a map, not a list'],
  ['string', 1, 'wrong-type  must be a string, not a number'],
  ['boolean', 'true', 'wrong-type  must be true or false, not a string'],
  ['integer', 1.5, 'wrong-type  must be an integer, not 1.5'],
  ['integer:int32', -(2 ** 31)],
  ['number', '1', 'wrong-type  must be a number, not a string'],
  ['{string}', { a: 'b' }],
  ['{string}', { a: 1 }, 'wrong-type a must be a string, not a number'],
  ['{string}', { 'a/b.c': 1 }, 'wrong-type ["a/b.c"] must be a string, not a number'],
  ['[string]', ['a', 'a']],
  ['[string]', {}, 'wrong-type  must be a list, not a map'],
  ['[string] set', ['a', 'b', 'a'], 'duplicate-key [2] repeats the value of an earlier item'],
  [
    '[#Port] map name',
    [
      { name: 'a', port: 1 },
      { name: 'b', port: 1 },
    ],
  ],
  [
    '[#Port] map name',
    [
      { name: 'a', port: 1 },
      { name: 'a', port: 1 },
    ],
    'duplicate-key [1] repeats name of an earlier item',
  ],
  ['[#Port] map name', [{ port: 1 }], 'required [0] needs name, which tells it from other items'],
  [
    '[#Port] map port,protocol',
    [{ port: 1 }, { port: 1, protocol: 'UDP' }, { port: 1, protocol: 'TCP' }],
    'duplicate-key [2] repeats port and protocol of an earlier item',
  ],
  ['#Port', { name: 'a' }, 'required port is required'],
  ['#Port', { port: 1, prot: 1 }, 'unknown-field prot is no field of it'],
  [
    '#Tree',
    { children: [{ children: [{ value: 1 }] }] },
    'wrong-type children[0].children[0].value must be a string, not a number',
  ],
  [{ fields: { a: 'string' }, open: true }, { b: 1 }],
  [{ fields: { a: 'string' }, preserve: true }, { b: 1 }],
  [{ fields: { a: 'string' }, more: 'integer' }, { b: 'c' }, 'wrong-type b must be an integer, not a string'],
  [{ enum: ['a', 'b'] }, 'c', 'value  must be one of "a", "b", not "c"'],
  [{ enum: ['a'], type: 'string' }, 1, 'wrong-type  must be a string, not a number'],
  [{ enum: [{ a: 1 }] }, { a: 1 }],
  ['=v1', 'v2', 'value  must be "v1", not "v2"'],
  [{ type: 'string', minLength: 2, maxLength: 3 }, 'a', 'value  must have 2 characters at least'],
  [{ type: 'string', maxLength: 3 }, '🙂🙂🙂'],
  [{ type: 'string', maxLength: 3 }, 'abcd', 'value  must have 3 characters at most'],
  [{ type: 'string', pattern: '^a+$' }, 'b', 'value  must match ^a+$'],
  [{ type: 'string', pattern: '(?U)a' }, 'b'],
  [{ type: 'string', pattern: '(?P<x>a)' }, 'b', 'value  must match (?P<x>a)'],
  [{ type: 'string', pattern: '^(?i)(abort|warn)?$' }, 'Warn'],
  [{ type: 'string', pattern: '^(?i)(abort|warn)?$' }, 'stop', 'value  must match ^(?i)(abort|warn)?$'],
  [{ type: 'integer', minimum: 1, maximum: 3 }, 0, 'value  must be at least 1, not 0'],
  [{ type: 'integer', maximum: 3 }, 4, 'value  must be at most 3, not 4'],
  [{ type: 'integer', minimum: 1, exclusiveMinimum: true }, 1, 'value  must be more than 1, not 1'],
  [{ type: 'integer', maximum: 1, exclusiveMaximum: true }, 1, 'value  must be less than 1, not 1'],
  [{ type: 'integer', multipleOf: 5 }, 6, 'value  must be a multiple of 5, not 6'],
  [{ list: 'string', minItems: 1 }, [], 'value  must have 1 items at least'],
  [{ list: 'string', maxItems: 1 }, ['a', 'b'], 'value  must have 1 items at most'],
  [{ map: 'string', minProperties: 1 }, {}, 'value  must have 1 keys at least'],
  [{ map: 'string', maxProperties: 1 }, { a: 'b', c: 'd' }, 'value  must have 1 keys at most'],
  [{ intOrString: true }, 1],
  [{ intOrString: true }, 1.5, 'wrong-type  must be an integer or a string, not a number'],
  [{ anyOf: ['integer', 'string'] }, true, 'wrong-type  must be integer or string'],
  [
    { anyOf: [{ required: ['a'] }, { required: ['b'] }], type: 'object' },
    {},
    'value  fits none of the forms of anyOf',
  ],
  [{ oneOf: ['integer', 'number'] }, 1, 'value  must fit one of the forms of oneOf, and one alone'],
  [{ allOf: ['integer', { minimum: 2 }] }, 1, 'value  must be at least 2, not 1'],
  [
    { list: 'string', allOf: [{ list: { maxLength: 1 }, untyped: true }] },
    ['a', 'bc'],
    'value [1] must have 1 characters at most',
  ],
  [{ not: { enum: ['a'] } }, 'a', 'value  has a form that is excluded'],
])('%j and %j', (node, value, ...problems) => {
  expect(builtIn(node, value)).toEqual(problems);
  expect(custom(node, value)).toEqual(problems);
});

test('null is as good as nothing in a kind of Kubernetes, and a value in one of a CRD', () => {
  const node = { fields: { 'a!': 'string', b: 'string', c: '[string]', d: '{string}' } };
  const value = { a: 'x', b: null, c: [null], d: { e: null } };
  expect(builtIn(node, value)).toEqual([]);
  expect(builtIn(node, { a: null })).toEqual(['required a is required']);
  expect(custom(node, value)).toEqual([
    'wrong-type b must be a string, not null',
    'wrong-type c[0] must be a string, not null',
    'wrong-type d.e must be a string, not null',
  ]);
  expect(custom({ fields: { b: { type: 'string', nullable: true } } }, { b: null })).toEqual([]);
  expect(custom({ fields: { b: { type: 'string', filled: 'x' } } }, { b: null })).toEqual([]);
  expect(builtIn('[string] set', [null])).toEqual(['wrong-type [0] must be a string, not null']);
});

const QUANTITY = '#apimachinery.pkg.api.resource.Quantity';
const PORT = '#apimachinery.pkg.util.intstr.IntOrString';

test.each<[string, JsonValue, ...string[]]>([
  ...['500m', '1.5', '128Mi', '1e3', '1E', '+.5', '5.', '1e-400', 2, 1.5].map(
    (value): [string, JsonValue] => [QUANTITY, value],
  ),
  ...['', '1 core', '1Mi5', '1..0', '1KI'].map((value): [string, JsonValue, string] => [
    QUANTITY,
    value,
    'value  must be a quantity, as 500m, 1.5 or 128Mi',
  ]),
  [QUANTITY, true, 'wrong-type  must be a quantity, not a boolean'],
  [PORT, 80],
  ['integer:int32', 2 ** 31, 'value  must fit in 32 bits'],
  ['integer:int64', 2 ** 64, 'value  must fit in 64 bits'],
  [PORT, 'http'],
  [PORT, 8.5, 'wrong-type  must be an integer or a string, not a fraction'],
  [PORT, 3_000_000_000, 'value  must fit in 32 bits'],
  [PORT, true, 'wrong-type  must be an integer or a string, not a boolean'],
  ['string:byte', 'YQ\n=='],
  ['string:byte', 'YQ', 'value  must be base64'],
  ['string:date-time', '2026-11-30T18:00:00.5+01:00'],
  ['string:date-time', 'yesterday', 'value  must be a time as 2026-11-30T18:00:00Z'],
])('as the API server decodes it: %s and %j', (node, value, ...problems) => {
  expect(builtIn(node, value)).toEqual(problems);
});
