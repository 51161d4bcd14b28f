import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../json.ts';
import { printBlock } from './block.ts';
import { printNodes } from './print.ts';

test.each<[JsonObject, string]>([
  [{}, '{}\n'],
  [{ a: {}, b: [], c: null, d: true, e: -3, f: '' }, 'a: {}\nb: []\nc: null\nd: true\ne: -3\nf: ""\n'],
  [{ a: [{ b: 1, c: [2, [3]] }, {}] }, 'a:\n  - b: 1\n    c:\n      - 2\n      - - 3\n  - {}\n'],
  [
    { 'a b': 'x: y', c: 'say "hi"', d: "it's", e: 'yes', f: '250m', g: '1e3' },
    'a b: "x: y"\nc: say "hi"\nd: it\'s\ne: "yes"\nf: 250m\ng: "1e3"\n',
  ],
  [
    { a: '"quoted"', b: '#', c: '-', d: '-w', e: 'a:', f: '{}' },
    'a: \'"quoted"\'\nb: "#"\nc: "-"\nd: -w\ne: "a:"\nf: "{}"\n',
  ],
])('%j', (value, text) => {
  expect(printBlock(value)).toBe(text);
  expect(printNodes(value)).toBe(text);
});

test.each<JsonObject>([
  { a: 'b\nc' },
  { a: 'é' },
  { a: '--- b' },
  { a: 1.5 },
  { a: 2 ** 60 },
  { ['k'.repeat(600)]: 1 },
  { a: '\t' },
])('%j is left to the library', (value) => expect(printBlock(value)).toBeUndefined());

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ maxLength: 6, unit: fc.constantFrom(...' :#-?,[]{}&*!|>\'"%@`\\~=<.+_0123abnNxXeEyY/') }),
  fc.constantFrom(
    'yes',
    'null',
    '~',
    'true',
    '0x1f',
    '0o7',
    '1_000',
    '.inf',
    '12:30:45',
    '2024-01-01',
    '<<',
    '=',
  ),
);
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

test('it is what the library prints', () => {
  fc.assert(
    fc.property(fc.dictionary(text, value, { maxKeys: 4, noNullPrototype: true }), (object) => {
      const printed = printBlock(object);
      if (printed !== undefined) expect(printed).toBe(printNodes(object));
    }),
    { numRuns: 3000 },
  );
});
