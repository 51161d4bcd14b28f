import { ACCESS_POLICIES } from '@nodeless/contracts/aws';
import { ACCESS_ENTRY_TYPES, AUTHENTICATION_MODES } from '@nodeless/eksctl-schema';
import { z } from 'zod';
import { PrincipalArn, stringOf } from '@nodeless/catalogue/schema';
import { RbacSchema } from './rbac.ts';

/** Groups of EKS entries; those of Kubernetes itself cannot be given away. Source: EKS API, CreateAccessEntry. */
const EntryGroup = stringOf(
  /^(?!(system|eks|aws|amazon|iam):)\S{1,63}$/,
  'a group for access entries',
  'groups that start with system:, eks:, aws:, amazon: or iam: are reserved; bind a group of your own',
);

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html */
const EntryUsername = stringOf(
  /^(?!(system|eks|aws|amazon|iam):)\S+$/,
  'a user name for access entries',
  'names that start with system:, eks:, aws:, amazon: or iam: are reserved; choose another, or leave it out',
);

const NamespacePattern = stringOf(
  /^[a-z0-9]([-a-z0-9]*[a-z0-9*])?\*?$|^\*$/,
  'a namespace',
  'for example web, or team-*',
);

const Policy = z.strictObject({
  policy: z.enum(ACCESS_POLICIES).describe('Name of an EKS access policy.'),
  namespaces: z
    .array(NamespacePattern)
    .min(1)
    .optional()
    .describe('Only in these namespaces, * allowed at the end. Default: in the whole cluster.')
    .meta({ examples: [['web', 'team-*']] }),
});

const Entry = z.strictObject({
  principal: PrincipalArn.describe('ARN of an IAM role or user, once in the whole file.'),
  type: z
    .enum(ACCESS_ENTRY_TYPES)
    .default('STANDARD')
    .describe(
      'STANDARD for people and programs; the others let nodes in and carry nothing else. Default: STANDARD.',
    ),
  username: EntryUsername.optional()
    .describe('Name that RBAC and the audit log see. Default: made by EKS.')
    .meta({ examples: ['developer'] }),
  groups: z
    .array(EntryGroup)
    .default([])
    .describe('Groups for access.rbac.bindings. Default: none.')
    .meta({ examples: [['developers']] }),
  policies: z.array(Policy).default([]).describe('EKS access policies. Default: none.'),
});

const Mapping = z.strictObject({
  principal: PrincipalArn.describe('ARN of an IAM role or user.'),
  username: z
    .string()
    .min(1)
    .describe('Name that RBAC and the audit log see.')
    .meta({ examples: ['ci'] }),
  groups: z
    .array(z.string().min(1))
    .min(1)
    .describe('Groups of Kubernetes; system:masters may do everything.')
    .meta({ examples: [['developers']] }),
});

/** Who may use the Kubernetes API: access entries of EKS, the older aws-auth, and RBAC. */
export const AccessSchema = z
  .strictObject({
    mode: z
      .enum(AUTHENTICATION_MODES)
      .default('API_AND_CONFIG_MAP')
      .describe(
        'Where EKS looks: access entries (API), the ConfigMap aws-auth (CONFIG_MAP), or both. A cluster moves one way only: CONFIG_MAP, API_AND_CONFIG_MAP, API; EKS refuses the way back. Default: API_AND_CONFIG_MAP.',
      ),
    admins: z
      .array(PrincipalArn)
      .default([])
      .describe(
        'ARNs of IAM roles or users with AmazonEKSClusterAdminPolicy for the cluster. Default: none.',
      ),
    breakGlass: PrincipalArn.optional()
      .describe(
        'ARN of an IAM role that may do everything and is used only when nothing else works; alarm on its use. Default: none.',
      )
      .meta({ examples: ['arn:aws:iam::111122223333:role/break-glass'] }),
    entries: z
      .array(Entry)
      .default([])
      .describe('Access entries besides admins and breakGlass. Default: none.')
      .meta({
        examples: [
          [
            {
              principal: 'arn:aws:iam::111122223333:role/developers',
              groups: ['developers'],
              policies: [{ policy: 'AmazonEKSViewPolicy', namespaces: ['web'] }],
            },
          ],
        ],
      }),
    mappings: z
      .array(Mapping)
      .default([])
      .describe('Entries of the ConfigMap aws-auth, for clusters that still read it (mode). Default: none.'),
    rbac: RbacSchema.prefault({}),
  })
  .describe('Who may use the Kubernetes API.');
export type Access = z.output<typeof AccessSchema>;
export type AccessEntrySpec = z.output<typeof Entry>;
