import { roleArn } from '@nodeless/catalogue';
import { modelOf, edited } from '../testing/sources.ts';
import { MAX_CLUSTER_NAME } from '../schema/cluster.ts';
import {
  interruptionQueueName,
  karpenterControllerPolicyNames,
  karpenterNodeRoleName,
  karpenterStackName,
  policyArn,
} from './names.ts';
import { platformIdentities } from './workload-identity.ts';

const { spec } = modelOf();

test('names carry the name of the cluster', () => {
  expect([karpenterNodeRoleName(spec), interruptionQueueName(spec), karpenterStackName(spec)]).toEqual([
    'KarpenterNodeRole-sample',
    'sample',
    'Karpenter-sample',
  ]);
  expect(karpenterControllerPolicyNames(spec)).toEqual([
    'KarpenterControllerNodeLifecyclePolicy-sample',
    'KarpenterControllerIAMIntegrationPolicy-sample',
    'KarpenterControllerEKSIntegrationPolicy-sample',
    'KarpenterControllerInterruptionPolicy-sample',
    'KarpenterControllerZonalShiftPolicy-sample',
    'KarpenterControllerResourceDiscoveryPolicy-sample',
  ]);
});

test.each([
  ['eu-central-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
])('ARNs in %s are of the partition %s', (region, partition) => {
  const cluster = modelOf(edited('cluster', 'region: eu-central-1', `region: ${region}`)).spec;
  expect(roleArn(cluster, 'a')).toBe(`arn:${partition}:iam::111122223333:role/a`);
  expect(policyArn(cluster, 'a')).toBe(`arn:${partition}:iam::111122223333:policy/a`);
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, EventBridge and SQS: 80 for a queue.
test('the longest name of a cluster fits every name in AWS', () => {
  const name = 'a'.repeat(MAX_CLUSTER_NAME);
  const { spec: longest } = modelOf({
    folder: name,
    cluster: edited('cluster', 'name: sample', `name: ${name}`).cluster.replace(
      'components:',
      '  managedNodeGroups: [{ name: a, architecture: arm64, instanceTypes: [t4g.large], scaling: { min: 1, max: 2 }, taints: [{ key: a, effect: NoSchedule }] }]\ncomponents:\n  awsLoadBalancerController: {}\n  clusterAutoscaler: {}\n  efsCsiDriver: {}',
    ),
  });
  const roles = [
    karpenterNodeRoleName(longest),
    ...platformIdentities(longest).map(({ roleName }) => roleName),
  ];
  expect(roles).toHaveLength(6);
  for (const role of roles) expect(role.length).toBeLessThanOrEqual(64);
  for (const policy of karpenterControllerPolicyNames(longest))
    expect(policy.length).toBeLessThanOrEqual(128);
  expect(interruptionQueueName(longest).length).toBeLessThanOrEqual(80);
});
