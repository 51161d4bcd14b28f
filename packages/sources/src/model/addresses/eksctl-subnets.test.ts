import fc from 'fast-check';
import { contains, overlap } from '../ipv4.ts';
import { eksctlSubnets, inZones } from './eksctl-subnets.ts';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const rows = (cidr: string, zones?: string[]) =>
  eksctlSubnets({ cidr, nat: 'single', zones }).map((one) => `${one.role} ${one.zone} ${one.cidr}`);

// Source: the first lines that `eksctl create cluster` prints
test('eksctl cuts a VPC into eight, the public subnets first', () => {
  expect(rows('192.168.0.0/16', ZONES)).toEqual([
    'public eu-west-1a 192.168.0.0/19',
    'public eu-west-1b 192.168.32.0/19',
    'public eu-west-1c 192.168.64.0/19',
    'private eu-west-1a 192.168.96.0/19',
    'private eu-west-1b 192.168.128.0/19',
    'private eu-west-1c 192.168.160.0/19',
  ]);
  expect(rows('10.0.0.0/20', ZONES.slice(0, 2))).toEqual([
    'public eu-west-1a 10.0.0.0/23',
    'public eu-west-1b 10.0.2.0/23',
    'private eu-west-1a 10.0.4.0/23',
    'private eu-west-1b 10.0.6.0/23',
  ]);
});

test('where eksctl chooses the zones there are three', () => {
  expect(rows('10.0.0.0/16')).toHaveLength(6);
});

test('its subnets lie apart inside the VPC', () => {
  fc.assert(
    fc.property(fc.integer({ min: 16, max: 24 }), fc.constantFrom(2, 3), (prefix, zones) => {
      const cidr = `10.0.0.0/${prefix}`;
      const blocks = eksctlSubnets({ cidr, nat: 'single', zones: ZONES.slice(0, zones) }).map(
        (one) => one.cidr,
      );
      for (const [index, block] of blocks.entries()) {
        expect(contains(cidr, block)).toBe(true);
        expect(blocks.slice(index + 1).filter((other) => overlap(block, other))).toEqual([]);
      }
    }),
  );
});

test('some zones', () => {
  const named = ZONES.map((zone) => ({ zone }));
  expect(inZones(named, undefined)).toEqual(named);
  expect(inZones(named, ['eu-west-1b'])).toEqual([{ zone: 'eu-west-1b' }]);
  const chosen = [{ zone: 'zone 1' }, { zone: 'zone 2' }, { zone: 'zone 3' }];
  expect(inZones(chosen, ['eu-west-1b', 'eu-west-1c'])).toEqual(chosen.slice(0, 2));
});
