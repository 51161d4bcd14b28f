import { problemPaths } from '../testing/config.ts';

const ipv6 = (change: object) => ({
  kubernetesNetworkConfig: { ipFamily: 'IPv6' },
  addons: [{ name: 'coredns' }],
  ...change,
});

test.each([
  ['IPv6', ipv6({ vpc: { ipv6Cidr: 'fd00::/56', ipv6Pool: 'p' } })],
  ['IPv4 by default', { vpc: { nat: { gateway: 'Single' } } }],
  ['IPv4 by name', { kubernetesNetworkConfig: { ipFamily: 'IPv4', serviceIPv4CIDR: '172.20.0.0/16' } }],
])('%s is accepted', (_, change) => {
  expect(problemPaths(change)).toEqual([]);
});

test.each([
  [
    'IPv6 blocks of an IPv4 cluster',
    { vpc: { ipv6Cidr: 'a', ipv6Pool: 'p', extraIPv6CIDRs: ['fd00::/56'] } },
    ['vpc.ipv6Cidr', 'vpc.ipv6Pool', 'vpc.extraIPv6CIDRs'],
  ],
  [
    'IPv4 Services',
    ipv6({ kubernetesNetworkConfig: { ipFamily: 'IPv6', serviceIPv4CIDR: '172.20.0.0/16' } }),
    ['kubernetesNetworkConfig.serviceIPv4CIDR'],
  ],
  ['NAT gateways', ipv6({ vpc: { nat: { gateway: 'Single' } } }), ['vpc.nat']],
  ['an IPv6 block for IPv4', ipv6({ vpc: { autoAllocateIPv6: true } }), ['vpc.autoAllocateIPv6']],
  ['no DNS', ipv6({ addons: [{ name: 'vpc-cni' }] }), ['addons']],
])('%s is refused', (_, change, paths) => {
  expect(problemPaths(change)).toEqual(paths);
});
