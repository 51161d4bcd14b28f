import { Timings, unmeasured } from './timings.ts';
import { timingsText } from './timings-text.ts';

/** A clock on which each look takes a millisecond. */
const ticking = () => {
  let now = 0;
  return () => (now += 1);
};

test('parts add up, the longest first, and what they give comes through', () => {
  const timings = new Timings(ticking());
  expect(timings.measure('parse', () => 'a')).toBe('a');
  timings.measure('checks', () => timings.measure('rule a/b', () => 1));
  timings.measure('parse', () => 'b');
  expect(timings.parts()).toEqual([
    { part: 'checks', milliseconds: 3, times: 1 },
    { part: 'parse', milliseconds: 2, times: 2 },
    { part: 'rule a/b', milliseconds: 1, times: 1 },
  ]);
  expect(unmeasured('parse', () => 'c')).toBe('c');
});

test('a part that throws is counted', () => {
  const timings = new Timings(ticking());
  const broken = () => {
    throw new Error('no');
  };
  expect(() => timings.measure('parse', broken)).toThrow('no');
  expect(timings.parts()).toEqual([{ part: 'parse', milliseconds: 1, times: 1 }]);
});

test('stages, then the slowest rules, then all others in one line', () => {
  const rules = Array.from({ length: 12 }, (_, index) => ({
    part: `rule area/${String(index)}`,
    milliseconds: 12 - index,
    times: 1,
  }));
  const text = timingsText([{ part: 'checks', milliseconds: 1234.56, times: 1 }, ...rules]);
  expect(text.split('\n')).toEqual([
    '    1234.6 ms  checks',
    'of checks:',
    ...rules
      .slice(0, 10)
      .map(({ milliseconds }, index) => `${milliseconds.toFixed(1).padStart(10)} ms  area/${index}`),
    '       3.0 ms  2 other rules',
    '',
  ]);
  expect(timingsText([{ part: 'parse', milliseconds: 1, times: 1 }])).toBe('       1.0 ms  parse\n');
});
