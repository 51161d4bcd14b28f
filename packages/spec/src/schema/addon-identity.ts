import { z } from 'zod';
import { identityBy } from './identity.ts';
import { dnsLabel, PolicyArn } from './primitives.ts';

/** The role in AWS of an add-on. Roles have fixed names, so that the ARN is known before anything exists. */
export const AddonIdentitySchema = z
  .strictObject({
    by: identityBy,
    serviceAccount: z
      .strictObject({
        namespace: dnsLabel().default('kube-system').describe('Its namespace. Default: kube-system.'),
        name: dnsLabel().describe('Its name.'),
      })
      .optional()
      .describe(
        'Service account of the add-on. Default: that of the drivers of EBS, EFS and FSx; needed for others.',
      ),
    policies: z
      .array(PolicyArn)
      .min(1)
      .optional()
      .describe(
        'ARNs of IAM policies of the role. Default: the policy that AWS maintains for the drivers of EBS, EFS and FSx.',
      )
      .meta({ examples: [['arn:aws:iam::111122223333:policy/my-driver']] }),
  })
  .optional()
  .describe(
    'Role of the add-on in AWS, called <cluster>-<add-on>. Default: one for the drivers of EBS, EFS and FSx, none for others.',
  );
export type AddonIdentity = NonNullable<z.output<typeof AddonIdentitySchema>>;
