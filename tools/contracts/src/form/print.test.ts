import fc from 'fast-check';
import type { JsonValue } from '@nodeless/core';
import { printTable } from './print.ts';

test('a row stands on its line', () => {
  const long = 'x'.repeat(60);
  expect(printTable({ a: { b: 'string', c: ['x', 'y'] }, d: {}, e: { f: { g: 1 } }, h: [long, long] })).toBe(
    `{
 "a": { "b": "string", "c": ["x", "y"] },
 "d": {},
 "e": {
  "f": { "g": 1 }
 },
 "h": [
  "${long}",
  "${long}"
 ]
}
`,
  );
});

test('it is JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = JSON.parse(JSON.stringify(value)) as JsonValue;
      expect(JSON.parse(printTable(json))).toEqual(json);
    }),
  );
});
