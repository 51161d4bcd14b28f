import fc from 'fast-check';
import { parse } from 'yaml';
import type { JsonObject } from '../json.ts';
import { printYaml } from './print.ts';

const AMBIGUOUS = [
  'on',
  'off',
  'y',
  'No',
  '012',
  '0o14',
  '1e3',
  'E0',
  'e-12',
  '12:30',
  '190:20:30',
  '2001-01-01',
  '1_000',
  '0b1',
  '~',
  'null',
  '',
  '<<',
  '=',
  '.inf',
  '-.INF',
  '.nan',
  '+1',
  '.5',
  '--- a',
  '... b',
  '- a',
  '?',
  'a: b',
  'x #y',
  '\u2028',
  'a\tb',
  '\u0085',
  'line1\nline2\n',
  'a\n\n b\n',
  ' lead',
  'trail ',
  '\n',
  ' \n',
  '\n  \n',
  ' \n\n',
  '\t\n \n',
  '\r\n',
  '\u0007',
  '*a',
  '&b',
  '!c',
  '%d',
  '@e',
  '`f',
  'left \u202e right',
  'zero\u200bwidth',
  '\u{e0041}tag',
];

function readBack(text: string): unknown[] {
  return [parse(text, { version: '1.2' }), parse(text, { version: '1.1', merge: false })];
}

test.each(AMBIGUOUS.map((text) => [JSON.stringify(text), text]))(
  '%s stays a string under YAML 1.1 and 1.2',
  (_, text) => {
    const value = { [text]: text, list: [text] };
    expect(readBack(printYaml(value))).toEqual([value, value]);
  },
);

test('any JSON value is read back unchanged by both readers', () => {
  const json = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...AMBIGUOUS),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('object'),
    ),
    object: fc.dictionary(fc.oneof(fc.string(), fc.constantFrom(...AMBIGUOUS)), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  })).object;
  fc.assert(
    fc.property(json, (value) => {
      expect(readBack(printYaml(value as JsonObject))).toEqual([value, value]);
    }),
    { numRuns: 500 },
  );
});

test('key order does not depend on insertion, and leading keys come first', () => {
  const text = printYaml({
    spec: { b: 1, a: [{ z: 1, c: 2 }] },
    metadata: { name: 'x' },
    kind: 'K',
    apiVersion: 'v1',
  });
  expect(text).toBe(
    'apiVersion: v1\nkind: K\nmetadata:\n  name: x\nspec:\n  a:\n    - c: 2\n      z: 1\n  b: 1\n',
  );
});

test('a shared object is printed twice, never as an alias', () => {
  const shared = { a: 'b' };
  expect(printYaml({ x: shared, z: shared })).toBe('x:\n  a: b\nz:\n  a: b\n');
});

test('characters that nobody sees are escaped', () => {
  const text = printYaml({ 'k\u200d': 'a\u202eb\u009b1m\u{e0041}\n' });
  expect(text).toBe('"k\\u200d": "a\\u202eb\\u009b1m\\U000e0041\\n"\n');
  expect(text).toMatch(/^[\x20-\x7e\n]*$/);
});
