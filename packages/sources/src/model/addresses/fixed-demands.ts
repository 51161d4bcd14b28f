import { specPath, type Resource } from '@nodeless/core';
import type { ClusterSpec } from '../../schema/cluster.ts';
import { isExistingVpc, isStackVpc } from '../../schema/network.ts';
import { interfaceEndpointServices } from '../interface-endpoints.ts';
import { shareOf, type AddressDemand } from './demand.ts';
import { loadBalancerDemands } from './load-balancer-demands.ts';
import { ofRole } from './node-place.ts';
import type { VpcSubnet } from './vpc-subnets.ts';

/**
 * Network interfaces of a control plane: two to four, in two zones at least.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
const INTERFACES = { least: 2, most: 4 };

/**
 * Free addresses that an upgrade of the control plane wants of a subnet.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html
 */
export const UPGRADE_ADDRESSES = 5;

/** What the control plane, interface endpoints, NAT gateways and load balancers take. */
export function fixedDemands(
  spec: ClusterSpec,
  resources: readonly Resource[],
  subnets: readonly VpcSubnet[],
): AddressDemand[] {
  const { vpc } = spec.network;
  const ofCluster = subnets.filter((one) => one.ofCluster);
  const ofVpc = (key: string) => specPath('cluster', 'network', 'vpc', key);
  const endpoints = isStackVpc(vpc) && vpc.interfaceEndpoints ? interfaceEndpointServices(spec).length : 0;
  // Nobody says in which zone a single one is.
  const gateways = !isExistingVpc(vpc) && vpc.nat === 'per-zone' ? 1 : 0;
  return [
    {
      what: 'the control plane',
      path: specPath('cluster', 'network', 'vpc'),
      subnets: ofCluster,
      least: Math.floor(INTERFACES.least / ofCluster.length),
      surely: shareOf(INTERFACES.most, ofCluster),
      most: shareOf(INTERFACES.most, ofCluster),
    },
    {
      ...each(
        'an upgrade of the control plane',
        specPath('cluster', 'network', 'vpc'),
        ofCluster,
        UPGRADE_ADDRESSES,
      ),
      least: 0,
    },
    each('interface endpoints', ofVpc('interfaceEndpoints'), ofRole(subnets, 'private'), endpoints),
    each('a NAT gateway', ofVpc('nat'), ofRole(subnets, 'public'), gateways),
    ...loadBalancerDemands(resources, subnets),
  ].filter(({ most, subnets: taken }) => most > 0 && taken.length > 0);
}

function each(
  what: string,
  path: AddressDemand['path'],
  subnets: readonly VpcSubnet[],
  count: number,
): AddressDemand {
  return { what, path, subnets, least: count, surely: count, most: count };
}
