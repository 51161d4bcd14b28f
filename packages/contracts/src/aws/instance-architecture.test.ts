import { contractJson, contractTest } from '../testing/contracts.ts';
import { architectureOf } from './instance-architecture.ts';

test.each([
  ['t4g.xlarge', 'arm64'],
  ['c7gn.large', 'arm64'],
  ['im4gn.large', 'arm64'],
  ['a1.large', 'arm64'],
  ['m7i.large', 'amd64'],
  ['g5.xlarge', 'amd64'],
  ['g4dn.xlarge', 'amd64'],
])('%s: %s', (type, architecture) => {
  expect(architectureOf(type)).toBe(architecture);
});

contractTest('names tell the architecture of every instance type', () => {
  const types = contractJson<Record<string, { arch: string }>>('karpenter/instance-types.json');
  const wrong = Object.entries(types).filter(([name, { arch }]) => architectureOf(name) !== arch);
  expect(Object.keys(types).length).toBeGreaterThan(1000);
  expect(wrong.map(([name]) => name)).toEqual([]);
});
