import type { CodedIssue } from '../issue.ts';
import { UNKNOWN_VALUE } from './options.ts';

interface TargetGroup {
  readonly serviceName?: unknown;
  readonly servicePort?: unknown;
  readonly targetGroupARN?: unknown;
  readonly targetGroupName?: unknown;
  readonly weight?: unknown;
}

/** What the controller refuses in the target groups of a forward action. */
export function forwardProblems(groups: readonly TargetGroup[], most: number): CodedIssue[] {
  const problems = groups.flatMap((group, index) =>
    groupProblems(group, groups.length > 1).map((problem) => ({ ...problem, path: ['targetGroups', index] })),
  );
  if (groups.length <= most) return problems;
  const message = `${groups.length} target groups are more than ${most}`;
  return [...problems, { code: UNKNOWN_VALUE, path: ['targetGroups'], message }];
}

function groupProblems(group: TargetGroup, several: boolean): CodedIssue[] {
  const found: CodedIssue[] = [];
  const existing = group.targetGroupARN !== undefined || group.targetGroupName !== undefined;
  const service = group.serviceName !== undefined;
  if (existing === service) {
    found.push({
      code: 'spec/conflict',
      message: 'a target group is either a Service or one that exists in AWS',
    });
  }
  if (service && group.servicePort === undefined) {
    found.push({ code: 'spec/missing-key', message: 'a Service as target needs servicePort' });
  }
  if (several && group.weight === undefined) {
    found.push({ code: 'spec/missing-key', message: 'each of several target groups needs a weight' });
  }
  return found;
}
