import type { ClusterSpec, StackVpc } from '@nodeless/sources';
import { boundary } from '../scope.ts';
import { getAtt, policyDocument, type TemplateResource } from '../statement.ts';
import { VPC } from './names.ts';
import { namedTags } from './tags.ts';

const GROUP = 'FlowLogGroup';
const ROLE = 'FlowLogRole';

/**
 * Flow logs of the VPC in CloudWatch, with a role that writes to this group alone.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 */
export function flowLogs(
  spec: ClusterSpec,
  { flowLogs: wanted }: StackVpc,
): { [name: string]: TemplateResource } {
  if (wanted === false) return {};
  return {
    [GROUP]: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { RetentionInDays: wanted.retentionDays, Tags: namedTags(spec, GROUP) },
      // CloudFormation would otherwise delete the logs together with the stack.
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    },
    [ROLE]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: policyDocument({
          Effect: 'Allow',
          Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
          Action: 'sts:AssumeRole',
          // Flow logs of other accounts cannot use the role.
          Condition: { StringEquals: { 'aws:SourceAccount': spec.accountId } },
        }),
        Policies: [
          {
            PolicyName: 'flow-logs',
            PolicyDocument: policyDocument({
              Effect: 'Allow',
              Action: [
                'logs:CreateLogStream',
                'logs:DescribeLogGroups',
                'logs:DescribeLogStreams',
                'logs:PutLogEvents',
              ],
              Resource: getAtt(GROUP, 'Arn'),
            }),
          },
        ],
        ...boundary(spec),
        Tags: namedTags(spec, ROLE),
      },
    },
    FlowLog: {
      Type: 'AWS::EC2::FlowLog',
      Properties: {
        ResourceType: 'VPC',
        ResourceId: { Ref: VPC },
        TrafficType: wanted.traffic,
        LogDestinationType: 'cloud-watch-logs',
        LogGroupName: { Ref: GROUP },
        DeliverLogsPermissionArn: getAtt(ROLE, 'Arn'),
        Tags: namedTags(spec, 'FlowLog'),
      },
    },
  };
}
