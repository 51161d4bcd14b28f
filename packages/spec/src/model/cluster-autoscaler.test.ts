import { edited, modelOf } from '../testing/sources.ts';
import { autoscalingTags, clusterAutoscalerPolicy } from './cluster-autoscaler.ts';
import { interfaceEndpointServices } from './interface-endpoints.ts';
import { identityOf } from './workload-identity.ts';

const GROUP = `    - name: own
      architecture: amd64
      instanceTypes: [m7i.large]
      scaling: { min: 0, max: 3 }
      labels: { team: a, example.com/empty: '' }
      taints: [{ key: x, value: y, effect: NoSchedule }, { key: z, effect: NoExecute }]
`;
function cluster(component: string) {
  const { cluster: text } = edited(
    'cluster',
    'components:\n',
    `  selfManagedNodeGroups:\n${GROUP}components:\n${component}`,
  );
  const { spec } = modelOf({
    cluster: text.replace(/ {2}karpenter:\n[^]*?(?= {2}selfManaged)/, ''),
  });
  return { spec, group: spec.compute.selfManagedNodeGroups[0]! };
}
const ON = cluster('  clusterAutoscaler: {}\n');

// The forms that extractLabelsFromAsg and extractTaintsFromAsg of cluster-autoscaler 1.35.2 read.
test('tags tell what nodes will be like', () => {
  expect(autoscalingTags(ON.spec, ON.group)).toEqual({
    'k8s.io/cluster-autoscaler/enabled': 'true',
    'k8s.io/cluster-autoscaler/sample': 'owned',
    'k8s.io/cluster-autoscaler/node-template/label/team': 'a',
    'k8s.io/cluster-autoscaler/node-template/taint/x': 'y:NoSchedule',
    'k8s.io/cluster-autoscaler/node-template/taint/z': ':NoExecute',
  });
});

test('without the component there are no tags', () => {
  const { spec, group } = cluster('');
  expect(autoscalingTags(spec, group)).toEqual({});
});

test('only Auto Scaling groups of the cluster may be changed', () => {
  expect(identityOf(ON.spec, 'kube-system', 'cluster-autoscaler')).toEqual({
    namespace: 'kube-system',
    serviceAccount: 'cluster-autoscaler',
    roleName: 'sample-cluster-autoscaler',
    policies: { document: clusterAutoscalerPolicy(ON.spec) },
    by: 'irsa',
    bySpecPath: 'cluster#/iam/identity/by',
    specPath: 'cluster#/components/clusterAutoscaler',
  });
  expect(clusterAutoscalerPolicy(ON.spec)).toMatchObject({
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

test('it calls two services', () => {
  expect(interfaceEndpointServices(ON.spec)).toEqual([
    'autoscaling',
    'ec2',
    'ecr.api',
    'ecr.dkr',
    'eks',
    'sts',
  ]);
});
