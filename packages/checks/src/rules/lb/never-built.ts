import type { StackIssue } from '@nodeless/contracts/load-balancer-stacks';
import { describeObject } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { placeOf } from '../../view/load-balancers.ts';

/** What other rules say: annotations that cannot be read, and members of a group that disagree. */
const ELSEWHERE: readonly StackIssue['kind'][] = ['value', 'conflict'];

/**
 * The controller reconciles a load balancer for ever without success, with all members of its group: options that fit neither its
 * listeners, nor its Services, nor the subnets of the VPC.
 */
export const neverBuilt: Rule = {
  codes: [
    {
      code: 'lb/never-built',
      severity: 'error',
      title: 'The controller fails for ever, and neither makes nor changes the load balancer',
    },
  ],
  references: [
    'pkg/ingress and pkg/service of the load balancer controller 3.5.0',
    'pkg/networking/subnet_resolver.go of the load balancer controller 3.5.0',
  ],
  *check({ model, loadBalancers }) {
    for (const { issues } of loadBalancers) {
      for (const issue of issues) {
        if (issue.effect !== 'fails' || ELSEWHERE.includes(issue.kind)) continue;
        const message = `${describeObject(issue.object.manifest)} ${issue.message}`;
        yield finding(model, placeOf(issue), 'lb/never-built', message, { hint: issue.hint });
      }
    }
  },
};
