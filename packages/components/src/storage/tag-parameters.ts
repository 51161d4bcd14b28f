import { sortedBy } from '@nodeless/core';

/**
 * Tags of volumes and snapshots as parameters of their class. The add-on of EBS has an option for all of them; the driver of
 * EKS Auto Mode has none. A tag with an equals sign in its key has no form there and is left out. Source: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/tagging.md
 */
export function tagParameters(tags: { readonly [key: string]: string }): Record<string, string> {
  const plain = sortedBy(Object.entries(tags), ([key]) => key).filter(([key]) => !key.includes('='));
  return Object.fromEntries(
    plain.map(([key, value], index) => [`tagSpecification_${index + 1}`, `${key}=${value}`]),
  );
}
