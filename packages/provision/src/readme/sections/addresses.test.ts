import type { JsonObject } from '@nodeless/core';
import { CLASSIC, modelOf, SEOUL, TOKYO } from '../../testing/model.ts';
import { addresses } from './addresses.ts';
import { nextSteps } from './next-steps.ts';
import { overview } from './overview.ts';

const PEERS = {
  peers: [
    { name: 'company', via: 'transit-gateway', cidrs: ['10.8.0.0/16', '192.168.4.0/22'] },
    { name: 'shared', via: 'vpc-peering', cidrs: ['10.9.0.0/16'] },
  ],
};
const page = (cluster: JsonObject, network: JsonObject = {}) =>
  addresses({ model: modelOf(cluster, { network }), clusterConfig: {}, resources: [], upstreamPods: [] })
    .markdown;

test('a VPC of eksctl without peers has no plan', () => {
  expect(page(SEOUL)).toBe('');
});

test('peers of any VPC are listed beside the block of Services', () => {
  const table = `
Networks that the VPC is connected with; none shares an address with it:

| Network | Blocks | Through |
| --- | --- | --- |
| company | \`10.8.0.0/16\`, \`192.168.4.0/22\` | transit gateway |
| shared | \`10.9.0.0/16\` | VPC peering |
`;
  expect(page(SEOUL, PEERS)).toBe(
    `## Addresses\n\nServices have \`172.20.0.0/16\`, which EKS chooses beside \`10.0.0.0/16\`.\n${table}\n`,
  );
  expect(page(TOKYO, PEERS)).toBe(`## Addresses\n\nServices have \`172.20.0.0/16\`.\n${table}\n`);
  expect(page(CLASSIC, PEERS)).toContain(table);
});

test('the block of Services is shown as far as it is known', () => {
  const { cidr: _, ...unknown } = (TOKYO['network'] as { vpc: JsonObject }).vpc;
  const cluster = { ...TOKYO, network: { vpc: unknown } };
  expect(page(cluster, PEERS)).toContain(
    'EKS chooses the block of Services by the blocks of the VPC.\n\nNetworks',
  );
  expect(page(SEOUL, { ...PEERS, vpc: { cidr: '192.168.64.0/18' } })).toContain(
    'Services have `10.100.0.0/16`, which EKS chooses beside `192.168.64.0/18`.',
  );
  const ipv6 = { ...SEOUL, network: { vpc: { cidr: '10.0.0.0/16' }, ipFamily: 'IPv6', ...PEERS } };
  expect(page({ ...ipv6, components: {} })).toContain(
    'Services have IPv6 addresses, which EKS chooses.\n\nNetworks',
  );
});

test('the plan of an IPv6 cluster says what takes IPv4 addresses', () => {
  const words =
    'moves no subnet. It also has a /56 of IPv6 addresses that Amazon chooses, and each subnet a /64 of these';
  expect(page(CLASSIC, { ipFamily: 'IPv6' })).toContain(words);
  expect(page(CLASSIC)).not.toContain(words);
});

test('IPv6 in the overview, and in what is left to do without NAT', () => {
  const change = (ipFamily: string) => modelOf(CLASSIC, { network: { ipFamily, vpc: { nat: 'none' } } });
  const row = (block: string) => `| Network | new VPC \`10.0.0.0/16\`${block}, no NAT gateway |`;
  expect(overview(change('IPv4')).markdown).toContain(row(''));
  expect(overview(change('IPv6')).markdown).toContain(row(' with an IPv6 block'));
  expect(nextSteps(change('IPv4')).markdown).toContain('image registries through VPC endpoints only');
  expect(nextSteps(change('IPv6')).markdown).toContain(
    'image registries that have no IPv6 addresses through VPC endpoints only',
  );
});
