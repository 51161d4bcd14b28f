import type { Compute } from '../schema/compute.ts';

/** True when nodes of some node group have public addresses, in public subnets. */
export function hasPublicNodes({ managedNodeGroups, selfManagedNodeGroups }: Compute): boolean {
  return [...managedNodeGroups, ...selfManagedNodeGroups].some(({ privateNetworking }) => !privateNetworking);
}

/** True when nodes or Fargate pods are in private subnets. */
export function hasPrivateNodes(compute: Compute): boolean {
  const { fargate, karpenter, managedNodeGroups, selfManagedNodeGroups } = compute;
  return (
    fargate.profiles.length > 0 ||
    karpenter.nodePools.length > 0 ||
    [...managedNodeGroups, ...selfManagedNodeGroups].some(({ privateNetworking }) => privateNetworking)
  );
}
