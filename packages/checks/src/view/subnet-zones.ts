import { isExistingVpc, type ClusterModel } from '@nodeless/sources';

/** Zones of the private subnets of a cluster; undefined where eksctl chooses them. */
export function subnetZones({ spec: { network } }: ClusterModel): readonly string[] | undefined {
  return isExistingVpc(network.vpc)
    ? [...new Set(network.vpc.subnets.private.map(({ zone }) => zone))]
    : network.vpc.zones;
}
