import { dnsLabel, identityBy, PolicyArn } from '@nodeless/catalogue/schema';
import { z } from 'zod';

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
        'ARNs of IAM policies of the role, instead of its own. Default: for the drivers of EBS, EFS and FSx, a policy for volumes, access points and file systems that they made themselves, in the region of the cluster, and for the KMS keys that storage.classes name. A volume of EBS that exists already needs the tag ebs.csi.aws.com/cluster: true.',
      )
      .meta({ examples: [['arn:aws:iam::111122223333:policy/my-driver']] }),
  })
  .optional()
  .describe(
    'Role of the add-on in AWS, called <cluster>-<add-on>. Default: one for the drivers of EBS, EFS and FSx, none for others.',
  );
export type AddonIdentity = NonNullable<z.output<typeof AddonIdentitySchema>>;
