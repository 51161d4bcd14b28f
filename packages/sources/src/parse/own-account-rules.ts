import { errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { Diagnostic } from '@nodeless/core';
import type { LayerStack } from '../layers/stack.ts';
import { autoModeOf } from '../model/auto-mode.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import type { ClusterRuleInput } from './cluster-rule-input.ts';
import type { ClusterRule } from './rule.ts';
import { textsIn } from './texts-in.ts';

const POLICY = /^arn:[a-z-]+:iam::\d{12}:policy\//;
const ACCOUNT = /^arn:[a-z-]+:iam::(\d{12}):/;

/** An ARN that only the account of the cluster can have. */
interface OwnArn {
  readonly arn: string;
  readonly path: Segments;
  readonly places: LayerStack;
  readonly what: string;
  /** What fails with one of another account. */
  readonly consequence: string;
}

/**
 * IAM attaches to a role, and bounds it by, policies of its own account or of AWS. Nodes have a role of the account of their
 * cluster.
 */
export const ownAccount: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'A policy or the role of nodes is of another account',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/auto-cluster-iam-role.html',
  ],
  check(input) {
    const { accountId } = input.spec;
    if (accountId === undefined) return [];
    return [...ownArns(input)].flatMap(({ arn, path, places, what, consequence }): Diagnostic[] => {
      const account = ACCOUNT.exec(arn)?.[1];
      if (account === undefined || account === accountId) return [];
      const error = errorAt(places, path, {
        code: 'spec/conflict',
        message: `${arn} is ${what} of the account ${account}, and the cluster is in ${accountId}: ${consequence}`,
        hint: `make it in ${accountId}, and name that one`,
      });
      const related = { message: 'account', location: input.stack.placeOf(['accountId']).location };
      return [{ ...error, related: [related] }];
    });
  },
};

function* ownArns({ spec, stack, apps }: ClusterRuleInput): Iterable<OwnArn> {
  const { catalogue: _, ...written } = spec;
  const policy = { what: 'a policy', consequence: 'no role could be made' };
  for (const { text, path } of textsIn(written, POLICY)) yield { arn: text, path, places: stack, ...policy };
  for (const app of apps.values()) {
    const place = ['serviceAccount', 'role'];
    for (const { text, path } of textsIn(app.value.serviceAccount?.role, POLICY, place))
      if (path.includes('policies')) yield { arn: text, path, places: app.stack, ...policy };
  }
  yield* rolesOfNodes(spec, stack);
}

function* rolesOfNodes({ compute }: Partial<ClusterSpec>, places: LayerStack): Iterable<OwnArn> {
  const what = 'a role';
  const role = compute === undefined ? undefined : autoModeOf({ compute })?.nodeRoleArn;
  if (role !== undefined) {
    const path = ['compute', 'autoMode', 'nodeRoleArn'];
    yield { arn: role, path, places, what, consequence: 'EKS gives nodes no such role' };
  }
}
