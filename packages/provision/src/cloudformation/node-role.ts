import { karpenterNodePolicyArns } from '../node-policies.ts';
import { karpenterNodeRoleName, type ClusterSpec } from '@nodeless/sources';
import { boundary, type Scope, tagList } from './scope.ts';
import { policyDocument, type TemplateResource } from './statement.ts';

/** The role that the nodes of Karpenter run with. */
export function nodeRole(spec: ClusterSpec, { dnsSuffix }: Scope): TemplateResource {
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
      ManagedPolicyArns: karpenterNodePolicyArns(spec),
      ...boundary(spec),
      Tags: tagList(spec.tags),
    },
  };
}
