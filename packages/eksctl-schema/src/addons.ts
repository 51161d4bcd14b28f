import { z } from 'zod';
import { PodIdentityAssociationSchema } from './pod-identity.ts';
import { WellKnownPoliciesSchema } from './policies.ts';
import { ArnSchema, InlineDocumentSchema, TextMapSchema } from './primitives.ts';

/**
 * What EKS does with values that somebody changed by hand. eksctl passes the text on to EKS as it is: EKS's own
 * spelling is upper case, eksctl's documentation writes lower case.
 */
export const RESOLVE_CONFLICTS = ['NONE', 'OVERWRITE', 'PRESERVE', 'none', 'overwrite', 'preserve'] as const;

export const ResolveConflictsSchema = z.enum(RESOLVE_CONFLICTS);

export const AddonNamespaceConfigSchema = z
  .strictObject({
    namespace: z
      .string()
      .max(63)
      .regex(/^([a-z]([-a-z0-9]*[a-z0-9])?)?$/, 'expected the name of a namespace, first a letter')
      .optional(),
  })
  .describe('Where the add-on is installed; cannot be changed later.');

export const AddonSchema = z
  .strictObject({
    name: z.string().min(1).describe('Name of the EKS add-on, for instance vpc-cni.'),
    version: z
      .string()
      .optional()
      .describe('Exact version (v1.19.5-eksbuild.3), or latest. EKS chooses its default when left out.'),
    configurationValues: z
      .string()
      .optional()
      .describe(
        'Settings of the add-on: JSON or YAML as one text, checked against the schema of the add-on.',
      ),
    resolveConflicts: ResolveConflictsSchema.optional(),
    serviceAccountRoleARN: ArnSchema.optional().describe('Existing IRSA role of the add-on.'),
    attachPolicyARNs: z.array(ArnSchema).optional().describe('Policies of an IRSA role that eksctl makes.'),
    attachPolicy: InlineDocumentSchema.optional().describe(
      'Inline policy of an IRSA role that eksctl makes.',
    ),
    wellKnownPolicies: WellKnownPoliciesSchema.optional(),
    permissionsBoundary: z.string().optional(),
    podIdentityAssociations: z.array(PodIdentityAssociationSchema).optional(),
    useDefaultPodIdentityAssociations: z
      .boolean()
      .optional()
      .describe('Take the associations that EKS recommends. Default: false.'),
    namespaceConfig: AddonNamespaceConfigSchema.optional(),
    tags: TextMapSchema.optional(),
    publishers: z.array(z.string()).optional().describe('Filter of add-on queries.'),
    types: z.array(z.string()).optional().describe('Filter of add-on queries.'),
    owners: z.array(z.string()).optional().describe('Filter of add-on queries.'),
  })
  .describe('An EKS add-on.');

export const AddonsConfigSchema = z
  .strictObject({
    autoApplyPodIdentityAssociations: z
      .boolean()
      .optional()
      .describe('Give every add-on the Pod Identity associations that EKS recommends. Default: false.'),
    disableDefaultAddons: z
      .boolean()
      .optional()
      .describe(
        'Install only the add-ons that are listed. Default: false, which adds vpc-cni, kube-proxy, coredns, metrics-server.',
      ),
  })
  .describe('Settings of all add-ons together.');
