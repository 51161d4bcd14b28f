import { z } from 'zod';
import { codedCheck, type CodedIssue } from '../issue.ts';
import { flag, integer, item, list, oneOf, UNKNOWN_VALUE } from './options.ts';
import { serviceName, servicePort } from './values.ts';

const weight = (text: string) => integer({ min: 0, max: 999 }, text);

const targetGroup = z.strictObject({
  serviceName: serviceName().optional(),
  servicePort: servicePort().optional(),
  targetGroupARN: item('ARN of a target group that exists.').optional(),
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
        .optional(),
    })
    .check(codedCheck(({ targetGroups }) => forwardProblems(targetGroups, 4))),
});

interface TargetGroup {
  readonly serviceName?: unknown;
  readonly servicePort?: unknown;
  readonly targetGroupARN?: unknown;
  readonly targetGroupName?: unknown;
  readonly weight?: unknown;
}

/** What the controller refuses in the target groups of a forward action. */
export function forwardProblems(groups: readonly TargetGroup[], most: number): CodedIssue[] {
  const problems: CodedIssue[] = groups.flatMap((group, index): CodedIssue[] => {
    const path = ['targetGroups', index];
    const existing = group.targetGroupARN !== undefined || group.targetGroupName !== undefined;
    const found: CodedIssue[] = [];
    if (existing === (group.serviceName !== undefined)) {
      const message = 'a target group is either a Service or one that exists in AWS';
      found.push({ code: 'spec/conflict', path, message });
    }
    if (group.serviceName !== undefined && group.servicePort === undefined) {
      found.push({ code: 'spec/missing-key', path, message: 'a Service as target needs servicePort' });
    }
    if (groups.length > 1 && group.weight === undefined) {
      found.push({ code: 'spec/missing-key', path, message: 'each of several target groups needs a weight' });
    }
    return found;
  });
  if (groups.length > most) {
    const message = `${groups.length} target groups are more than ${most}`;
    problems.push({ code: UNKNOWN_VALUE, path: ['targetGroups'], message });
  }
  return problems;
}
