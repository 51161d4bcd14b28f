import type { JsonObject } from '@nodeless/core';
import { autoModeOf } from '@nodeless/sources';
import { modelOf, SMALL } from '../../testing/model.ts';
import { autoModeTemplate } from './template.ts';

const template = (autoMode: JsonObject = {}, change: JsonObject = {}) => {
  const model = modelOf(SMALL, { compute: { autoMode }, ...change });
  const settings = autoModeOf(model.spec);
  if (settings === undefined) throw new Error('not in Auto Mode');
  return autoModeTemplate(model, settings);
};
const resources = (...args: Parameters<typeof template>) =>
  template(...args)['Resources'] as Record<string, { readonly Properties: JsonObject }>;
const policies = (...args: Parameters<typeof template>) =>
  resources(...args)['ClusterRole']?.Properties['Policies'];

// Sources: https://docs.aws.amazon.com/eks/latest/userguide/auto-cluster-iam-role.html and auto-create-node-role.html
test('the roles of the control plane and of the nodes', () => {
  expect(template()).toEqual({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'EKS Auto Mode of the cluster small: roles of the control plane and of the nodes',
    Resources: {
      ClusterRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'EKSAutoClusterRole-small',
          Path: '/',
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'eks.amazonaws.com' },
                Action: ['sts:AssumeRole', 'sts:TagSession'],
              },
            ],
          },
          ManagedPolicyArns: [
            'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy',
            'arn:aws:iam::aws:policy/AmazonEKSComputePolicy',
            'arn:aws:iam::aws:policy/AmazonEKSBlockStoragePolicy',
            'arn:aws:iam::aws:policy/AmazonEKSLoadBalancingPolicy',
            'arn:aws:iam::aws:policy/AmazonEKSNetworkingPolicy',
          ],
          Tags: [],
        },
      },
      NodeRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'EKSAutoNodeRole-small',
          Path: '/',
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
            ],
          },
          ManagedPolicyArns: [
            'arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy',
            'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly',
          ],
          Tags: [],
        },
      },
    },
  });
});

test('a boundary bounds both, more policies are for the nodes, once each', () => {
  const pull = 'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly';
  const more = 'arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy';
  const boundary = 'arn:aws:iam::111122223333:policy/boundary';
  const both = resources({}, { iam: { permissionsBoundary: boundary, nodePolicies: [more, pull] } });
  expect(Object.values(both).map(({ Properties }) => Properties['PermissionsBoundary'])).toEqual([
    boundary,
    boundary,
  ]);
  expect(both['NodeRole']?.Properties['ManagedPolicyArns']).toEqual([
    'arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy',
    pull,
    more,
  ]);
});

test('an existing role of the nodes is not made', () => {
  const nodeRoleArn = 'arn:aws:iam::111122223333:role/nodes';
  expect(Object.keys(resources({ nodeRoleArn }))).toEqual(['ClusterRole']);
});

test('in China the service of EC2 and the policies have other names', () => {
  const { NodeRole } = resources({}, { region: 'cn-north-1' });
  expect(NodeRole?.Properties).toMatchObject({
    AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'ec2.amazonaws.com.cn' } }] },
    ManagedPolicyArns: [
      'arn:aws-cn:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy',
      'arn:aws-cn:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly',
    ],
  });
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-learn-iam.html#tag-prop
test('tags of our own need rights of their own, narrowed to what EKS tags as of this cluster', () => {
  const OWN = { 'aws:RequestTag/eks:eks-cluster-name': '${aws:PrincipalTag/eks:eks-cluster-name}' };
  const like = (...keys: readonly string[]) => ({
    StringEquals: OWN,
    StringLike: Object.fromEntries(keys.map((key) => [`aws:RequestTag/eks:${key}`, '*'])),
  });
  const wanted = [
    {
      PolicyName: 'CustomTags',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'Compute',
            Effect: 'Allow',
            Action: ['ec2:CreateFleet', 'ec2:RunInstances', 'ec2:CreateLaunchTemplate'],
            Resource: '*',
            Condition: like('kubernetes-node-class-name', 'kubernetes-node-pool-name'),
          },
          {
            Sid: 'Storage',
            Effect: 'Allow',
            Action: ['ec2:CreateVolume', 'ec2:CreateSnapshot'],
            Resource: ['arn:aws:ec2:eu-central-1:*:volume/*', 'arn:aws:ec2:eu-central-1:*:snapshot/*'],
            Condition: { StringEquals: OWN },
          },
          {
            Sid: 'Networking',
            Effect: 'Allow',
            Action: 'ec2:CreateNetworkInterface',
            Resource: '*',
            Condition: like('kubernetes-cni-node-name'),
          },
          {
            Sid: 'LoadBalancer',
            Effect: 'Allow',
            Action: [
              'elasticloadbalancing:CreateLoadBalancer',
              'elasticloadbalancing:CreateTargetGroup',
              'elasticloadbalancing:CreateListener',
              'elasticloadbalancing:CreateRule',
              'ec2:CreateSecurityGroup',
            ],
            Resource: '*',
            Condition: { StringEquals: OWN },
          },
        ],
      },
    },
  ];
  expect(policies({}, { tags: { team: 'a' } })).toEqual(wanted);
  expect(policies({ nodeClasses: [{ name: 'a', tags: { team: 'a' } }] })).toEqual(wanted);
  expect(policies({}, { components: { kubeOpsView: { expose: { nlb: { tags: { team: 'a' } } } } } })).toEqual(
    wanted,
  );
});

// Sources: https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html and ebs-csi.html
test('keys of volumes may be used, each once; a name of a key is for its own policy', () => {
  const key = (digit: string) =>
    `arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-00000000000${digit}`;
  const nodeClasses = [key('2'), key('1'), 'alias/nodes'].map((kmsKeyID, index) => ({
    name: `class-${index}`,
    ephemeralStorage: { kmsKeyID },
  }));
  const classes = [{ name: 'gp3', ebs: { kmsKeyId: key('1') } }];
  expect(policies({ nodeClasses }, { storage: { classes } })).toEqual([
    {
      PolicyName: 'VolumeKeys',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'Grant',
            Effect: 'Allow',
            Action: ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'],
            Resource: [key('1'), key('2')],
            Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
          },
          {
            Sid: 'Use',
            Effect: 'Allow',
            Action: [
              'kms:Encrypt',
              'kms:Decrypt',
              'kms:ReEncrypt*',
              'kms:GenerateDataKey*',
              'kms:DescribeKey',
            ],
            Resource: [key('1'), key('2')],
          },
        ],
      },
    },
  ]);
});
