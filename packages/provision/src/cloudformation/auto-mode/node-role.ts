import { autoNodeRoleName, type ClusterSpec } from '@nodeless/sources';
import { boundary, tagList, type Scope } from '../scope.ts';
import { policyDocument, type TemplateResource } from '../statement.ts';

/** Less than other nodes need: the network, volumes and load balancers are the control plane's work. */
const POLICIES = ['AmazonEKSWorkerNodeMinimalPolicy', 'AmazonEC2ContainerRegistryPullOnly'];

/**
 * The role that nodes of EKS Auto Mode run with.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-create-node-role.html
 */
export function autoNodeRole(spec: ClusterSpec, { dnsSuffix, partition }: Scope): TemplateResource {
  const policies = POLICIES.map((name) => `arn:${partition}:iam::aws:policy/${name}`);
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: autoNodeRoleName(spec),
      Path: '/',
      AssumeRolePolicyDocument: policyDocument({
        Effect: 'Allow',
        Principal: { Service: `ec2.${dnsSuffix}` },
        Action: 'sts:AssumeRole',
      }),
      ManagedPolicyArns: [...policies, ...spec.iam.nodePolicies.filter((arn) => !policies.includes(arn))],
      ...boundary(spec),
      Tags: tagList(spec.tags),
    },
  };
}
