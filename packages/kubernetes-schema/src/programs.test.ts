import { isInTable, nearestVersion, programOf } from './programs.ts';

test.each<[string, string | undefined]>([
  ['karpenter.sh/v1', 'karpenter'],
  ['argoproj.io/v1alpha1', 'argocd'],
  ['eks.amazonaws.com/v1', 'by-hand'],
  ['external-secrets.io/v1', 'others'],
  ['apps/v1', undefined],
  ['v1', undefined],
  ['example.com/v1', undefined],
])('the table of %s is that of %s', (apiVersion, program) => {
  expect(programOf(apiVersion)).toBe(program);
});

test.each([
  ['kubernetes', '1.35', '1.35', true],
  ['kubernetes', '1.32', '1.33', false],
  ['kubernetes', '1.40', '1.37', false],
  ['karpenter', '1.14.1', '1.14', true],
  ['karpenter', '1.6.0', '1.14', false],
  ['karpenter', '1.20.0', '1.15', false],
  ['karpenter', '0.37.0', '0.32', false],
  ['argocd', 'v3.5.1', '3.5', true],
  ['argocd', 'v2.14.0', '3.5', false],
] as const)('%s %s is looked up as %s', (program, release, version, known) => {
  expect([nearestVersion(program, release), isInTable(program, release)]).toEqual([version, known]);
});

test('without a release, the newest version is taken', () => {
  expect(nearestVersion('karpenter')).toBe('1.15');
});
