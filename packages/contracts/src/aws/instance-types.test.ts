import { contractJson, contractTest } from '../testing/contracts.ts';
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

interface Documented {
  readonly arch: string;
  readonly vcpu: number;
  readonly memoryMiB: number;
  readonly allocatable: { readonly 'vpc.amazonaws.com/pod-eni'?: string };
}

interface Limits {
  readonly eniLimit: number;
  readonly ipv4PerEni: number;
  readonly hypervisor: string;
  readonly bareMetal: boolean;
}

contractTest('all types are those of Karpenter and of the VPC CNI (needs ../shared/contracts)', () => {
  const documented = contractJson<Record<string, Documented>>('karpenter/instance-types.json');
  const limits = contractJson<Record<string, Limits>>('vpc-cni/instance-eni-limits.json');
  const upstream = Object.entries(documented).map(([name, { arch, vcpu, memoryMiB, allocatable }]) => {
    const { eniLimit, ipv4PerEni, hypervisor, bareMetal } = limits[name] ?? fail(name);
    const [family, size] = name.split('.');
    return {
      ...{ name, family, size, architecture: arch, vcpus: vcpu, memoryMiB },
      nitro: hypervisor === 'nitro' || bareMetal,
      networkInterfaces: eniLimit,
      ipv4PerInterface: ipv4PerEni,
      branchInterfaces: Number(allocatable['vpc.amazonaws.com/pod-eni'] ?? 0),
    };
  });
  expect(Object.fromEntries(INSTANCE_TYPES.map((type) => [type.name, type]))).toEqual(
    Object.fromEntries(upstream.map((type) => [type.name, type])),
  );
});

function fail(name: string): never {
  throw new Error(`the VPC CNI does not know ${name}`);
}
