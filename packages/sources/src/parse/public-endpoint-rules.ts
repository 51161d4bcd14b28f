import { conflictAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { hasPrivateNodes } from '../model/node-subnets.ts';
import { isExistingVpc } from '../schema/network.ts';
import { EVERYBODY } from './network-rules.ts';
import type { ClusterRule } from './rule.ts';

/**
 * Nodes that join through the public endpoint need a way to the internet by IPv4, and private subnets have none without NAT.
 * An egress-only gateway of an IPv6 cluster is none either: the endpoint lets in IPv4 blocks alone.
 */
export const publicEndpoint: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'Nodes in private subnets without NAT cannot reach the only endpoint of the API server',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html'],
  check({ spec: { network, compute }, stack }) {
    if (network === undefined || compute === undefined || !hasPrivateNodes(compute)) return [];
    const { vpc, endpoint } = network;
    if (isExistingVpc(vpc) || vpc.nat !== 'none' || endpoint.private) return [];
    // An endpoint that others than everybody reach is refused already.
    if (endpoint.public === false || !endpoint.public.cidrs.includes(EVERYBODY)) return [];
    const message =
      'without NAT, nodes in private subnets cannot reach the public endpoint, and there is no private one: they would never join';
    const hint = 'set private: true, or write nat: single';
    const other = { path: ['network', 'vpc', 'nat'], message: 'no NAT gateway' };
    return [conflictAt(stack, ['network', 'endpoint', 'private'], message, hint, other)];
  },
};
