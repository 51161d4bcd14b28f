import type { JsonObject } from '@nodeless/core';
import { fargatePodRoleName, type ClusterSpec, type FargateLogging } from '@nodeless/sources';
import { toJson } from '../json.ts';
import { boundary, scopeOf, tagList } from './scope.ts';
import { getAtt, policyDocument, type Statement, type TemplateResource } from './statement.ts';

const GROUP = 'LogGroup';
const PROCESS_GROUP = 'ProcessLogGroup';

/**
 * Where the logs of pods on Fargate go, and a role for these pods that may write to no other place. eksctl would make the
 * role too, but no policy can be added to it, and its name is not known before.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/fargate-logging.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-execution-role.html,
 * addResourcesForFargate in https://github.com/eksctl-io/eksctl/blob/v0.230.0/pkg/cfn/builder/fargate.go
 */
export function fargateLoggingTemplate(spec: ClusterSpec, logging: FargateLogging): JsonObject {
  const { partition, region } = scopeOf(spec);
  const { logGroupName, processLogGroupName, retentionDays } = logging;
  const group = (name: string) => logGroup(spec, name, retentionDays);
  return toJson({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Logs of pods on Fargate of the EKS cluster ${spec.name}: log groups, role of the pods`,
    Resources: {
      [GROUP]: group(logGroupName),
      ...(processLogGroupName === undefined ? {} : { [PROCESS_GROUP]: group(processLogGroupName) }),
      PodRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: fargatePodRoleName(spec),
          AssumeRolePolicyDocument: policyDocument({
            Effect: 'Allow',
            Principal: { Service: 'eks-fargate-pods.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: {
              ArnLike: {
                'aws:SourceArn': `arn:${partition}:eks:${region}:${spec.accountId}:fargateprofile/${spec.name}/*`,
              },
            },
          }),
          ManagedPolicyArns: [`arn:${partition}:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy`],
          Policies: [
            {
              PolicyName: 'logs',
              PolicyDocument: policyDocument(
                writesTo(GROUP),
                ...(processLogGroupName === undefined ? [] : [writesTo(PROCESS_GROUP)]),
              ),
            },
          ],
          ...boundary(spec),
          Tags: tagList(spec.tags),
        },
      },
    },
  });
}

function logGroup(spec: ClusterSpec, name: string, retentionDays: number): TemplateResource {
  return {
    Type: 'AWS::Logs::LogGroup',
    Properties: { LogGroupName: name, RetentionInDays: retentionDays, Tags: tagList(spec.tags) },
    // CloudFormation would otherwise delete the logs together with the stack.
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  };
}

function writesTo(group: string): Statement {
  return {
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    Resource: getAtt(group, 'Arn'),
  };
}
