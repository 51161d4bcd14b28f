import fc from 'fast-check';
import { INSTANCE_TYPES, instanceType, type InstanceType } from './instance-types.ts';
import { fullNodePods, nodeAddresses, type WarmPool } from './node-addresses.ts';

const typeOf = (name: string): InstanceType => {
  const type = instanceType(name);
  if (type === undefined) throw new Error(name);
  return type;
};

// Source: the tables of docs/eni-and-ip-target.md in amazon-vpc-cni-k8s; they count without the addresses of interfaces.
test.each<
  readonly [string, WarmPool, readonly (readonly [pods: number, interfaces: number, more: number])[]]
>([
  ['t3.small', {}, [[0, 1, 3], [5, 3, 9], [9, 3, 9]]], // prettier-ignore
  ['t3.small', { addresses: 1, minimum: 1 }, [[0, 1, 1], [5, 2, 6], [9, 3, 9]]], // prettier-ignore
  ['t3.small', { addresses: 2, minimum: 5 }, [[0, 2, 5], [5, 3, 7], [9, 3, 9]]], // prettier-ignore
  ['p3dn.24xlarge', {}, [[0, 1, 49], [3, 2, 98], [95, 3, 147]]], // prettier-ignore
  ['p3dn.24xlarge', { addresses: 5, minimum: 10 }, [[0, 1, 10], [7, 1, 12], [15, 1, 20], [45, 2, 50]]], // prettier-ignore
])('%s with %j', (name, warm, rows) => {
  for (const [pods, interfaces, more] of rows)
    expect(nodeAddresses(typeOf(name), pods, {}, warm)).toEqual({ ofNode: 0, ofPods: interfaces + more });
});

// Source: docs/prefix-and-ip-target.md
test.each<readonly [WarmPool, readonly (readonly [pods: number, interfaces: number, prefixes: number])[]]>([
  [{ prefixes: 1 }, [[0, 1, 1], [5, 1, 2], [16, 1, 2], [17, 1, 3], [58, 2, 5]]], // prettier-ignore
  [{ addresses: 1, minimum: 1 }, [[0, 1, 1], [5, 1, 1], [17, 1, 2], [58, 2, 4]]], // prettier-ignore
  [{ addresses: 7, minimum: 20 }, [[5, 1, 2], [17, 1, 2], [58, 2, 5]]], // prettier-ignore
])('t3.small with prefixes and %j', (warm, rows) => {
  for (const [pods, interfaces, prefixes] of rows)
    expect(nodeAddresses(typeOf('t3.small'), pods, { prefixDelegation: true }, warm)).toEqual({
      ofNode: 0,
      ofPods: interfaces + 16 * prefixes,
    });
});

test('m5.large, as the best practices count it', () => {
  expect(nodeAddresses(typeOf('m5.large'), 4).ofPods).toBe(20);
  expect(nodeAddresses(typeOf('m5.large'), 10).ofPods).toBe(30);
  expect(nodeAddresses(typeOf('m5.large'), 20, { maxInterfaces: 2 }).ofPods).toBe(20);
  expect(nodeAddresses(typeOf('m5.large'), 4, {}, { interfaces: 0 }).ofPods).toBe(10);
});

test('with custom networking the first interface has an address of the node alone', () => {
  expect(nodeAddresses(typeOf('m5.large'), 20, { customNetworking: true })).toEqual({
    ofNode: 1,
    ofPods: 20,
  });
});

test('a type without Nitro has no prefixes', () => {
  expect(nodeAddresses(typeOf('m4.large'), 4, { prefixDelegation: true })).toEqual(
    nodeAddresses(typeOf('m4.large'), 4),
  );
});

test('a node is full with ten pods for each CPU, and with 110', () => {
  expect(['c6g.medium', 'm5.large', 'm5.4xlarge'].map((name) => fullNodePods(typeOf(name)))).toEqual([
    10, 20, 110,
  ]);
});

test('more pods never take fewer addresses, and no node takes more than it has slots for', () => {
  const warm = fc.record(
    {
      interfaces: fc.nat(3),
      addresses: fc.nat(20),
      minimum: fc.nat(40),
      prefixes: fc.nat(3),
    },
    { requiredKeys: [] },
  );
  const addressing = fc.record({ customNetworking: fc.boolean(), prefixDelegation: fc.boolean() });
  fc.assert(
    fc.property(
      fc.constantFrom(...INSTANCE_TYPES),
      fc.nat(250),
      addressing,
      warm,
      (type, pods, how, kept) => {
        const taken = nodeAddresses(type, pods, how, kept).ofPods;
        const slots = type.networkInterfaces * (type.ipv4PerInterface - 1);
        expect(nodeAddresses(type, pods + 1, how, kept).ofPods).toBeGreaterThanOrEqual(taken);
        expect(taken).toBeLessThanOrEqual(type.networkInterfaces + slots * (how.prefixDelegation ? 16 : 1));
      },
    ),
  );
});
