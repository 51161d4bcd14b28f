import { z } from 'zod';
import { PodIdentityAssociationSchema } from './pod-identity.ts';
import { WellKnownPoliciesSchema } from './policies.ts';
import { ArnSchema, InlineDocumentSchema, TextMapSchema } from './primitives.ts';

export const ClusterIAMMetaSchema = z
  .strictObject({
    name: z.string().min(1).describe('Name of the service account.'),
    namespace: z.string().optional().describe('Default: default.'),
    labels: TextMapSchema.optional(),
    annotations: TextMapSchema.optional(),
  })
  .describe('Which service account the role is for.');

export const ClusterIAMServiceAccountStatusSchema = z
  .strictObject({
    roleARN: z.string().optional(),
    stackName: z.string().optional(),
    tags: TextMapSchema.optional(),
    capabilities: z.array(z.string()).optional(),
  })
  .describe('Printed by eksctl; ignored in a file.');

export const ClusterIAMServiceAccountSchema = z
  .strictObject({
    metadata: ClusterIAMMetaSchema,
    roleName: z
      .string()
      .max(64)
      .optional()
      .describe('Fixed name of the role. Default: made by CloudFormation.'),
    roleOnly: z
      .boolean()
      .optional()
      .describe('Make the role alone; somebody else makes the service account and annotates it.'),
    attachPolicyARNs: z.array(ArnSchema).optional().describe('Policies to attach to the role.'),
    attachPolicy: InlineDocumentSchema.optional().describe('Inline policy of the role.'),
    attachRoleARN: ArnSchema.optional().describe('An existing role to use; eksctl makes none.'),
    wellKnownPolicies: WellKnownPoliciesSchema.optional(),
    permissionsBoundary: z.string().optional().describe('ARN of the permissions boundary of the role.'),
    subjectPattern: z
      .string()
      .optional()
      .describe('Pattern of service accounts that may take the role, instead of one exact name.'),
    tags: TextMapSchema.optional(),
    status: ClusterIAMServiceAccountStatusSchema.optional(),
  })
  .describe('A service account with an IAM role through the OIDC provider of the cluster (IRSA).');

export const ClusterIAMSchema = z
  .strictObject({
    withOIDC: z.boolean().optional().describe('Make the IAM OIDC provider that IRSA needs. Default: false.'),
    serviceAccounts: z.array(ClusterIAMServiceAccountSchema).optional(),
    podIdentityAssociations: z.array(PodIdentityAssociationSchema).optional(),
    serviceRoleARN: z.string().optional().describe('Existing role of the control plane.'),
    serviceRolePermissionsBoundary: z.string().optional(),
    fargatePodExecutionRoleARN: z
      .string()
      .optional()
      .describe('Existing role that Fargate pulls images and writes logs with.'),
    fargatePodExecutionRolePermissionsBoundary: z.string().optional(),
    vpcResourceControllerPolicy: z
      .boolean()
      .optional()
      .describe('Let the control plane manage network interfaces of pods. Default: true.'),
  })
  .describe('IAM roles of the cluster and of its service accounts.');
