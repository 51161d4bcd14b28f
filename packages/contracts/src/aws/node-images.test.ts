import { SUPPORTED_KUBERNETES_VERSIONS } from './kubernetes-versions.ts';
import { firstImageAfter } from './node-images.ts';

test.each([
  ['al2023@v20260714', '1.36', undefined],
  ['al2023@v20260714', '1.37', 'al2023@v20260826'],
  ['al2023@v20260529', '1.36', undefined],
  ['al2023@v20260505', '1.36', 'al2023@v20260529'],
  ['al2023@20260505', '1.36', 'al2023@v20260529'],
  ['al2023@v20260505', '1.35', undefined],
  ['al2023@v20260114', '1.35', undefined],
  ['al2023@v20260113', '1.35', 'al2023@v20260114'],
  ['bottlerocket@v1.20.0', '1.36', undefined],
  ['bottlerocket@1.57.0', '1.36', undefined],
] as const)('%s with Kubernetes %s', (alias, version, first) => {
  expect(firstImageAfter(alias, version)).toBe(first);
});

test('later versions have later images', () => {
  const first = SUPPORTED_KUBERNETES_VERSIONS.map((version) => firstImageAfter('al2023@v20200101', version));
  expect(first).toEqual([...first].sort());
  expect(new Set(first).size).toBe(SUPPORTED_KUBERNETES_VERSIONS.length);
});
