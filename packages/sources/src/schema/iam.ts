import { ClusterIdentitySchema, PolicyArn } from '@nodeless/catalogue/schema';
import { z } from 'zod';

/** What holds for all roles in AWS. */
export const IamSchema = z
  .strictObject({
    identity: ClusterIdentitySchema,
    permissionsBoundary: PolicyArn.optional()
      .describe(
        'ARN of the policy that bounds every role that is made: of the control plane, nodes, Fargate, add-ons and components. Default: none.',
      )
      .meta({ examples: ['arn:aws:iam::111122223333:policy/boundary'] }),
    nodePolicies: z
      .array(PolicyArn)
      .default([])
      .describe(
        'ARNs of policies of node roles, besides those that every node needs. Pods should rather have roles of their own. Default: none.',
      ),
  })
  .describe('What holds for all roles in AWS.')
  .meta({
    examples: [
      { permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary', identity: { by: 'pod-identity' } },
    ],
  });
