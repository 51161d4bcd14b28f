import type { ClusterFacts, NodeGroupFacts } from '../cluster-facts.ts';

/** Prefix of every tag of an Auto Scaling group that it reads. */
export const TAG_PREFIX = 'k8s.io/cluster-autoscaler';
const LABEL_PREFIX = `${TAG_PREFIX}/node-template/label/`;
const TAINT_PREFIX = `${TAG_PREFIX}/node-template/taint/`;

/** Longest key of a label that still fits the key of a tag: 128 characters. */
export const MAX_LABEL_KEY_IN_TAG = 128 - LABEL_PREFIX.length;

/**
 * Tags that let the Cluster Autoscaler find a self-managed node group, and tell it the labels and taints of nodes that do
 * not exist yet. eksctl can write such tags itself, but leaves the effects of taints out, and without them a taint is
 * passed over (`GenerateClusterAutoscalerTags` in eksctl 0.230.0, `extractTaintsFromAsg` in cluster-autoscaler 1.35.2).
 * A tag of CloudFormation has a value, so a label without one has no tag.
 */
export function nodeGroupTags(
  cluster: Pick<ClusterFacts, 'name'>,
  { labels, taints }: Pick<NodeGroupFacts, 'labels' | 'taints'>,
): { [tag: string]: string } {
  return {
    [`${TAG_PREFIX}/enabled`]: 'true',
    [`${TAG_PREFIX}/${cluster.name}`]: 'owned',
    ...Object.fromEntries(
      Object.entries(labels)
        .filter(([, value]) => value !== '')
        .map(([key, value]) => [`${LABEL_PREFIX}${key}`, value]),
    ),
    ...Object.fromEntries(
      taints.map(({ key, value = '', effect }) => [`${TAINT_PREFIX}${key}`, `${value}:${effect}`]),
    ),
  };
}
