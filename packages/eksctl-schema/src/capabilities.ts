import { z } from 'zod';
import { AccessPolicySchema } from './access.ts';
import { ArnSchema, InlineDocumentSchema, TextMapSchema } from './primitives.ts';

export const CAPABILITY_TYPES = ['ACK', 'ARGOCD', 'KRO'] as const;
export const CAPABILITY_DELETE_POLICIES = ['RETAIN'] as const;
export const ARGOCD_ROLES = ['ADMIN', 'EDITOR', 'VIEWER'] as const;
export const SSO_IDENTITY_TYPES = ['SSO_GROUP', 'SSO_USER'] as const;

export const SSOIdentitySchema = z
  .strictObject({
    id: z.string().min(1).describe('Id of the user or group in IAM Identity Center.'),
    type: z.enum(SSO_IDENTITY_TYPES),
  })
  .describe('A user or group of IAM Identity Center.');

export const ArgoCDRoleMappingSchema = z
  .strictObject({
    role: z.enum(ARGOCD_ROLES).describe('What they may do in Argo CD.'),
    identities: z.array(SSOIdentitySchema).describe('Who gets the role.'),
  })
  .describe('Who has which role in Argo CD.');

export const ArgoCDNetworkAccessSchema = z
  .strictObject({
    vpceIds: z.array(z.string()).optional().describe('VPC endpoints that alone may reach the server.'),
  })
  .describe('Ways to the server of Argo CD. Default: the internet.');

export const ArgoCDAWSIDCSchema = z
  .strictObject({
    idcInstanceArn: ArnSchema.describe('Instance of IAM Identity Center, arn:aws:sso:::instance/<id>.'),
    idcRegion: z.string().optional().describe('Region of the instance, where it is not that of the cluster.'),
  })
  .describe('IAM Identity Center, which signs people in to Argo CD.');

export const ArgoCDConfigurationSchema = z
  .strictObject({
    namespace: z.string().optional().describe('Namespace of the Argo CD objects. Default: argocd.'),
    awsIdc: ArgoCDAWSIDCSchema.optional(),
    networkAccess: ArgoCDNetworkAccessSchema.optional(),
    rbacRoleMappings: z.array(ArgoCDRoleMappingSchema).optional(),
  })
  .describe('Argo CD as EKS runs it.');

export const CapabilityConfigurationSchema = z
  .strictObject({ argocd: ArgoCDConfigurationSchema.optional() })
  .describe('Settings of a capability; only ARGOCD has any.');

export const CapabilitySchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[A-Za-z0-9_-]+$/, 'expected letters, digits, hyphens and underscores')
      .describe('Unique in the cluster.'),
    type: z
      .enum(CAPABILITY_TYPES)
      .describe('AWS Controllers for Kubernetes, Argo CD, or Kube Resource Orchestrator.'),
    roleArn: ArnSchema.optional().describe(
      'Existing role of the capability. Default: one that eksctl makes.',
    ),
    attachPolicyARNs: z.array(ArnSchema).optional().describe('Policies of the role that eksctl makes.'),
    attachPolicy: InlineDocumentSchema.optional().describe('Inline policy of the role that eksctl makes.'),
    permissionsBoundary: z.string().optional().describe('ARN of the permissions boundary of that role.'),
    accessPolicies: z
      .array(AccessPolicySchema)
      .optional()
      .describe('What the capability may do in the Kubernetes API.'),
    deletePropagationPolicy: z
      .enum(CAPABILITY_DELETE_POLICIES)
      .optional()
      .describe('What becomes of its resources when it is deleted.'),
    configuration: CapabilityConfigurationSchema.optional(),
    tags: TextMapSchema.optional(),
  })
  .describe('A tool that EKS runs outside the cluster for it.');
