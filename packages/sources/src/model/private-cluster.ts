import { isStackVpc, type Network } from '../schema/network.ts';

/** True when the VPC is known to have public subnets, where load balancers that face the internet can be. */
export function hasPublicSubnets({ vpc }: Network): boolean {
  if ('id' in vpc) return vpc.subnets.public.length > 0;
  return !isStackVpc(vpc) || vpc.internetGateway;
}

/**
 * A network with what follows from a fully private cluster: our own stack then makes no way to the internet, and endpoints
 * instead. What somebody wrote otherwise is refused elsewhere.
 */
export function withPrivateDefaults(network: Network): Network {
  const { vpc, privateCluster } = network;
  if (!privateCluster.enabled || !isStackVpc(vpc)) return network;
  return { ...network, vpc: { ...vpc, nat: 'none', internetGateway: false, interfaceEndpoints: true } };
}
