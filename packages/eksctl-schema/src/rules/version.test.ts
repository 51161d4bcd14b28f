import { isOlder, parseVersion } from './version.ts';

test.each([
  ['v1.19.5-eksbuild.3', { numbers: [1, 19, 5], suffix: 'eksbuild.3' }],
  ['1.10', { numbers: [1, 10], suffix: '' }],
  ['1', { numbers: [1], suffix: '' }],
  ['1.0.0+build', { numbers: [1, 0, 0], suffix: '' }],
  ['1.0.0-rc.1+build', { numbers: [1, 0, 0], suffix: 'rc.1' }],
  ['latest', undefined],
  ['1.', undefined],
  ['1.0.0-rc.', undefined],
  ['1.0.0+.', undefined],
  ['1.0 0', undefined],
  ['', undefined],
])('%j is %j', (text, version) => {
  expect(parseVersion(text)).toEqual(version);
});

test.each([
  ['1.9', [1, 10], true],
  ['1.10', [1, 9], false],
  ['1', [1, 0, 0], false],
  ['1', [1, 0, 1], true],
  ['2', [1, 9], false],
  ['1.0.0-rc.1', [1], true],
  ['1.0.1-rc.1', [1], false],
])('%j is older than %j: %p', (text, release, expected) => {
  const version = parseVersion(text);
  expect(version && isOlder(version, release)).toBe(expected);
});
