import { z } from 'zod';
import { codedCheck } from '../issue.ts';
import { forwardProblems } from './forward.ts';
import { flag, integer, item, list, oneOf } from './options.ts';
import { serviceName, servicePort } from './values.ts';

const weight = (text: string) => integer({ min: 0, max: 999, example: 20 }, text);

const targetGroup = z.strictObject({
  serviceName: serviceName().optional(),
  servicePort: servicePort().describe('Number or name of a port of the Service.').optional(),
  targetGroupARN: item(
    'ARN of a target group that exists.',
    'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/web/0123456789abcdef',
  ).optional(),
  decrypt: flag('Behind a TLS listener: hand data on without TLS.').optional(),
  weight: weight('Share of the connections.').optional(),
});

/** What one listener of an NLB does with connections, by the controller's own field names. */
export const NlbActionSchema = z.strictObject({
  type: oneOf(['forward'], 'What to do.'),
  forwardConfig: z
    .strictObject({
      baseServiceWeight: weight('Share of the Service that carries the option.'),
      targetGroups: list(targetGroup, 'Other places that get a share, at most four.'),
      targetGroupStickinessConfig: z
        .strictObject({ enabled: flag('Send a client to the same target group again.').optional() })
        .describe('Whether clients stay with a target group.')
        .optional(),
    })
    .check(codedCheck(({ targetGroups }) => forwardProblems(targetGroups, 4)))
    .describe('How connections are shared.'),
});
