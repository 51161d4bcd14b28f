import { karpenterNodeRoleName, type ClusterSpec } from '@nodeless/spec';
import { type Scope, tagList } from './scope.ts';
import { policyDocument, type TemplateResource } from './statement.ts';

/** AWS's own policies for a node: pod network, joining, pulling images, Session Manager. */
const POLICIES = [
  'AmazonEKS_CNI_Policy',
  'AmazonEKSWorkerNodePolicy',
  'AmazonEC2ContainerRegistryPullOnly',
  'AmazonSSMManagedInstanceCore',
];

/** The role that the nodes of Karpenter run with. */
export function nodeRole(spec: ClusterSpec, { partition, dnsSuffix }: Scope): TemplateResource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: karpenterNodeRoleName(spec),
      Path: '/',
      AssumeRolePolicyDocument: policyDocument({
        Effect: 'Allow',
        Principal: { Service: `ec2.${dnsSuffix}` },
        Action: 'sts:AssumeRole',
      }),
      ManagedPolicyArns: POLICIES.map((name) => `arn:${partition}:iam::aws:policy/${name}`),
      Tags: tagList(spec.tags),
    },
  };
}
