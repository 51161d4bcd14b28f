import { facts } from '@nodeless/contract-tables';
import { SUPPORTED_KUBERNETES_VERSIONS } from '../aws/kubernetes-versions.ts';
import { hasCapacityBuffers, minKarpenterFor, supportsKubernetes } from './compatibility.ts';

test.each([
  ['1.14.1', '1.36', true],
  ['1.13.0', '1.36', true],
  ['1.12.9', '1.36', false],
  ['1.2.0', '1.32', true],
  ['1.1.9', '1.32', false],
  ['0.37.0', '1.32', false],
  ['2.0.0', '1.36', true],
  ['1.14.9', '1.37', false],
  ['1.15.0', '1.37', true],
] as const)('Karpenter %s and Kubernetes %s: %p', (karpenter, kubernetes, supported) => {
  expect(supportsKubernetes(karpenter, kubernetes)).toBe(supported);
});

test.each(['latest', 'v1.14.1', '1.14', '1.14.x', ''])('%p is not an exact version', (version) => {
  expect(() => supportsKubernetes(version, '1.35')).toThrow(RangeError);
});

test('the first releases are those of Karpenter', () => {
  const { minKarpenter } = facts<{ minKarpenter: { [version: string]: string } }>('karpenter');
  const padded = (version: string) => (version.split('.').length === 2 ? `${version}.0` : version);
  const expected = SUPPORTED_KUBERNETES_VERSIONS.map((version) => padded(minKarpenter[version] ?? ''));
  expect(SUPPORTED_KUBERNETES_VERSIONS.map(minKarpenterFor)).toEqual(expected);
});

test.each([
  ['1.13.9', false],
  ['1.14.0', true],
  ['1.20.0', true],
  ['2.0.0', true],
  ['0.37.0', false],
])('Karpenter %s has capacity buffers: %s', (version, expected) => {
  expect(hasCapacityBuffers(version)).toBe(expected);
});
