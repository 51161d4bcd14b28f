import { z } from 'zod';
import { ArnSchema, TextMapSchema } from './primitives.ts';

export const IDENTITY_PROVIDER_TYPES = ['oidc'] as const;

export const IAMIdentityMappingSchema = z
  .strictObject({
    arn: ArnSchema.optional().describe('IAM role or user.'),
    username: z.string().optional().describe('Name that RBAC sees.'),
    groups: z.array(z.string()).optional().describe('Groups that RBAC sees.'),
    noDuplicateARNs: z
      .boolean()
      .optional()
      .describe('Do not add an ARN that is there already. Default: false.'),
    serviceName: z
      .string()
      .optional()
      .describe('An AWS service that gets its usual access, for instance emr-containers.'),
    namespace: z.string().optional().describe('Namespace of the service.'),
    account: z
      .string()
      .regex(/^[0-9]{12}$/, 'expected the twelve digits of an account, in quotes')
      .optional()
      .describe('An account whose users and roles are all mapped by name.'),
  })
  .describe('An entry of the aws-auth ConfigMap. Access entries replace it.');

export const OIDCIdentityProviderSchema = z
  .strictObject({
    name: z.string().min(1),
    issuerURL: z.string().regex(/^https:\/\/[^\s]+$/, 'expected a URL that starts with https://'),
    clientID: z.string().min(1).describe('Audience of the tokens.'),
    usernameClaim: z.string().optional().describe('Claim that becomes the user name. Default: sub.'),
    usernamePrefix: z
      .string()
      .optional()
      .describe('Put before user names, so that they clash with no others.'),
    groupsClaim: z.string().optional().describe('Claim that becomes the groups.'),
    groupsPrefix: z.string().optional().describe('Put before groups.'),
    requiredClaims: TextMapSchema.optional().describe('Claims that a token must have, with their values.'),
    tags: TextMapSchema.optional(),
  })
  .describe('An OpenID Connect provider whose tokens the Kubernetes API takes.');

export const IdentityProviderSchema = z
  .strictObject({ type: z.enum(IDENTITY_PROVIDER_TYPES), ...OIDCIdentityProviderSchema.shape })
  .describe('Who may say who somebody is, besides IAM.');
