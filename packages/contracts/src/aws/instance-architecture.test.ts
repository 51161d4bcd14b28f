import { documentedTypes } from '../testing/documented-types.ts';
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

test('names tell the architecture of every instance type', () => {
  const types = documentedTypes();
  expect(types.length).toBeGreaterThan(1000);
  expect(types.filter(({ name, arch }) => architectureOf(name) !== arch)).toEqual([]);
});
