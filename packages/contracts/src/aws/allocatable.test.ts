import fc from 'fast-check';
import { parseBytes, parseCpuMillis } from '@nodeless/kubernetes-schema/values';
import { allocatable, memoryForKarpenter, type KubeletReservation } from './allocatable.ts';
import { documentedTypes } from '../testing/documented-types.ts';
import { INSTANCE_TYPES, instanceType, type InstanceType } from './instance-types.ts';

const type = (name: string): InstanceType => {
  const found = instanceType(name);
  if (found === undefined) throw new Error(name);
  return found;
};

// 29 pods: 11 * 29 + 255 = 574 MiB for kubelet, 100 MiB stay free.
test('a node of EKS', () => {
  expect(allocatable(type('m5.large'))).toEqual({ cpuMillis: 1930, memoryMiB: 8192 - 574 - 100 });
  expect(allocatable(type('m7g.4xlarge'))).toMatchObject({ cpuMillis: 15_890 });
});

test('what Karpenter counts on before it has seen a node', () => {
  expect(memoryForKarpenter(type('m5.large'))).toBe(8192 - 615);
  expect(memoryForKarpenter(type('m7g.large'))).toBe(8128 - 610);
});

test.each<[KubeletReservation, number, number]>([
  // m5.large has three interfaces with nine addresses for pods each.
  [{ bottlerocket: {} }, 1930, 8192 - 574 - 100],
  [{ bottlerocket: { reservedInterfaces: 1 } }, 1930, 8192 - (11 * 20 + 255) - 100],
  [{ bottlerocket: { maxPods: 110 } }, 1930, 8192 - (11 * 110 + 255) - 100],
  [{ bottlerocket: { maxPods: 8, reservedInterfaces: 1 } }, 1930, 8192 - (11 * 8 + 255) - 100],
  [{ kubeReserved: { cpu: '1', memory: '1Gi' } }, 1000, 8192 - 1024 - 100],
  [{ systemReserved: { cpu: '100m', memory: '100Mi' } }, 1830, 8192 - 574 - 100 - 100],
  [{ evictionHard: { 'memory.available': '500Mi' } }, 1930, 8192 - 574 - 500],
  [{ evictionHard: { 'memory.available': '50%' } }, 1930, 4096 - 574],
  [{ evictionHard: { 'memory.available': '100%', 'nodefs.available': '5%' } }, 1930, 8192 - 574],
  [{ evictionHard: { 'memory.available': 'x%' }, kubeReserved: { memory: '?' } }, 1930, 8192 - 574 - 100],
])('settings of kubelet %j', (kubelet, cpuMillis, memoryMiB) => {
  expect(allocatable(type('m5.large'), kubelet)).toEqual({ cpuMillis, memoryMiB });
});

test('whoever reserves more leaves less', () => {
  const mib = fc.integer({ min: 1, max: 4096 });
  fc.assert(
    fc.property(fc.constantFrom(...INSTANCE_TYPES), mib, mib, (one, a, more) => {
      const left = (memory: number) =>
        allocatable(one, { systemReserved: { memory: `${memory}Mi` } }).memoryMiB;
      expect(left(a + more)).toBe(left(a) - more);
    }),
  );
});

test('all types have what Karpenter documents', () => {
  const expected = documentedTypes().map(({ name, allocatableCpu, allocatableMemory }) => [
    name,
    {
      cpuMillis: parseCpuMillis(allocatableCpu),
      memoryMiB: Math.floor((parseBytes(allocatableMemory) ?? 0) / 1024 ** 2),
    },
  ]);
  const own = INSTANCE_TYPES.map((one) => [one.name, allocatable(one, {}, memoryForKarpenter(one))]);
  expect(Object.fromEntries(own)).toEqual(Object.fromEntries(expected));
});
