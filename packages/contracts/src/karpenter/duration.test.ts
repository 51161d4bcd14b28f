import { durationSeconds } from './duration.ts';

test.each([
  ['168h', 604_800],
  ['1h30m', 5400],
  ['90s', 90],
  ['0s', 0],
  ['Never', Infinity],
])('%s has %d seconds', (duration, seconds) => {
  expect(durationSeconds(duration)).toBe(seconds);
});
