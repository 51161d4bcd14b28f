import type { JsonObject } from '@nodeless/core';
import { z } from 'zod';
import { refuse } from '@nodeless/catalogue/schema';
import { documentOf, placesOf, sourceFile, wordsOf } from '../testing/sources.ts';
import { isMergeable, readSource, validatePart } from './validate.ts';

const schema = z.strictObject({
  name: z.string(),
  list: z.array(z.strictObject({ x: z.int() })).optional(),
  pair: z
    .strictObject({ a: z.int().optional(), b: z.int().optional() })
    .check(
      refuse('spec/conflict', ({ a, b }) => (a !== undefined && b !== undefined ? 'a and b' : undefined)),
    )
    .optional(),
});

function part(text: string) {
  const document = documentOf(text);
  return validatePart(schema, { name: 'fleet', document, base: [], value: document.data as JsonObject });
}

test('a part may lack keys, but not inside a list', () => {
  expect(part('list: [{ x: 1 }]\n')).toEqual([]);
  expect(placesOf(part('list: [{}]\n'))).toEqual(['1:8 spec/missing-key']);
  expect(isMergeable(['tags', 'a'])).toBe(true);
  expect(isMergeable(['list', 0, 'x'])).toBe(false);
});

test('what a part holds must be right', () => {
  expect(wordsOf(part('nmae: x\nname: 5\n'))).toEqual([
    'spec/unquoted-text: name must be a string, but 5 without quotes is a number to YAML | write "5"',
    'spec/unknown-key: unknown key "nmae" | did you mean "name"?',
  ]);
});

test('a number that is another one to another reader is told, unless something else is told of it', () => {
  const found = wordsOf(part('list: [{ x: 010 }]\nname: 0123\n'));
  expect(found).toEqual([
    'spec/unquoted-text: name must be a string, but 0123 without quotes is a number to YAML | write "0123"',
    'yaml/ambiguous-number: 010 is 10 to YAML 1.2, and 8 to kubectl, which reads YAML 1.1 | write 8 for the octal number, 10 for the other, "010" in quotes for a string',
  ]);
});

test('a conflict is looked at when all layers are there', () => {
  expect(part('pair: { a: 1, b: 2 }\n')).toEqual([]);
});

test.each([
  [
    '- a\n',
    'spec/wrong-type: the file must be a map of keys and values, not a list | write lines such as key: value',
  ],
  [
    'a\n',
    'spec/wrong-type: the file must be a map of keys and values, not a lone value | write lines such as key: value',
  ],
])('a source that is no map: %j', (text, expected) => {
  const { value, diagnostics } = readSource(schema, sourceFile('source.yaml', text), 'app');
  expect(value).toBeUndefined();
  expect(wordsOf(diagnostics)).toEqual([expected]);
  expect(placesOf(diagnostics)).toEqual(['1:1 spec/wrong-type']);
});

test('a source without a problem', () => {
  const { value, diagnostics } = readSource(schema, sourceFile('source.yaml', 'name: a\n'), 'app');
  expect(diagnostics).toEqual([]);
  expect(value?.value).toEqual({ name: 'a' });
  expect(value?.stack.placeOf(['name'])).toMatchObject({ layer: 'app', location: { line: 1, column: 7 } });
});
