import type { JsonObject } from '@nodeless/core';
import type { ClusterFacts } from '../cluster-facts.ts';

/**
 * Configuration values of the add-on. Only deleting the folders of access points needs privileges, and Fargate starts no
 * privileged pod.
 * Source: https://github.com/kubernetes-sigs/aws-efs-csi-driver/issues/1100
 *
 * @param controllerOnFargate whether a Fargate profile takes the pods of its controller
 */
export function configuration(
  { tags }: Pick<ClusterFacts, 'tags'>,
  controllerOnFargate: boolean,
): JsonObject {
  const ofAccessPoints = accessPointTags(tags);
  const controller = {
    ...(controllerOnFargate ? { containerSecurityContext: { privileged: false } } : {}),
    ...(Object.keys(ofAccessPoints).length === 0 ? {} : { tags: ofAccessPoints }),
  };
  return Object.keys(controller).length === 0 ? {} : { controller };
}

/**
 * Tags of access points. The chart joins them to one option, keys before a colon, and the driver reads a backslash before
 * what is meant as it is. A tag that is empty, or ends with a colon or a space, has no form there and is left out.
 * Sources: charts/aws-efs-csi-driver/templates/_helpers.tpl and splitToList in pkg/driver/driver.go of
 * https://github.com/kubernetes-sigs/aws-efs-csi-driver
 */
export function accessPointTags(tags: ClusterFacts['tags']): { [key: string]: string } {
  const form = /^[\w./=+@-]+([ :]+[\w./=+@-]+)*$/;
  const escaped = (text: string) => text.replaceAll(/[ :]/g, '\\$&');
  const usable = Object.entries(tags).filter(([key, value]) => form.test(key) && form.test(value));
  return Object.fromEntries(usable.map(([key, value]) => [escaped(key), escaped(value)]));
}
