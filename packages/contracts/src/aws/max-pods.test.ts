import { facts } from '@nodeless/contract-tables';
import { documentedTypes } from '../testing/documented-types.ts';
import { INSTANCE_TYPES, instanceType, type InstanceType } from './instance-types.ts';
import { addressablePods, maxPods, podCeiling } from './max-pods.ts';

function type(name: string): InstanceType {
  const found = instanceType(name);
  if (found === undefined) throw new Error(`no type ${name}`);
  return found;
}

const PREFIXES = { prefixDelegation: true };
const CUSTOM = { customNetworking: true };

// Sources: https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html and, for the last ones,
// https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md
test.each([
  ['m5.large', {}, 29, 29],
  ['m5.large', PREFIXES, 434, 110],
  ['m5.large', CUSTOM, 20, 20],
  ['m5.large', { ...PREFIXES, ...CUSTOM }, 290, 110],
  ['t3.small', { ...PREFIXES, ...CUSTOM }, 98, 98],
  ['t4g.xlarge', {}, 58, 58],
  ['t3.medium', {}, 17, 17],
  ['m5.24xlarge', {}, 737, 250],
  ['m5.4xlarge', {}, 234, 110],
  ['m4.large', PREFIXES, 20, 20],
  ['m5.large', { maxInterfaces: 2 }, 20, 20],
  ['m5.large', { maxInterfaces: 9 }, 29, 29],
  ['m5.large', { maxInterfaces: 1, ...CUSTOM }, 2, 2],
  ['m5.large', { reservedInterfaces: 1 }, 20, 20],
])('%s with %p: %p addresses, %p pods', (name, addressing, addresses, pods) => {
  expect(addressablePods(type(name), addressing)).toBe(addresses);
  expect(maxPods(type(name), addressing)).toBe(pods);
});

test('the ceiling by vCPUs', () => {
  expect(podCeiling({ ...type('m5.large'), vcpus: 30 })).toBe(110);
  expect(podCeiling({ ...type('m5.large'), vcpus: 31 })).toBe(250);
});

test('the formula gives the table of the VPC CNI', () => {
  const upstream = new Map(documentedTypes().map(({ name, pods }) => [name, pods]));
  expect(INSTANCE_TYPES.map((one) => [one.name, addressablePods(one)])).toEqual(
    INSTANCE_TYPES.map((one) => [one.name, upstream.get(one.name)]),
  );
});

test('the ceilings and examples are those of the calculator', () => {
  const { ceilings, checks } = facts<{
    maxPods: { ceilings: { vcpus: number; pods: number }[]; checks: Record<string, Record<string, number>> };
  }>('eks').maxPods;
  expect(ceilings.map(({ vcpus }) => ({ vcpus, pods: podCeiling({ ...type('m5.large'), vcpus }) }))).toEqual(
    ceilings,
  );
  expect({
    'm5.large': {
      secondaryIp: maxPods(type('m5.large')),
      prefixDelegation: maxPods(type('m5.large'), PREFIXES),
      customNetworking: maxPods(type('m5.large'), CUSTOM),
    },
    't3.small': {
      'prefixDelegation+customNetworking': maxPods(type('t3.small'), { ...PREFIXES, ...CUSTOM }),
    },
  }).toEqual(checks);
});
