import { partitionOf } from '@nodeless/contracts/aws';
import type { JsonObject } from '@nodeless/core';
import type { ClusterFacts } from '../cluster-facts.ts';
import { TAG_PREFIX } from './tags.ts';

/**
 * What the Cluster Autoscaler may do in AWS: look at everything, change the Auto Scaling groups of this cluster alone.
 * EKS puts the tag on the groups of managed node groups; nodeGroupTags puts it on the others.
 * Sources: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.35.2/cluster-autoscaler/cloudprovider/aws/README.md,
 * https://docs.aws.amazon.com/eks/latest/best-practices/cas.html
 */
export function clusterAutoscalerPolicy({
  name,
  region,
  accountId,
}: Pick<ClusterFacts, 'name' | 'region' | 'accountId'>): JsonObject {
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
