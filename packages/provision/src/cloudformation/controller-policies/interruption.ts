import { QUEUE } from '../scope.ts';
import { getAtt, type Statement } from '../statement.ts';

/** Read the notices that EC2 is about to take a node away. */
export function interruption(): Statement[] {
  return [
    {
      Sid: 'AllowInterruptionQueueActions',
      Effect: 'Allow',
      Resource: getAtt(QUEUE, 'Arn'),
      Action: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
    },
  ];
}
