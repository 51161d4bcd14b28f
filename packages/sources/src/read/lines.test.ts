import fc from 'fast-check';
import { Lines } from './lines.ts';

test('lines and columns count from 1, in either style of line ends', () => {
  const lines = new Lines('ab\ncd\r\n\nx');
  expect([0, 2, 3, 5, 7, 8, 9].map((offset) => lines.positionOf(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 2, column: 3 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
    { line: 4, column: 2 },
  ]);
});

test('every offset of every text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r\n') }), (text) => {
      const lines = new Lines(text);
      for (let offset = 0; offset <= text.length; offset += 1) {
        const before = text.slice(0, offset).split('\n');
        const expected = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
        expect(lines.positionOf(offset)).toEqual(expected);
      }
    }),
  );
});
