import { edited, parse } from '../testing/sources.ts';
import { dnsAddresses } from './service-block.ts';

const SUBNET = (zone: string, last: number) =>
  `{ id: subnet-0123456789abcdef${last}, zone: eu-central-1${zone} }`;
const EXISTING = (cidr: string) =>
  `vpc: { id: vpc-0123456789abcdef0, ${cidr}subnets: { private: [${SUBNET('a', 0)}, ${SUBNET('b', 1)}] } }`;

test.each([
  ['vpc: { cidr: 10.0.0.0/16 }', ['172.20.0.10']],
  ['vpc: { cidr: 192.168.0.0/16 }', ['10.100.0.10']],
  ['vpc: { cidr: 10.0.0.0/16 }\n  serviceCidr: 10.96.0.0/12', ['10.96.0.10']],
  ['vpc: { cidr: 10.0.0.0/16 }\n  serviceCidr: 192.168.7.0/24', ['192.168.7.10']],
  [EXISTING('cidr: 10.1.0.0/16, '), ['172.20.0.10']],
  [EXISTING(''), ['172.20.0.10', '10.100.0.10']],
])('%s', (network, expected) => {
  const { model } = parse(edited('cluster', 'vpc: { cidr: 10.0.0.0/16 }', network));
  expect(model && dnsAddresses(model.spec.network)).toEqual(expected);
});
