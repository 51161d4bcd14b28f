import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { architectureOf } from './instance-architecture.ts';

const TYPES = join(__dirname, '../../../../../shared/contracts/karpenter/instance-types.json');

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

(existsSync(TYPES) ? test : test.skip)(
  'names tell the architecture of every instance type (needs ../shared/contracts)',
  () => {
    const types = JSON.parse(readFileSync(TYPES, 'utf8')) as Record<string, { arch: string }>;
    const wrong = Object.entries(types).filter(([name, { arch }]) => architectureOf(name) !== arch);
    expect(Object.keys(types).length).toBeGreaterThan(1000);
    expect(wrong.map(([name]) => name)).toEqual([]);
  },
);
