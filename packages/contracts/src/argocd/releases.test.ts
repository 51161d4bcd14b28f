import { isArgoCd36 } from './releases.ts';

test.each([
  ['v3.5.1', false],
  ['v3.6.0', true],
  ['3.6.1', true],
  ['v3.10.0', true],
  ['v4.0.0', true],
  ['v2.14.9', false],
  ['master', undefined],
])('Argo CD %s is of 3.6 or newer: %s', (version, is) => {
  expect(isArgoCd36(version)).toBe(is);
});
