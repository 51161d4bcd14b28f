import { stringOf } from '@nodeless/catalogue/schema';
import { CONTROL_PLANE_LOG_TYPES, LOG_RETENTION_DAYS } from '@nodeless/contracts/aws';
import { CONTROL_PLANE_TIERS, SUPPORT_TYPES } from '@nodeless/eksctl-schema';
import { z } from 'zod';

/** The part of Kubernetes that EKS runs. */
export const ControlPlaneSchema = z
  .strictObject({
    logging: z
      .strictObject({
        types: z
          .array(z.enum(CONTROL_PLANE_LOG_TYPES))
          .default([...CONTROL_PLANE_LOG_TYPES])
          .describe('Logs sent to CloudWatch. Default: all.'),
        retentionDays: z
          .literal([...LOG_RETENTION_DAYS])
          .default(90)
          .describe('Days that CloudWatch keeps them. Default: 90.'),
      })
      .prefault({})
      .describe('Logs of the control plane.'),
    supportType: z
      .enum(SUPPORT_TYPES)
      .optional()
      .describe(
        'What happens when standard support of the Kubernetes version ends: STANDARD upgrades the cluster, whether it is ready or not; EXTENDED costs more for a year. Default of EKS: EXTENDED.',
      ),
    tier: z
      .enum(CONTROL_PLANE_TIERS)
      .default('standard')
      .describe(
        'Capacity that is always there; standard scales by itself. Larger tiers cost by the hour. Default: standard.',
      ),
    zonalShift: z
      .boolean()
      .default(false)
      .describe(
        'Let Amazon Application Recovery Controller move traffic out of an impaired zone; Karpenter then makes no nodes there either, and does not start before EKS knows of it: on a running cluster, eksctl comes before the merge. Default: false.',
      ),
    secretsEncryption: z
      .strictObject({
        keyArn: stringOf(
          /^arn:aws(-cn|-us-gov)?:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/,
          'the ARN of a KMS key',
          'for example arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab; an alias is no ARN of a key',
        )
          .describe('ARN of a symmetric KMS key in the region of the cluster.')
          .meta({
            examples: ['arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
          }),
      })
      .optional()
      .describe(
        'Encrypt Secrets with a key of your own, besides the key of EKS. It can be added to a cluster, and never changed or taken away. Default: the key of EKS alone.',
      ),
  })
  .describe('The part of Kubernetes that EKS runs.');
