import { hasAddress, ipOf } from './ip.ts';

test.each([
  ['10.0.1.0/24', '10.0.1.255', true],
  ['10.0.1.0/24', '10.0.2.0', false],
  ['0.0.0.0/0', '255.1.1.1', true],
  ['2001:db8:1:1::/64', '2001:db8:1:1:ffff::1', true],
  ['2001:db8:1:1::/64', '2001:db8:1:2::', false],
  ['::/0', '10.0.0.1', false],
  ['10.0.0.0/8', '::1', false],
  ['x', '10.0.0.1', false],
])('%s has %s: %j', (cidr, address, expected) => {
  expect(hasAddress(cidr, address)).toBe(expected);
});

test.each([
  '256.0.0.1',
  '10.0.0',
  '::::',
  '1::2::3',
  'g::',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '12345::',
  '',
])('%j is no address', (text) => {
  expect(ipOf(text)).toBeUndefined();
});

test('the same address, written in two ways', () => {
  expect(ipOf('2001:db8:0:0:0:0:0:1')).toEqual(ipOf('2001:DB8::1'));
  expect(ipOf('::')).toEqual({ bits: 128, value: 0n });
  expect(ipOf('0.0.1.2')).toEqual({ bits: 32, value: 258n });
});
