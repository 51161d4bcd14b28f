import type { JsonObject } from '@nodeless/core';
import type { Requirement } from '../karpenter/requirement.ts';
import { closestMachine } from './closest-machine.ts';
import { machinesOf } from './machines.ts';

const oneOf = (key: string, ...values: readonly string[]): Requirement => ({ key, operator: 'In', values });
const types = (...names: readonly string[]) => oneOf('node.kubernetes.io/instance-type', ...names);
const names = (...args: Parameters<typeof machinesOf>) => {
  const found = machinesOf(...args)?.machines.map(({ type }) => type.name);
  return found === undefined ? undefined : [...found].sort();
};

test.each<[string, Requirement[], string[]]>([
  ['named types', [types('m7g.large', 'm7i.large')], ['m7g.large', 'm7i.large']],
  ['an architecture', [types('m7g.large', 'm7i.large'), oneOf('kubernetes.io/arch', 'arm64')], ['m7g.large']],
  [
    'categories, generations and sizes',
    [
      oneOf('karpenter.k8s.aws/instance-category', 'z', 'a'),
      { key: 'karpenter.k8s.aws/instance-cpu', operator: 'Lt', values: ['4'] },
    ],
    ['a1.large', 'a1.medium', 'z1d.large'],
  ],
  [
    'labels of EKS Auto Mode',
    [oneOf('eks.amazonaws.com/instance-family', 'a1'), oneOf('eks.amazonaws.com/instance-size', 'large')],
    ['a1.large'],
  ],
  ['labels that say nothing about types', [types('m7g.large'), oneOf('team', 'a')], ['m7g.large']],
])('%s', (_, requirements, expected) => {
  expect(names(requirements)).toEqual(expected);
});

test.each<[string, Requirement[]]>([
  ['a type that is newer than the table', [types('m7g.large', 'm99g.large')]],
  ['a family that is newer than the table', [oneOf('karpenter.k8s.aws/instance-family', 'm99g')]],
  [
    'generations that are newer than the table',
    [{ key: 'karpenter.k8s.aws/instance-generation', operator: 'Gt', values: ['90'] }],
  ],
])('%s: not known', (_, requirements) => {
  expect(machinesOf(requirements)).toBeUndefined();
});

test.each<[string, Requirement[]]>([
  [
    'a category and a family of another',
    [oneOf('karpenter.k8s.aws/instance-category', 'c'), oneOf('karpenter.k8s.aws/instance-family', 't3')],
  ],
  ['a number of CPUs that no type has', [oneOf('karpenter.k8s.aws/instance-cpu', '3')]],
  [
    'GPUs of a generation without',
    [
      { key: 'karpenter.k8s.aws/instance-gpu-count', operator: 'Exists' },
      oneOf('karpenter.k8s.aws/instance-category', 'm'),
    ],
  ],
])('%s: no machine', (_, requirements) => {
  expect(names(requirements)).toEqual([]);
});

test('limits of a pool leave out what is larger by itself', () => {
  const requirements = [types('m7g.large', 'm7g.xlarge', 'r7g.large')];
  expect(names(requirements, { limits: { cpu: '3' } })).toEqual(['m7g.large', 'r7g.large']);
  expect(names(requirements, { limits: { cpu: '3', memory: '8Gi' } })).toEqual(['m7g.large']);
  expect(names(requirements, { limits: { cpu: '1' } })).toEqual([]);
  expect(names(requirements, { limits: { nodes: '0' } })).toEqual([]);
});

describe('the closest machine', () => {
  const closest = (cpuMillis: number, memoryMiB: number, podSpec: JsonObject = {}) => {
    const machines = machinesOf([types('c7g.xlarge', 'r7g.large', 'm7i.large')]);
    const found = machines && closestMachine(machines, podSpec, { cpuMillis, memoryMiB });
    return found && `${found.type.name} ${found.share >= 1 ? 'fits' : 'is too small'}`;
  };

  test.each([
    [100, 100, 'r7g.large fits'],
    [3900, 1024, 'c7g.xlarge fits'],
    [3930, 1024, 'c7g.xlarge is too small'],
    [1000, 15_710, 'r7g.large fits'],
    [1000, 15_711, 'r7g.large is too small'],
    [3900, 15_000, 'r7g.large is too small'],
  ])('%dm CPU and %d MiB: %s', (cpuMillis, memoryMiB, expected) => {
    expect(closest(cpuMillis, memoryMiB)).toBe(expected);
  });

  test('is one that the pod wants', () => {
    expect(closest(3000, 100, { nodeSelector: { 'kubernetes.io/arch': 'amd64' } })).toBe(
      'm7i.large is too small',
    );
    expect(closest(1, 1, { nodeSelector: { 'node.kubernetes.io/instance-type': 'x' } })).toBeUndefined();
  });

  test('has all that there is where the settings of kubelet are not known', () => {
    const all = machinesOf([types('m7i.large')], { kubelet: 'unknown' });
    expect(all && closestMachine(all, {}, { cpuMillis: 2000, memoryMiB: 8192 })?.share).toBe(1);
  });
});
