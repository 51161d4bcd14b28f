import type { JsonObject } from '@nodeless/core';
import type { ClusterSpec } from '@nodeless/spec';

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

/**
 * Tags of access points. The chart joins them to one option, keys before a colon, and the driver reads a backslash before
 * what is meant as it is. A tag that is empty, or ends with a colon or a space, has no form there and is left out.
 * Sources: charts/aws-efs-csi-driver/templates/_helpers.tpl and splitToList in pkg/driver/driver.go of
 * https://github.com/kubernetes-sigs/aws-efs-csi-driver
 */
export function accessPointTags(tags: ClusterSpec['tags']): { [key: string]: string } {
  const form = /^[\w./=+@-]+([ :]+[\w./=+@-]+)*$/;
  const escaped = (text: string) => text.replaceAll(/[ :]/g, '\\$&');
  const usable = Object.entries(tags).filter(([key, value]) => form.test(key) && form.test(value));
  return Object.fromEntries(usable.map(([key, value]) => [escaped(key), escaped(value)]));
}
