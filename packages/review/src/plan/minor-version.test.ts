import { minorSteps, versionsBetween } from './minor-version.ts';

test.each([
  ['1.33', '1.35', 2, ['1.33', '1.34', '1.35']],
  ['1.35', '1.34', -1, ['1.35', '1.34']],
  ['1.9', '1.10', 1, ['1.9', '1.10']],
  ['1.35', '1.35', 0, ['1.35']],
  [1.35, '1.36', 1, ['1.35', '1.36']],
  ['1.35.2', '1.36', undefined, []],
  ['v1.35', '1.36', undefined, []],
  ['1.35', '2.0', undefined, []],
  ['1.35', undefined, undefined, []],
  [undefined, '1.35', undefined, []],
])('from %j to %j: %j steps', (before, after, steps, versions) => {
  expect(minorSteps(before, after)).toBe(steps);
  expect(versionsBetween(before, after)).toEqual(versions);
});
