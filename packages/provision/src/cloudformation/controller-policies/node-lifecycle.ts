import type { ClusterSpec } from '@nodeless/sources';
import type { Scope } from '../scope.ts';
import type { Statement } from '../statement.ts';

/** What EC2 makes when Karpenter launches a node. */
const LAUNCHED = [
  'fleet',
  'instance',
  'volume',
  'network-interface',
  'launch-template',
  'spot-instances-request',
];

/**
 * Launch, tag and terminate nodes: only with the tags of the cluster, and only what carries them. Node repair reboots
 * them where the gate says so (settings.awsFeatureGates.rebootForRepair in charts/karpenter/values.yaml of v1.15.2).
 */
export function nodeLifecycle(
  { cluster, ownerTag, ec2 }: Scope,
  { compute }: Pick<ClusterSpec, 'compute'>,
): Statement[] {
  const anyOf = (...kinds: readonly string[]) => kinds.map((kind) => ec2('*', `${kind}/*`));
  const taggedAsOurs = {
    StringEquals: { [`aws:ResourceTag/${ownerTag}`]: 'owned' },
    StringLike: { 'aws:ResourceTag/karpenter.sh/nodepool': '*' },
  };
  const tagsOfRequest = {
    [`aws:RequestTag/${ownerTag}`]: 'owned',
    'aws:RequestTag/eks:eks-cluster-name': cluster,
  };
  const namesNodePool = { 'aws:RequestTag/karpenter.sh/nodepool': '*' };
  return [
    {
      Sid: 'AllowScopedEC2InstanceAccessActions',
      Effect: 'Allow',
      Resource: [
        ec2('', 'image/*'),
        ec2('', 'snapshot/*'),
        ...anyOf('security-group', 'subnet', 'capacity-reservation', 'placement-group'),
      ],
      Action: ['ec2:RunInstances', 'ec2:CreateFleet'],
    },
    {
      Sid: 'AllowScopedEC2LaunchTemplateAccessActions',
      Effect: 'Allow',
      Resource: anyOf('launch-template'),
      Action: ['ec2:RunInstances', 'ec2:CreateFleet'],
      Condition: taggedAsOurs,
    },
    {
      Sid: 'AllowScopedEC2InstanceActionsWithTags',
      Effect: 'Allow',
      Resource: anyOf(...LAUNCHED),
      Action: ['ec2:RunInstances', 'ec2:CreateFleet', 'ec2:CreateLaunchTemplate'],
      Condition: { StringEquals: tagsOfRequest, StringLike: namesNodePool },
    },
    {
      Sid: 'AllowScopedResourceCreationTagging',
      Effect: 'Allow',
      Resource: anyOf(...LAUNCHED),
      Action: 'ec2:CreateTags',
      Condition: {
        StringEquals: {
          ...tagsOfRequest,
          'ec2:CreateAction': ['RunInstances', 'CreateFleet', 'CreateLaunchTemplate'],
        },
        StringLike: namesNodePool,
      },
    },
    {
      Sid: 'AllowScopedResourceTagging',
      Effect: 'Allow',
      Resource: anyOf('instance'),
      Action: 'ec2:CreateTags',
      Condition: {
        ...taggedAsOurs,
        StringEqualsIfExists: { 'aws:RequestTag/eks:eks-cluster-name': cluster },
        'ForAllValues:StringEquals': {
          'aws:TagKeys': ['eks:eks-cluster-name', 'karpenter.sh/nodeclaim', 'Name'],
        },
      },
    },
    {
      Sid: 'AllowScopedDeletion',
      Effect: 'Allow',
      Resource: anyOf('instance', 'launch-template'),
      Action: ['ec2:TerminateInstances', 'ec2:DeleteLaunchTemplate'],
      Condition: taggedAsOurs,
    },
    ...(compute.karpenter.awsFeatureGates.rebootForRepair === true
      ? [
          {
            Sid: 'AllowScopedReboot',
            Effect: 'Allow' as const,
            Resource: anyOf('instance'),
            Action: 'ec2:RebootInstances',
            Condition: taggedAsOurs,
          },
        ]
      : []),
  ];
}
