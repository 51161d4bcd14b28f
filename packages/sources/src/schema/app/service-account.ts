import { dnsLabel, identityBy, stringOf } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { filled, PLACEHOLDERS } from './filled.ts';

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
const Action = stringOf(
  /^[a-z0-9-]+:[A-Za-z0-9*?]+$/,
  'an action of a service',
  'for example s3:GetObject; a role of an app may not do everything',
);

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATOR =
  /^(?:For(?:All|Any)Values:)?(?:String(?:Not)?(?:Equals(?:IgnoreCase)?|Like)|Numeric(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)|Date(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)|(?:Not)?IpAddress|Arn(?:Not)?(?:Equals|Like)|Bool|BinaryEquals)(?:IfExists)?$|^Null$/;
const Operator = stringOf(OPERATOR, 'an operator of IAM', 'for example StringEquals, StringLike or ArnLike');
const ConditionKey = stringOf(
  /^[A-Za-z0-9-]+:[^${}]+$/,
  'a key of a condition',
  'for example aws:ResourceTag/team; values of the cluster stand in the values only',
);
const Resource = filled(
  stringOf(/^(?:\*|arn:\S+)$/, 'an ARN', 'for example arn:${partition}:s3:::orders/*; or "*"'),
);

const Policy = filled(
  stringOf(
    /^arn:(?:aws(?:-cn|-us-gov)?|\$\{\w+\}):iam::(?:aws|\d{12}|\$\{\w+\}):policy\/\S+$/,
    'an ARN of a policy',
    'for example arn:${partition}:iam::aws:policy/AmazonS3ReadOnlyAccess',
  ),
);

const StatementSchema = z.strictObject({
  sid: stringOf(/^[A-Za-z0-9]+$/, 'an id of a statement', 'letters and digits')
    .optional()
    .describe('Id of the statement. Default: none.')
    .meta({ examples: ['ReadOrders'] }),
  effect: z.enum(['Allow', 'Deny']).default('Allow').describe('Default: Allow.'),
  actions: z
    .array(Action)
    .min(1)
    .describe('Actions of AWS services.')
    .meta({ examples: [['s3:GetObject']] }),
  resources: z
    .array(Resource)
    .min(1)
    .describe(`ARNs, or *. Values of the cluster: ${PLACEHOLDERS}.`)
    .meta({ examples: [['arn:${partition}:s3:::orders-${stage}/*']] }),
  conditions: z
    .record(
      Operator,
      z.record(ConditionKey, z.union([filled(z.string()), z.array(filled(z.string())).min(1)])),
    )
    .default({})
    .describe('Operator, key, values; a request must satisfy all of them. Default: none.')
    .meta({ examples: [{ StringEquals: { 'aws:ResourceTag/team': 'orders' } }] }),
});

/** A role in AWS for the pods of an app. eksctl makes it from the ClusterConfig, before Argo CD makes the pods. */
const RoleSchema = z
  .strictObject({
    policies: z
      .array(Policy)
      .default([])
      .describe('ARNs of policies that exist. Default: none.')
      .meta({ examples: [['arn:${partition}:iam::aws:policy/AmazonS3ReadOnlyAccess']] }),
    statements: z
      .array(StatementSchema)
      .default([])
      .describe('Statements of a policy of its own. Default: none.'),
    identity: z
      .strictObject({ by: identityBy })
      .optional()
      .describe('How the pods get the credentials of the role. Default: as iam.identity of the cluster says.')
      .meta({ examples: [{ by: 'pod-identity' }] }),
  })
  .describe('A role in AWS that only these pods may take.');

/** A service account of an app's own. */
export const ServiceAccountSchema = z
  .strictObject({
    name: dnsLabel().optional().describe('Name of the service account. Default: that of the app.'),
    token: z
      .boolean()
      .default(false)
      .describe(
        'Whether the pods get a token of the Kubernetes API. Credentials of AWS need none. Default: false.',
      ),
    role: RoleSchema.optional(),
  })
  .describe(
    'A service account of its own, with a role in AWS where the app calls it. Default: that of the namespace.',
  );
export type AppServiceAccount = z.output<typeof ServiceAccountSchema>;
export type PolicyStatementSpec = z.output<typeof StatementSchema>;
