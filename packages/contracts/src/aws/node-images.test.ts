import { SUPPORTED_KUBERNETES_VERSIONS } from './kubernetes-versions.ts';
import { firstImageAfter, firstImages } from './node-images.ts';

test.each([
  ['al2023@v20260714', '1.36', undefined],
  ['al2023@v20260714', '1.37', 'al2023@v20260826'],
  ['al2023@v20260529', '1.36', undefined],
  ['al2023@v20260505', '1.36', 'al2023@v20260529'],
  ['al2023@20260505', '1.36', 'al2023@v20260529'],
  ['al2023@v20260505', '1.35', undefined],
  ['al2023@v20260114', '1.35', undefined],
  ['al2023@v20260113', '1.35', 'al2023@v20260114'],
  ['bottlerocket@v1.20.0', '1.36', 'bottlerocket@1.61.0'],
  ['bottlerocket@1.60.2', '1.36', 'bottlerocket@1.61.0'],
  ['bottlerocket@1.61.0', '1.36', undefined],
  ['bottlerocket@v1.61.0', '1.36', undefined],
  ['bottlerocket@1.100.0', '1.36', undefined],
  ['bottlerocket@1.9.0', '1.32', 'bottlerocket@1.30.0'],
  ['bottlerocket@1.30', '1.32', undefined],
  ['bottlerocket@2.0.0', '1.37', undefined],
  ['bottlerocket@1.65.0', '1.37', 'bottlerocket@1.66.0'],
  ['bottlerocket@latest', '1.37', undefined],
  ['al2023@latest', '1.37', undefined],
] as const)('%s with Kubernetes %s', (alias, version, first) => {
  expect(firstImageAfter(alias, version)).toBe(first);
});

test('later versions have later images', () => {
  const all = SUPPORTED_KUBERNETES_VERSIONS.map(firstImages);
  const first = all.map(({ al2023 }) => al2023);
  expect(first).toEqual([...first].sort());
  expect(new Set(first).size).toBe(all.length);
  const minors = all.map(({ bottlerocket }) => Number(bottlerocket.split('.')[1]));
  expect(minors).toEqual([...minors].sort((one, other) => one - other));
  expect(new Set(minors).size).toBe(all.length);
});

test('the first image is one that exists, and the one before is not', () => {
  for (const version of SUPPORTED_KUBERNETES_VERSIONS) {
    const { al2023, bottlerocket } = firstImages(version);
    expect([al2023, bottlerocket].map((alias) => firstImageAfter(alias, version))).toEqual([
      undefined,
      undefined,
    ]);
  }
});
