import type { z } from 'zod';
import { AccessConfigSchema, AccessEntrySchema, AccessPolicySchema, AccessScopeSchema } from './access.ts';
import { AddonNamespaceConfigSchema, AddonSchema, AddonsConfigSchema } from './addons.ts';
import { ClusterConfigSchema } from './cluster-config.ts';
import { FargateProfileSchema, FargateProfileSelectorSchema } from './fargate.ts';
import {
  ClusterIAMMetaSchema,
  ClusterIAMSchema,
  ClusterIAMServiceAccountSchema,
  ClusterIAMServiceAccountStatusSchema,
} from './iam.ts';
import { ClusterCloudWatchLoggingSchema, ClusterCloudWatchSchema } from './logging.ts';
import { ClusterMetaSchema, RollbackConfigSchema } from './metadata.ts';
import { KubernetesNetworkConfigSchema, PrivateClusterSchema } from './network.ts';
import { PodIdentityAssociationSchema } from './pod-identity.ts';
import { WellKnownPoliciesSchema } from './policies.ts';
import { UpgradePolicySchema } from './upgrade.ts';
import {
  AZSubnetSpecSchema,
  ClusterEndpointsSchema,
  ClusterNATSchema,
  ClusterSubnetsSchema,
  ClusterVPCSchema,
} from './vpc.ts';

/** Every object that is described here, by the name it has in eksctl's published JSON Schema. */
export const DEFINITIONS = {
  AZSubnetSpec: AZSubnetSpecSchema,
  AccessConfig: AccessConfigSchema,
  AccessEntry: AccessEntrySchema,
  AccessPolicy: AccessPolicySchema,
  AccessScope: AccessScopeSchema,
  Addon: AddonSchema,
  AddonNamespaceConfig: AddonNamespaceConfigSchema,
  AddonsConfig: AddonsConfigSchema,
  ClusterCloudWatch: ClusterCloudWatchSchema,
  ClusterCloudWatchLogging: ClusterCloudWatchLoggingSchema,
  ClusterConfig: ClusterConfigSchema,
  ClusterEndpoints: ClusterEndpointsSchema,
  ClusterIAM: ClusterIAMSchema,
  ClusterIAMMeta: ClusterIAMMetaSchema,
  ClusterIAMServiceAccount: ClusterIAMServiceAccountSchema,
  ClusterIAMServiceAccountStatus: ClusterIAMServiceAccountStatusSchema,
  ClusterMeta: ClusterMetaSchema,
  ClusterNAT: ClusterNATSchema,
  ClusterSubnets: ClusterSubnetsSchema,
  ClusterVPC: ClusterVPCSchema,
  FargateProfile: FargateProfileSchema,
  FargateProfileSelector: FargateProfileSelectorSchema,
  KubernetesNetworkConfig: KubernetesNetworkConfigSchema,
  PodIdentityAssociation: PodIdentityAssociationSchema,
  PrivateCluster: PrivateClusterSchema,
  RollbackConfig: RollbackConfigSchema,
  UpgradePolicy: UpgradePolicySchema,
  WellKnownPolicies: WellKnownPoliciesSchema,
} as const satisfies { readonly [name: string]: z.ZodObject };
