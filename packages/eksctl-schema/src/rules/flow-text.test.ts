import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { hasOpenEnd } from './flow-text.ts';

test.each([
  ['{"a": {"b": [1, 2]}}', false],
  [' [a, b]', false],
  ["{it: it's}", false],
  ['{a: "}"}', false],
  ['{a: "\\"}"}', false],
  ["{a: 'it''s'}", false],
  ['{a: b, # }\n}', false],
  ['a: [b', false],
  ['', false],
  ['{a: b', true],
  ['{a: b]', true],
  ['[a}', true],
  ['{a: "b}', true],
  ['{a: b # }', true],
])('%j has an open end: %p', (text, expected) => {
  expect(hasOpenEnd(text)).toBe(expected);
});

test('JSON has no open end, and has one without its last character', () => {
  const container = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));
  fc.assert(
    fc.property(container, (value) => {
      const text = JSON.stringify(value);
      expect([hasOpenEnd(text), hasOpenEnd(text.slice(0, -1))]).toEqual([false, text.length > 1]);
    }),
  );
});

test('nothing that can be parsed is said to have an open end', () => {
  const pieces = fc.array(
    fc.constantFrom('{', '}', '[', ']', 'a', ': ', ', ', '"', "'", ' #', '\n', '\\', ' '),
  );
  fc.assert(
    fc.property(pieces, (rest) => {
      const text = ['{', ...rest].join('');
      const { errors, warnings } = parseDocument(text);
      if (errors.length + warnings.length === 0) expect([text, hasOpenEnd(text)]).toEqual([text, false]);
    }),
    { numRuns: 2000 },
  );
});
