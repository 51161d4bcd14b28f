import { documentedTypes } from '../testing/documented-types.ts';
import { INSTANCE_TYPES, instanceType } from './instance-types.ts';

test('a type by its name', () => {
  expect(instanceType('m5.large')).toEqual({
    name: 'm5.large',
    family: 'm5',
    size: 'large',
    architecture: 'amd64',
    vcpus: 2,
    memoryMiB: 8192,
    nitro: true,
    networkInterfaces: 3,
    ipv4PerInterface: 10,
    branchInterfaces: 9,
  });
  expect(instanceType('t4g.xlarge')).toMatchObject({ architecture: 'arm64', branchInterfaces: 0 });
  expect(instanceType('t2.nano')).toMatchObject({ memoryMiB: 512, nitro: false });
  expect(instanceType('c7g.metal')).toMatchObject({ nitro: true });
});

test.each(['m5', 'm5.tiny', 'toString', ''])('%p is no type', (name) => {
  expect(instanceType(name)).toBeUndefined();
});

test('each name stands once', () => {
  expect(new Set(INSTANCE_TYPES.map(({ name }) => name)).size).toBe(INSTANCE_TYPES.length);
});

test('all types are those of Karpenter and of the VPC CNI', () => {
  const upstream = documentedTypes().map((type) => {
    const [family, size] = type.name.split('.');
    return {
      ...{ name: type.name, family, size, architecture: type.arch },
      ...{ vcpus: type.vcpus, memoryMiB: type.memoryMiB },
      nitro: type.nitro,
      networkInterfaces: type.enis,
      ipv4PerInterface: type.ipv4PerEni,
      branchInterfaces: type.podEni,
    };
  });
  expect(Object.fromEntries(INSTANCE_TYPES.map((type) => [type.name, type]))).toEqual(
    Object.fromEntries(upstream.map((type) => [type.name, type])),
  );
});
