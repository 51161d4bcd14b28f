import { z } from 'zod';

/** How the pods of a service account get the credentials of its role, in the words of AWS. */
export const IDENTITY_MECHANISMS = ['irsa', 'pod-identity'] as const;
export type IdentityMechanism = (typeof IDENTITY_MECHANISMS)[number];

const MECHANISMS =
  'irsa: by the OIDC provider of the cluster, on nodes and on Fargate. pod-identity: by the add-on eks-pod-identity-agent, on Linux nodes of EC2 only.';

/** The choice for the whole cluster. */
export const ClusterIdentitySchema = z
  .strictObject({
    by: z.enum(IDENTITY_MECHANISMS).default('irsa').describe(`${MECHANISMS} Default: irsa.`),
  })
  .prefault({})
  .describe('How pods get the credentials of their roles, where a component or an add-on says nothing else.');

/** The choice of one component or add-on. */
export const identityBy = z
  .enum(IDENTITY_MECHANISMS)
  .optional()
  .describe(`${MECHANISMS} Default: what iam.identity.by says.`);

export const ComponentIdentitySchema = z
  .strictObject({ by: identityBy })
  .optional()
  .describe('How its pods get the credentials of their role. Default: as iam.identity says.')
  .meta({ examples: [{ by: 'pod-identity' }] });
