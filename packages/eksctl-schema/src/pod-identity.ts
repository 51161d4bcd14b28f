import { z } from 'zod';
import { WellKnownPoliciesSchema } from './policies.ts';
import { ArnSchema, InlineDocumentSchema, TextMapSchema } from './primitives.ts';

export const PodIdentityAssociationSchema = z
  .strictObject({
    namespace: z.string().min(1).describe('Namespace of the service account.'),
    serviceAccountName: z.string().min(1),
    roleARN: ArnSchema.optional().describe('An existing role; excludes everything that describes a new one.'),
    roleName: z.string().max(64).optional().describe('Name of the new role.'),
    permissionPolicyARNs: z.array(ArnSchema).optional().describe('Policies to attach to the new role.'),
    permissionPolicy: InlineDocumentSchema.optional().describe('Inline policy of the new role.'),
    permissionPolicyName: z.string().optional().describe('Name of permissionPolicy.'),
    wellKnownPolicies: WellKnownPoliciesSchema.optional(),
    permissionsBoundaryARN: ArnSchema.optional(),
    createServiceAccount: z
      .boolean()
      .optional()
      .describe('Also make the Kubernetes service account. Default: false.'),
    targetRoleARN: ArnSchema.optional().describe('Role of another account that the pod ends up with.'),
    disableSessionTags: z.boolean().optional().describe('Leave out the session tags that EKS adds.'),
    policy: z.string().optional().describe('JSON session policy that narrows the permissions of the role.'),
    tags: TextMapSchema.optional(),
  })
  .describe(
    'A service account with an IAM role through EKS Pod Identity. Its agent does not run on Fargate.',
  );
