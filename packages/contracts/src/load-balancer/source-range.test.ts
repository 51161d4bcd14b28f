import { sourceRangeProblem } from './source-range.ts';

test.each([
  '0.0.0.0/0',
  '10.0.0.0/8',
  '203.0.113.7/32',
  '203.0.113.128/25',
  '::/0',
  '2001:db8::/32',
  '2001:db8::1/128',
  'fe80::/10',
])('%s is taken by all versions', (range) => {
  expect(sourceRangeProblem(range)).toBeUndefined();
});

test.each(['10.0.0.1/8', '203.0.113.129/25', '2001:db8::1/64', 'ff80::/8', '1.0.0.0/0'])(
  '%s has bits behind its prefix',
  (range) => {
    expect(sourceRangeProblem(range)?.message).toBe(
      `"${range}" does not start at the first address of its block`,
    );
  },
);

test.each(['::ffff:10.0.0.0/104', '::ffff:a00:0/104'])('%s is an IPv4 address in disguise', (range) => {
  expect(sourceRangeProblem(range)?.message).toBe(`"${range}" is an IPv4 address inside an IPv6 one`);
});
