import { interruptionQueueName, type ClusterSpec } from '@nodeless/sources';
import { QUEUE, tagList } from './scope.ts';
import { getAtt, type PolicyDocument, type Ref, type TemplateResource } from './statement.ts';

/** Events that end a node, and who sends them. */
const EVENTS: { readonly [logicalName: string]: { readonly source: string; readonly type: string } } = {
  ScheduledChangeRule: { source: 'aws.health', type: 'AWS Health Event' },
  SpotInterruptionRule: { source: 'aws.ec2', type: 'EC2 Spot Instance Interruption Warning' },
  RebalanceRule: { source: 'aws.ec2', type: 'EC2 Instance Rebalance Recommendation' },
  InstanceStateChangeRule: { source: 'aws.ec2', type: 'EC2 Instance State-change Notification' },
  CapacityReservationInterruptionRule: {
    source: 'aws.ec2',
    type: 'EC2 Capacity Reservation Instance Interruption Warning',
  },
};

/** The queue that Karpenter reads, who may write to it, and the rules that do. */
export function interruptionQueue(spec: ClusterSpec): { [logicalName: string]: TemplateResource } {
  const queue: Ref = { Ref: QUEUE };
  return {
    [QUEUE]: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: interruptionQueueName(spec),
        // A notice that is five minutes old is about a node that is gone.
        MessageRetentionPeriod: 300,
        SqsManagedSseEnabled: true,
        Tags: tagList(spec.tags),
      },
    },
    [`${QUEUE}Policy`]: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { Queues: [queue], PolicyDocument: queuePolicy() },
    },
    ...Object.fromEntries(
      Object.entries(EVENTS).map(([logicalName, { source, type }]) => [
        logicalName,
        {
          Type: 'AWS::Events::Rule',
          Properties: {
            EventPattern: { source: [source], 'detail-type': [type] },
            Targets: [{ Id: `${QUEUE}Target`, Arn: getAtt(QUEUE, 'Arn') }],
            Tags: tagList(spec.tags),
          },
        },
      ]),
    ),
  };
}

function queuePolicy(): PolicyDocument {
  const queue = getAtt(QUEUE, 'Arn');
  return {
    Version: '2012-10-17',
    Id: 'EC2InterruptionPolicy',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: ['events.amazonaws.com', 'sqs.amazonaws.com'] },
        Action: 'sqs:SendMessage',
        Resource: queue,
      },
      {
        Sid: 'DenyHTTP',
        Effect: 'Deny',
        Principal: '*',
        Action: 'sqs:*',
        Resource: queue,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}
