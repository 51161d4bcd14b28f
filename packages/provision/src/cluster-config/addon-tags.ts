import type { JsonObject } from '@nodeless/core';
import type { ClusterSpec } from '@nodeless/sources';

/**
 * Tags of the network interfaces that nodes get later: the first one has those of the launch template. The CNI ignores what
 * looks like its own.
 * Source: https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md (ADDITIONAL_ENI_TAGS)
 */
export function interfaceTags({ tags }: ClusterSpec): JsonObject {
  const usable = Object.entries(tags).filter(([key]) => !key.includes('k8s.amazonaws.com'));
  return usable.length === 0
    ? {}
    : { env: { ADDITIONAL_ENI_TAGS: JSON.stringify(Object.fromEntries(usable)) } };
}
