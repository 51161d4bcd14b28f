import { modelOf, SMALL } from '../testing/model.ts';
import { clusterConfig } from './cluster-config.ts';
import { configDiagnostics } from './problems.ts';

const permissionsBoundary = 'arn:aws:iam::111122223333:policy/boundary';

test.each([
  ['eu-central-1', 'aws'],
  ['us-gov-west-1', 'aws-us-gov'],
])('the role of vpc-cni in an IPv6 cluster in %s, with the boundary of all roles', (region, partition) => {
  const boundary = permissionsBoundary.replace('aws', partition);
  const model = modelOf(SMALL, {
    region,
    network: { ipFamily: 'IPv6' },
    iam: { permissionsBoundary: boundary },
    addons: { 'eks-pod-identity-agent': {} },
  });
  const config = clusterConfig(model);
  expect(configDiagnostics(model, config)).toEqual([]);
  expect(config.addons?.find(({ name }) => name === 'vpc-cni')?.podIdentityAssociations).toEqual([
    {
      namespace: 'kube-system',
      serviceAccountName: 'aws-node',
      roleName: 'small-vpc-cni',
      permissionPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'AssignAddresses',
            Effect: 'Allow',
            Action: [
              'ec2:AssignIpv6Addresses',
              'ec2:DescribeInstances',
              'ec2:DescribeTags',
              'ec2:DescribeNetworkInterfaces',
              'ec2:DescribeInstanceTypes',
              'ec2:DescribeSubnets',
            ],
            Resource: '*',
            Condition: { StringEquals: { 'aws:RequestedRegion': region } },
          },
          {
            Sid: 'TagInterfaces',
            Effect: 'Allow',
            Action: ['ec2:CreateTags'],
            Resource: `arn:${partition}:ec2:${region}:111122223333:network-interface/*`,
          },
        ],
      },
      permissionsBoundaryARN: boundary,
    },
  ]);
});

test('without the agent eksctl makes the role, by IRSA', () => {
  const model = modelOf(SMALL, { network: { ipFamily: 'IPv6' }, iam: { permissionsBoundary } });
  expect(clusterConfig(model).addons?.find(({ name }) => name === 'vpc-cni')).toEqual({
    name: 'vpc-cni',
    resolveConflicts: 'OVERWRITE',
    permissionsBoundary,
  });
});
