import { shareOf } from './demand.ts';

const subnets = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    role: 'private' as const,
    zone: `eu-west-1${'abc'.charAt(index)}`,
    id: undefined,
    cidr: `10.0.${index}.0/24`,
    path: 'cluster#/network' as const,
    ofCluster: true,
  }));

test.each([
  [6, 3, 2],
  [7, 3, 3],
  [1, 3, 1],
  [0, 3, 0],
  [7, 0, 0],
])('of %i things in %i subnets one gives %i', (count, many, share) => {
  expect(shareOf(count, subnets(many))).toBe(share);
});
