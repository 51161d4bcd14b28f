import { type ClusterSpec } from '@nodeless/sources';
import { isFullyPrivate } from '@nodeless/catalogue';
import { NODE_ROLE, type Scope } from '../scope.ts';
import { getAtt, type Statement } from '../statement.ts';

/**
 * Hand the node role to EC2, and keep the instance profiles of the cluster's node classes. A fully private cluster cannot
 * call IAM; it has one instance profile, which the template makes.
 */
export function iamIntegration(scope: Scope, spec: ClusterSpec): Statement[] {
  return isFullyPrivate(spec) ? [passRole()] : [passRole(), ...instanceProfiles(scope)];
}

function passRole(): Statement {
  return {
    Sid: 'AllowPassingInstanceRole',
    Effect: 'Allow',
    Resource: getAtt(NODE_ROLE, 'Arn'),
    Action: 'iam:PassRole',
    Condition: {
      StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] },
    },
  };
}

function instanceProfiles({ cluster, ownerTag, region, iam }: Scope): Statement[] {
  const profiles = iam('instance-profile/*');
  const tags = (of: 'Request' | 'Resource') => ({
    [`aws:${of}Tag/${ownerTag}`]: 'owned',
    [`aws:${of}Tag/topology.kubernetes.io/region`]: region,
  });
  const nodeClass = (of: 'Request' | 'Resource') => ({
    [`aws:${of}Tag/karpenter.k8s.aws/ec2nodeclass`]: '*',
  });
  const namesCluster = { 'aws:RequestTag/eks:eks-cluster-name': cluster };
  return [
    {
      Sid: 'AllowScopedInstanceProfileCreationActions',
      Effect: 'Allow',
      Resource: profiles,
      Action: 'iam:CreateInstanceProfile',
      Condition: {
        StringEquals: { ...tags('Request'), ...namesCluster },
        StringLike: nodeClass('Request'),
      },
    },
    {
      Sid: 'AllowScopedInstanceProfileTagActions',
      Effect: 'Allow',
      Resource: profiles,
      Action: 'iam:TagInstanceProfile',
      Condition: {
        StringEquals: { ...tags('Resource'), ...tags('Request'), ...namesCluster },
        StringLike: { ...nodeClass('Resource'), ...nodeClass('Request') },
      },
    },
    {
      Sid: 'AllowScopedInstanceProfileActions',
      Effect: 'Allow',
      Resource: profiles,
      Action: [
        'iam:AddRoleToInstanceProfile',
        'iam:RemoveRoleFromInstanceProfile',
        'iam:DeleteInstanceProfile',
      ],
      Condition: { StringEquals: tags('Resource'), StringLike: nodeClass('Resource') },
    },
  ];
}
