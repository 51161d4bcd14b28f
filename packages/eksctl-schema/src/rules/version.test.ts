import { isOlder, versionNumbers } from './version.ts';

test.each([
  ['v1.19.5-eksbuild.3', [1, 19, 5]],
  ['1.10', [1, 10]],
  ['1', [1]],
  ['1.0.0+build', [1, 0, 0]],
  ['latest', undefined],
  ['1.', undefined],
  ['', undefined],
])('%j is %j', (text, numbers) => {
  expect(versionNumbers(text)).toEqual(numbers);
});

test.each([
  [[1, 9], [1, 10], true],
  [[1, 10], [1, 9], false],
  [[1], [1, 0, 0], false],
  [[1], [1, 0, 1], true],
  [[2], [1, 9], false],
])('%j is older than %j: %p', (version, other, expected) => {
  expect(isOlder(version, other)).toBe(expected);
});
