import fc from 'fast-check';
import type { StackVpc } from '../schema/stack-vpc.ts';
import { addressPlan } from './address-plan.ts';
import { blockAt, contains, overlap, prefixOf, usableAddresses } from './ipv4.ts';

const ZONES = ['ap-northeast-2a', 'ap-northeast-2b', 'ap-northeast-2c'];

const vpc = (cidr: string, zones: number, cidrs?: StackVpc['cidrs']): StackVpc => ({
  madeBy: 'cloudformation',
  cidr,
  zones: ZONES.slice(0, zones),
  nat: 'single',
  internetGateway: true,
  flowLogs: false,
  interfaceEndpoints: false,
  ...(cidrs === undefined ? {} : { cidrs }),
});

/** A VPC whose block starts where a block of its size may start. */
const anyVpc = fc
  .record({ prefix: fc.integer({ min: 16, max: 22 }), number: fc.nat(63), zones: fc.constantFrom(2, 3) })
  .map(({ prefix, number, zones }) => vpc(blockAt('10.0.0.0/8', prefix, number), zones));

test('three zones of a /16', () => {
  expect(addressPlan(vpc('10.0.0.0/16', 3)).map(({ role, zone, cidr }) => `${role} ${zone} ${cidr}`)).toEqual(
    [
      'private ap-northeast-2a 10.0.0.0/18',
      'private ap-northeast-2b 10.0.64.0/18',
      'private ap-northeast-2c 10.0.128.0/18',
      'public ap-northeast-2a 10.0.192.0/20',
      'public ap-northeast-2b 10.0.208.0/20',
      'public ap-northeast-2c 10.0.224.0/20',
      'controlPlane ap-northeast-2a 10.0.255.208/28',
      'controlPlane ap-northeast-2b 10.0.255.224/28',
      'controlPlane ap-northeast-2c 10.0.255.240/28',
    ],
  );
});

test('the smallest VPC that can be planned', () => {
  expect(addressPlan(vpc('10.1.4.0/22', 3)).map(({ cidr }) => cidr)).toEqual([
    '10.1.4.0/24',
    '10.1.5.0/24',
    '10.1.6.0/24',
    '10.1.7.0/26',
    '10.1.7.64/26',
    '10.1.7.128/26',
    '10.1.7.208/28',
    '10.1.7.224/28',
    '10.1.7.240/28',
  ]);
});

test('blocks that are written replace those of the plan, role by role', () => {
  const controlPlane = ['10.0.255.0/28', '10.0.255.16/28'];
  const plan = addressPlan(vpc('10.0.0.0/16', 2, { controlPlane }));
  expect(plan.filter(({ role }) => role === 'controlPlane').map(({ cidr }) => cidr)).toEqual(controlPlane);
  expect(plan.filter(({ role }) => role === 'private').map(({ cidr }) => cidr)).toEqual([
    '10.0.0.0/18',
    '10.0.64.0/18',
  ]);
});

test('pods have a quarter of their block in each zone', () => {
  const plan = addressPlan({ ...vpc('10.0.0.0/16', 2), podCidr: '100.64.0.0/16' });
  expect(plan.slice(-2)).toEqual([
    { role: 'pods', zone: ZONES[0], cidr: '100.64.0.0/18' },
    { role: 'pods', zone: ZONES[1], cidr: '100.64.64.0/18' },
  ]);
  expect(plan.slice(0, -2)).toEqual(addressPlan(vpc('10.0.0.0/16', 2)));
});

test('subnets are inside the VPC and share no address', () => {
  fc.assert(
    fc.property(anyVpc, (some) => {
      const plan = addressPlan(some);
      expect(plan).toHaveLength(3 * some.zones.length);
      for (const [index, { cidr }] of plan.entries()) {
        expect(contains(some.cidr, cidr)).toBe(true);
        expect(plan.slice(0, index).filter((other) => overlap(other.cidr, cidr))).toEqual([]);
      }
    }),
  );
});

test('a zone that is added moves no subnet', () => {
  fc.assert(
    fc.property(anyVpc, (some) => {
      const two = addressPlan({ ...some, zones: ZONES.slice(0, 2) });
      expect(addressPlan({ ...some, zones: ZONES })).toEqual(expect.arrayContaining(two));
    }),
  );
});

/**
 * An upgrade takes up to five addresses, beside two to four that the control plane has.
 * Source: https://docs.aws.amazon.com/eks/latest/best-practices/cluster-upgrades.html
 */
test('an upgrade finds its addresses in two zones, a load balancer its eight', () => {
  fc.assert(
    fc.property(anyVpc, (some) => {
      const plan = addressPlan(some);
      const roomy = plan.filter(
        ({ role, cidr }) => role === 'controlPlane' && usableAddresses(cidr) - 4 >= 5,
      );
      expect(new Set(roomy.map(({ zone }) => zone)).size).toBe(some.zones.length);
      for (const { cidr } of plan.filter(({ role }) => role === 'public')) {
        expect(usableAddresses(cidr)).toBeGreaterThanOrEqual(8);
        expect(prefixOf(cidr)).toBeLessThanOrEqual(27);
      }
    }),
  );
});

test('addresses that a subnet can give away', () => {
  expect(['10.0.0.0/28', '10.0.0.0/25', '10.0.0.0/19'].map(usableAddresses)).toEqual([11, 123, 8187]);
});
