import { testedKubernetes, testedLines } from './compatibility.ts';

test.each([
  ['v3.5.1', '1.33', true],
  ['v3.5.1', '1.36', true],
  ['v3.5.1', '1.32', false],
  ['v3.6.0', '1.33', false],
  ['3.6.1', '1.36', true],
  ['v3.4.2', '1.36', false],
] as const)('Argo CD %s and Kubernetes %s: %p', (argocd, kubernetes, includes) => {
  expect(testedKubernetes(argocd, kubernetes)).toMatchObject({ includes });
});

test('the range is told as people write it', () => {
  expect(testedKubernetes('v3.6.1-rc1', '1.33')).toEqual({
    line: '3.6',
    oldest: '1.34',
    newest: '1.37',
    includes: false,
  });
});

test.each(['v4.0.0', 'latest', 'v3.60.1', ''])('of %p nothing is known', (version) => {
  expect(testedKubernetes(version, '1.35')).toBeUndefined();
});

test.each([
  ['1.33', ['3.3', '3.4', '3.5']],
  ['1.37', ['3.6']],
] as const)('Kubernetes %s is tested with %j', (kubernetes, lines) => {
  expect(testedLines(kubernetes)).toEqual(lines);
});
