import { z } from 'zod';
import type { ContractProblem } from '../problem.ts';
import { DEFAULT_NODE_CLASS, NODE_CLASS_API_VERSION } from './constants.ts';

const tags = z.record(z.string().min(1), z.string());
const names = z.record(z.string(), z.string());

/** An id alone, or a name alone, or tags. */
const term = z
  .strictObject({ id: z.string(), name: z.string(), tags: names })
  .partial()
  .refine((one) => Object.keys(one).length === 1, 'must have exactly one of id, name and tags');
const terms = z.array(term).min(1).max(30);

const schema = z.strictObject({
  apiVersion: z.literal(NODE_CLASS_API_VERSION),
  kind: z.literal('NodeClass'),
  metadata: z.looseObject({
    name: z.string().refine((name) => name !== DEFAULT_NODE_CLASS, 'is the name of the class of EKS'),
  }),
  spec: z
    .strictObject({
      role: z.string().regex(/^[\w+=,.@-]{1,64}$/),
      subnetSelectorTerms: terms,
      securityGroupSelectorTerms: terms,
      podSubnetSelectorTerms: terms.optional(),
      podSecurityGroupSelectorTerms: terms.optional(),
      capacityReservationSelectorTerms: z
        .array(z.strictObject({ id: z.string(), owner: z.string(), tags: names }).partial())
        .min(1)
        .optional(),
      snatPolicy: z.enum(['Random', 'Disabled']).optional(),
      networkPolicy: z.enum(['DefaultAllow', 'DefaultDeny']).optional(),
      networkPolicyEventLogs: z.enum(['Enabled', 'Disabled']).optional(),
      ephemeralStorage: z
        .strictObject({
          size: z.string().regex(/^[1-9]\d{0,4}(Gi|G|Ti|T)$/),
          iops: z.int().min(3000).max(16_000),
          throughput: z.int().min(125).max(1000),
          kmsKeyID: z.string().min(1),
        })
        .partial()
        .optional(),
      advancedNetworking: z
        .strictObject({
          associatePublicIPAddress: z.boolean(),
          httpsProxy: z.string(),
          noProxy: z.array(z.string()),
          ipv4PrefixSize: z.enum(['Auto', '32']),
        })
        .partial()
        .optional(),
      advancedSecurity: z
        .strictObject({ fips: z.boolean(), kernelLockdown: z.enum(['integrity', 'none']) })
        .partial()
        .optional(),
      certificateBundles: z
        .array(z.strictObject({ name: z.string().min(1), data: z.string().min(1) }))
        .min(1)
        .optional(),
      tags: tags.optional(),
    })
    .refine(
      (spec) =>
        (spec.podSubnetSelectorTerms === undefined) === (spec.podSecurityGroupSelectorTerms === undefined),
      'podSubnetSelectorTerms and podSecurityGroupSelectorTerms must stand together',
    ),
});

/**
 * What EKS Auto Mode would refuse in a NodeClass, as far as the guide tells: AWS publishes no schema.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 */
export function validateNodeClass(manifest: object): ContractProblem[] {
  const parsed = schema.safeParse(manifest);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
    path: path.filter((key) => typeof key !== 'symbol'),
    message,
  }));
}
