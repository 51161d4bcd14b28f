import { partitionOf } from '@nodeless/contracts/aws';
import type { JsonObject } from '@nodeless/core';
import type { ClusterSpec } from '../schema/cluster.ts';
import type { Network } from '../schema/network.ts';
import { isExistingVpc } from '../schema/network.ts';

/** Name of its Application, of its service account and of its pods. */
export const CLUSTER_AUTOSCALER = 'cluster-autoscaler';

const TAG_PREFIX = 'k8s.io/cluster-autoscaler';
const LABEL_PREFIX = `${TAG_PREFIX}/node-template/label/`;
const TAINT_PREFIX = `${TAG_PREFIX}/node-template/taint/`;

/** Longest key of a label that still fits the key of a tag: 128 characters. */
export const MAX_LABEL_KEY_IN_TAG = 128 - LABEL_PREFIX.length;

/**
 * What the Cluster Autoscaler may do in AWS: look at everything, change the Auto Scaling groups of this cluster alone.
 * EKS puts the tag on the groups of managed node groups; {@link autoscalingTags} puts it on the others.
 * Sources: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.35.2/cluster-autoscaler/cloudprovider/aws/README.md,
 * https://docs.aws.amazon.com/eks/latest/best-practices/cas.html
 */
export function clusterAutoscalerPolicy({ name, region, accountId }: ClusterSpec): JsonObject {
  const arn = (service: string, resource: string) =>
    `arn:${partitionOf(region)}:${service}:${region}:${accountId}:${resource}`;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AllowDiscovery',
        Effect: 'Allow',
        Action: [
          'autoscaling:DescribeAutoScalingGroups',
          'autoscaling:DescribeAutoScalingInstances',
          'autoscaling:DescribeLaunchConfigurations',
          'autoscaling:DescribeScalingActivities',
          'ec2:DescribeImages',
          'ec2:DescribeInstanceTypes',
          'ec2:DescribeLaunchTemplateVersions',
          'ec2:GetInstanceTypesFromInstanceRequirements',
        ],
        Resource: '*',
      },
      {
        Sid: 'AllowScalingOfOwnGroups',
        Effect: 'Allow',
        Action: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
        Resource: arn('autoscaling', 'autoScalingGroup:*:autoScalingGroupName/*'),
        Condition: { StringEquals: { [`aws:ResourceTag/${TAG_PREFIX}/${name}`]: 'owned' } },
      },
      {
        // Labels and taints of a managed node group that has no node.
        Sid: 'AllowDescriptionOfOwnNodeGroups',
        Effect: 'Allow',
        Action: 'eks:DescribeNodegroup',
        Resource: arn('eks', `nodegroup/${name}/*`),
      },
    ],
  };
}

/**
 * Tags that let the Cluster Autoscaler find a self-managed node group, and tell it the labels and taints of nodes that do
 * not exist yet. eksctl can write such tags itself, but leaves the effects of taints out, and without them a taint is
 * passed over (`GenerateClusterAutoscalerTags` in eksctl 0.230.0, `extractTaintsFromAsg` in cluster-autoscaler 1.35.2).
 * A tag of CloudFormation has a value, so a label without one has no tag.
 */
export function autoscalingTags(
  cluster: ClusterSpec,
  { labels, taints }: ClusterSpec['compute']['selfManagedNodeGroups'][number],
): { [tag: string]: string } {
  if (!cluster.components.clusterAutoscaler) return {};
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

/** Whether nodes can call nothing outside the VPC, as far as the sources say. */
export function hasNoWayOut({ vpc, privateCluster }: Network): boolean {
  return privateCluster.enabled || (!isExistingVpc(vpc) && vpc.nat === 'none');
}
