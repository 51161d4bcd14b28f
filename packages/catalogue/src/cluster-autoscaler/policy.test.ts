import { clusterAutoscalerPolicy } from './policy.ts';

test('only Auto Scaling groups of the cluster may be changed', () => {
  const cluster = { name: 'sample', region: 'eu-central-1', accountId: '111122223333' };
  expect(clusterAutoscalerPolicy(cluster)).toMatchObject({
    Version: '2012-10-17',
    Statement: [
      {
        Resource: '*',
        Action: expect.not.arrayContaining([expect.stringMatching(/:(Set|Terminate|Update)/)]),
      },
      {
        Action: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
        Resource: 'arn:aws:autoscaling:eu-central-1:111122223333:autoScalingGroup:*:autoScalingGroupName/*',
        Condition: { StringEquals: { 'aws:ResourceTag/k8s.io/cluster-autoscaler/sample': 'owned' } },
      },
      {
        Action: 'eks:DescribeNodegroup',
        Resource: 'arn:aws:eks:eu-central-1:111122223333:nodegroup/sample/*',
      },
    ],
  });
});
