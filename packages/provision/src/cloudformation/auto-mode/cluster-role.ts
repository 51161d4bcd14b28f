import { sortedBy } from '@nodeless/core';
import {
  autoClusterRoleName,
  ebsClassKeys,
  volumeKeyStatements,
  type AutoMode,
  type ClusterModel,
  type ClusterSpec,
  componentLoadBalancers,
} from '@nodeless/sources';
import { boundary, tagList, type Scope } from '../scope.ts';
import { policyDocument, type Statement, type TemplateResource } from '../statement.ts';

/** The control plane, and the four things that Auto Mode runs for the cluster. */
const POLICIES = [
  'AmazonEKSClusterPolicy',
  'AmazonEKSComputePolicy',
  'AmazonEKSBlockStoragePolicy',
  'AmazonEKSLoadBalancingPolicy',
  'AmazonEKSNetworkingPolicy',
];

/**
 * The role of the control plane. EKS makes everything of Auto Mode with it, so it is tagged for one session with the name
 * of the cluster. Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-cluster-iam-role.html
 */
export function clusterRole(model: ClusterModel, autoMode: AutoMode, scope: Scope): TemplateResource {
  const { spec } = model;
  const tags = [spec.tags, ...autoMode.nodeClasses.map((item) => item.tags), ...loadBalancerTags(model)];
  const hasTags = tags.some((some = {}) => Object.keys(some).length > 0);
  const keys = volumeKeys(spec, autoMode);
  const policies = [
    ...(hasTags ? [{ PolicyName: 'CustomTags', PolicyDocument: policyDocument(...customTags(scope)) }] : []),
    ...(keys.length > 0
      ? [{ PolicyName: 'VolumeKeys', PolicyDocument: policyDocument(...volumeKeyStatements(keys)) }]
      : []),
  ];
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: autoClusterRoleName(spec),
      Path: '/',
      AssumeRolePolicyDocument: policyDocument({
        Effect: 'Allow',
        Principal: { Service: 'eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      }),
      ManagedPolicyArns: POLICIES.map((name) => `arn:${scope.partition}:iam::aws:policy/${name}`),
      ...(policies.length > 0 ? { Policies: policies } : {}),
      ...boundary(spec),
      Tags: tagList(spec.tags),
    },
  };
}

/** Tags of the load balancers that apps, components and classes of Ingresses ask for. */
function loadBalancerTags({ apps, spec }: ClusterModel) {
  return [
    ...componentLoadBalancers(spec).map(({ nlb }) => nlb.tags),
    ...Object.values(spec.ingressClasses).map(({ tags }) => tags),
    ...apps.flatMap(({ expose }) => {
      if (expose === undefined) return [];
      if ('nlb' in expose) return [expose.nlb.tags];
      return 'alb' in expose ? [expose.alb.tags] : [];
    }),
  ];
}

/** ARNs of the KMS keys that volumes of claims and of nodes are encrypted with, where the sources name a key by its ARN. */
function volumeKeys(spec: ClusterSpec, { nodeClasses }: AutoMode): string[] {
  const ofNodes = nodeClasses.flatMap(({ ephemeralStorage: { kmsKeyID } = {} }) =>
    kmsKeyID?.startsWith('arn:') === true ? [kmsKeyID] : [],
  );
  return sortedBy(new Set([...ebsClassKeys(spec), ...ofNodes]), (key) => key);
}

/** Session tag that EKS sets, as a variable of IAM. */
const OWN_CLUSTER = { 'aws:RequestTag/eks:eks-cluster-name': '${aws:PrincipalTag/eks:eks-cluster-name}' };

/**
 * The policies of AWS allow no tags but those of EKS, so that a node with a tag of our own could not be made.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-learn-iam.html#tag-prop
 */
function customTags({ ec2 }: Scope): Statement[] {
  const tagged = (
    Sid: string,
    Action: string | readonly string[],
    more: Partial<Statement> = {},
  ): Statement => ({
    Sid,
    Effect: 'Allow',
    Action,
    Resource: '*',
    Condition: { StringEquals: OWN_CLUSTER },
    ...more,
  });
  const alsoLike = (...keys: readonly string[]): Partial<Statement> => ({
    Condition: {
      StringEquals: OWN_CLUSTER,
      StringLike: Object.fromEntries(keys.map((key) => [`aws:RequestTag/eks:${key}`, '*'])),
    },
  });
  return [
    tagged(
      'Compute',
      ['ec2:CreateFleet', 'ec2:RunInstances', 'ec2:CreateLaunchTemplate'],
      alsoLike('kubernetes-node-class-name', 'kubernetes-node-pool-name'),
    ),
    tagged('Storage', ['ec2:CreateVolume', 'ec2:CreateSnapshot'], {
      Resource: [ec2('*', 'volume/*'), ec2('*', 'snapshot/*')],
    }),
    tagged('Networking', 'ec2:CreateNetworkInterface', alsoLike('kubernetes-cni-node-name')),
    tagged('LoadBalancer', [
      'elasticloadbalancing:CreateLoadBalancer',
      'elasticloadbalancing:CreateTargetGroup',
      'elasticloadbalancing:CreateListener',
      'elasticloadbalancing:CreateRule',
      'ec2:CreateSecurityGroup',
    ]),
  ];
}
