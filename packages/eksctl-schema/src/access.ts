import { z } from 'zod';
import { ArnSchema } from './primitives.ts';

/** Where EKS looks for who may use the cluster: access entries, the `aws-auth` ConfigMap, or both. */
export const AUTHENTICATION_MODES = ['API', 'API_AND_CONFIG_MAP', 'CONFIG_MAP'] as const;

/** Kinds of access entries that eksctl accepts. EKS itself also has `HYPERPOD_LINUX`. */
export const ACCESS_ENTRY_TYPES = [
  'STANDARD',
  'EC2',
  'EC2_LINUX',
  'EC2_WINDOWS',
  'FARGATE_LINUX',
  'HYBRID_LINUX',
] as const;

export const ACCESS_SCOPE_TYPES = ['cluster', 'namespace'] as const;

export const AuthenticationModeSchema = z.enum(AUTHENTICATION_MODES);

export const AccessScopeTypeSchema = z.enum(ACCESS_SCOPE_TYPES);

export const AccessScopeSchema = z
  .strictObject({
    type: AccessScopeTypeSchema,
    namespaces: z
      .array(z.string())
      .optional()
      .describe('Namespaces, * allowed at the end of a name; only with type namespace.'),
  })
  .describe('Where a policy applies.');

export const AccessPolicySchema = z
  .strictObject({
    policyARN: ArnSchema.describe('An EKS access policy: arn:aws:eks::aws:cluster-access-policy/<name>.'),
    accessScope: AccessScopeSchema,
  })
  .describe('A set of Kubernetes permissions that AWS maintains.');

export const AccessEntrySchema = z
  .strictObject({
    principalARN: ArnSchema.describe('IAM role or user.'),
    type: z
      .enum(ACCESS_ENTRY_TYPES)
      .optional()
      .describe('STANDARD for people and programs (default), the others for roles of nodes.'),
    kubernetesUsername: z.string().optional().describe('Name that RBAC sees. Default: made by EKS.'),
    kubernetesGroups: z.array(z.string()).optional().describe('Groups for RBAC bindings.'),
    accessPolicies: z.array(AccessPolicySchema).optional(),
  })
  .describe('Lets an IAM principal use the Kubernetes API.');

export const AccessConfigSchema = z
  .strictObject({
    authenticationMode: AuthenticationModeSchema.optional().describe('Default: API_AND_CONFIG_MAP.'),
    bootstrapClusterCreatorAdminPermissions: z
      .boolean()
      .optional()
      .describe('Make whoever creates the cluster its administrator. Default: true.'),
    accessEntries: z.array(AccessEntrySchema).optional(),
  })
  .describe('Who may use the Kubernetes API.');
