import { errorAt } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { ClusterRule } from './rule.ts';

const POLICY = /^arn:[a-z-]+:iam::(\d{12}):/;

/** IAM bounds a role by a policy of its own account, or by one of AWS. */
export const permissionsBoundary: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'The policy that bounds roles is of another account',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],
  check({ spec: { accountId, iam }, stack }) {
    const arn = iam?.permissionsBoundary;
    const account = arn === undefined ? undefined : POLICY.exec(arn)?.[1];
    if (accountId === undefined || account === undefined || account === accountId) return [];
    const error = errorAt(stack, ['iam', 'permissionsBoundary'], {
      code: 'spec/conflict',
      message: `${arn} is a policy of the account ${account}, and the cluster is in ${accountId}: no role could be made`,
      hint: `make it in ${accountId}, and name that one`,
    });
    return [{ ...error, related: [{ message: 'account', location: stack.placeOf(['accountId']).location }] }];
  },
};
