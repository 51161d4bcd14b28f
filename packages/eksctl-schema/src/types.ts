import type { z } from 'zod';
import type { AccessEntrySchema, AccessPolicySchema } from './access.ts';
import type { AddonSchema } from './addons.ts';
import type { FargateProfileSchema } from './fargate.ts';
import type { ClusterIAMServiceAccountSchema } from './iam.ts';
import type { PodIdentityAssociationSchema } from './pod-identity.ts';
import type { ClusterSubnetsSchema, ClusterVPCSchema } from './vpc.ts';

export type AccessEntry = z.output<typeof AccessEntrySchema>;
export type AccessPolicy = z.output<typeof AccessPolicySchema>;
export type Addon = z.output<typeof AddonSchema>;
export type ClusterIAMServiceAccount = z.output<typeof ClusterIAMServiceAccountSchema>;
export type ClusterSubnets = z.output<typeof ClusterSubnetsSchema>;
export type ClusterVPC = z.output<typeof ClusterVPCSchema>;
export type FargateProfile = z.output<typeof FargateProfileSchema>;
export type PodIdentityAssociation = z.output<typeof PodIdentityAssociationSchema>;
