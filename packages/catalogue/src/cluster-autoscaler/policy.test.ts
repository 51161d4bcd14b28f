import { isAllowed } from '@nodeless/contract-tables';
import { clusterAutoscalerPolicy } from './policy.ts';

const cluster = { name: 'sample', region: 'eu-central-1', accountId: '111122223333' };
const group = (account = '111122223333') =>
  `arn:aws:autoscaling:eu-central-1:${account}:autoScalingGroup:0a1b:autoScalingGroupName/eks-default`;
const tagged = (name: string, value = 'owned') => ({
  [`aws:ResourceTag/k8s.io/cluster-autoscaler/${name}`]: value,
});
const may = (action: string, resource?: string, context = {}) =>
  isAllowed(clusterAutoscalerPolicy(cluster), {
    action,
    ...(resource === undefined ? {} : { resource }),
    context,
  });

/** Calls of the autoscaler. Source: cluster-autoscaler/cloudprovider/aws/README.md of kubernetes/autoscaler at 1.35.2 */
test.each([
  'autoscaling:DescribeAutoScalingGroups',
  'autoscaling:DescribeAutoScalingInstances',
  'autoscaling:DescribeLaunchConfigurations',
  'autoscaling:DescribeScalingActivities',
  'ec2:DescribeImages',
  'ec2:DescribeInstanceTypes',
  'ec2:DescribeLaunchTemplateVersions',
  'ec2:GetInstanceTypesFromInstanceRequirements',
])('%s is allowed for all', (action) => expect(may(action)).toBe(true));

test.each(['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'])(
  '%s is allowed for the groups of the cluster alone',
  (action) => {
    expect(may(action, group(), tagged('sample'))).toBe(true);
    expect(may(action, group(), tagged('other'))).toBe(false);
    expect(may(action, group(), tagged('sample', 'shared'))).toBe(false);
    expect(may(action, group())).toBe(false);
    expect(may(action, group('444455556666'), tagged('sample'))).toBe(false);
  },
);

test('node groups of the cluster alone are described', () => {
  const nodeGroup = (name: string) => `arn:aws:eks:eu-central-1:111122223333:nodegroup/${name}/default/0a1b`;
  expect(may('eks:DescribeNodegroup', nodeGroup('sample'))).toBe(true);
  expect(may('eks:DescribeNodegroup', nodeGroup('sample-2'))).toBe(false);
  expect(may('eks:DeleteNodegroup', nodeGroup('sample'))).toBe(false);
});

test.each(['autoscaling:UpdateAutoScalingGroup', 'autoscaling:DeleteAutoScalingGroup', 'ec2:RunInstances'])(
  '%s is not allowed',
  (action) => expect(may(action, group(), tagged('sample'))).toBe(false),
);
