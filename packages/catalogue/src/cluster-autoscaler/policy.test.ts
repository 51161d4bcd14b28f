import { clusterAutoscalerPolicy } from './policy.ts';

test('everything may be looked at, Auto Scaling groups and node groups of the cluster alone may be changed', () => {
  const cluster = { name: 'sample', region: 'eu-central-1', accountId: '111122223333' };
  expect(clusterAutoscalerPolicy(cluster)).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AllowDiscovery',
        Effect: 'Allow',
        Resource: '*',
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
      },
      {
        Sid: 'AllowScalingOfOwnGroups',
        Effect: 'Allow',
        Action: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
        Resource: 'arn:aws:autoscaling:eu-central-1:111122223333:autoScalingGroup:*:autoScalingGroupName/*',
        Condition: { StringEquals: { 'aws:ResourceTag/k8s.io/cluster-autoscaler/sample': 'owned' } },
      },
      {
        Sid: 'AllowDescriptionOfOwnNodeGroups',
        Effect: 'Allow',
        Action: 'eks:DescribeNodegroup',
        Resource: 'arn:aws:eks:eu-central-1:111122223333:nodegroup/sample/*',
      },
    ],
  });
});
