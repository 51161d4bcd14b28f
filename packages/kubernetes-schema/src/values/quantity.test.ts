import fc from 'fast-check';
import { canonicalQuantity, parseBytes, parseCpuMillis, parseQuantity } from './quantity.ts';

test.each([
  ['1', 1],
  ['1000', 1000],
  ['100m', 0.1],
  ['1.5', 1.5],
  ['.5', 0.5],
  ['5.', 5],
  ['+2k', 2000],
  ['-1', -1],
  ['1Ki', 1024],
  ['0.5Gi', 536_870_912],
  ['1e3', 1000],
  ['1E3', 1000],
  ['12e-1', 1.2],
  ['1E', 1e18],
  ['1Ei', 2 ** 60],
  ['1n', 1e-9],
])('%p is %p', (text, value) => {
  expect(parseQuantity(text)).toBe(value);
});

test.each(['', 'm', '1 Gi', '1GiB', '1K', '1,5', '0x10', 'Infinity', '1e', '1e1.5', '--1', '1i', '１'])(
  '%p is not a quantity',
  (text) => {
    expect([parseQuantity, parseCpuMillis, parseBytes, canonicalQuantity].map((read) => read(text))).toEqual(
      Array(4).fill(undefined),
    );
  },
);

test('thousandths of a core and bytes are rounded up', () => {
  expect([parseCpuMillis('250m'), parseCpuMillis('0.1'), parseCpuMillis('1u'), parseCpuMillis('4')]).toEqual([
    250, 100, 1, 4000,
  ]);
  expect([parseBytes('1Mi'), parseBytes('500m'), parseBytes('1M')]).toEqual([1_048_576, 1, 1_000_000]);
});

test.each([
  ['1', '1'],
  ['1000m', '1'],
  ['1.5', '1500m'],
  ['0.1', '100m'],
  ['1000', '1k'],
  ['1500', '1500'],
  ['1000000k', '1G'],
  ['1024Mi', '1Gi'],
  ['0.5Gi', '512Mi'],
  ['1500Mi', '1500Mi'],
  ['0.5Ki', '512'],
  ['1.5Ki', '1536'],
  ['1e3', '1e3'],
  ['1000e0', '1e3'],
  ['1E4', '10e3'],
  ['0Gi', '0'],
  ['-1000m', '-1'],
  ['0.1n', '1n'],
])('%p is printed as %p', (text, printed) => {
  expect(canonicalQuantity(text)).toBe(printed);
});

test('printing changes no value, and printing again changes nothing', () => {
  const suffix = fc.constantFrom('', 'n', 'u', 'm', 'k', 'M', 'G', 'T', 'Ki', 'Mi', 'Gi', 'Ti', 'e2', 'e-2');
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(999), suffix, (whole, part, unit) => {
      const text = `${whole}.${part}${unit}`;
      const printed = canonicalQuantity(text) ?? '';
      expect(canonicalQuantity(printed)).toBe(printed);
      // Binary quantities keep no fractions of a byte, decimal ones nothing below a billionth.
      const step = unit.endsWith('i') ? 1 : 1e-9;
      const [before = NaN, after = NaN] = [parseQuantity(text), parseQuantity(printed)];
      expect(after).toBeGreaterThanOrEqual(before * (1 - 1e-12));
      expect(after - before).toBeLessThanOrEqual(step + before * 1e-12);
    }),
  );
});
