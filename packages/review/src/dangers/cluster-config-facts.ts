import { ADDON_CONTROLLERS, type FargateProfile } from '@nodeless/contracts/placement';
import { at, maps, texts, type JsonObject } from '@nodeless/core';
import { isKind } from '../objects/tree-object.ts';
import type { ClusterContext } from './context.ts';
import { podOf } from './pod.ts';

/** A service account with a role that eksctl makes. */
export interface WorkloadRole {
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Undefined where eksctl makes the name up. */
  readonly roleName: string | undefined;
}

/** The roles of service accounts in a ClusterConfig, by whichever way they get there. */
export function workloadRoles(config: JsonObject): WorkloadRole[] {
  const associations = [
    ...maps(at(config, 'iam', 'podIdentityAssociations')),
    ...maps(config['addons']).flatMap((addon) => maps(addon['podIdentityAssociations'])),
  ];
  return [
    ...maps(at(config, 'iam', 'serviceAccounts')).map((account) => ({
      namespace: text(at(account, 'metadata', 'namespace')) ?? 'default',
      serviceAccount: text(at(account, 'metadata', 'name')) ?? '',
      roleName: text(account['roleName']),
    })),
    ...associations.map((association) => ({
      namespace: text(association['namespace']) ?? '',
      serviceAccount: text(association['serviceAccountName']) ?? '',
      roleName: text(association['roleName']),
    })),
  ];
}

/** What of the head still works with a role: an Application, pods, an add-on. Undefined for nothing. */
export function userOf(role: WorkloadRole, config: JsonObject, context: ClusterContext): string | undefined {
  const { namespace, serviceAccount, roleName } = role;
  const addon = maps(config['addons']).find(({ name, serviceAccountRoleARN }) => {
    const controller = ADDON_CONTROLLERS[String(name)];
    const isIts = controller?.namespace === namespace && controller.serviceAccount === serviceAccount;
    return isIts || (roleName !== undefined && isRole(serviceAccountRoleARN, roleName));
  });
  if (addon !== undefined) return `the add-on ${String(addon['name'])}`;
  // The charts of controllers call the service account as the Application is called.
  const application = context.application('head', serviceAccount);
  if (at(application?.value, 'spec', 'destination', 'namespace') === namespace) {
    return `the Application ${serviceAccount}`;
  }
  const user = context
    .objects('head', (path) => /\/rendered\/(manifests|argocd)\//.test(path))
    .find((object) => {
      const pod = podOf(object);
      const runs = pod?.namespace === namespace && pod.spec['serviceAccountName'] === serviceAccount;
      return runs || (roleName !== undefined && JSON.stringify(object.value).includes(`:role/${roleName}"`));
    });
  return user === undefined ? undefined : `${user.ref.kind} ${user.ref.name}`;
}

function isRole(arn: unknown, name: string): boolean {
  return typeof arn === 'string' && arn.endsWith(`/${name}`);
}

/** ARNs of the principals that join the cluster as nodes. Types: `CreateAccessEntry` of the EKS API. */
export function nodePrincipals(config: JsonObject): string[] {
  return [
    ...entries(config)
      .filter(({ type = 'STANDARD' }) => type !== 'STANDARD')
      .map(({ principalARN }) => String(principalARN)),
    ...mappings(config)
      .filter(({ groups }) => texts(groups).includes('system:nodes'))
      .map(({ arn }) => String(arn)),
  ];
}

/** Kinds whose objects name the role of the nodes that they make. */
export function makesNodes(context: ClusterContext, arn: string): string | undefined {
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  const found = context
    .objects('head', (path) => path.includes('/rendered/manifests/'), name)
    .find(
      (object) =>
        (isKind(object, 'karpenter.k8s.aws', 'EC2NodeClass') ||
          isKind(object, 'eks.amazonaws.com', 'NodeClass')) &&
        at(object.value, 'spec', 'role') === name,
    );
  return found === undefined ? undefined : `${found.ref.kind} ${found.ref.name}`;
}

/** Who may do everything. EKS reads aws-auth unless the mode is API. */
export function administrators(config: JsonObject): string[] {
  return [
    ...entries(config)
      .filter(({ accessPolicies }) =>
        maps(accessPolicies).some(
          (policy) =>
            String(policy['policyARN']).endsWith('/AmazonEKSClusterAdminPolicy') &&
            at(policy, 'accessScope', 'type') === 'cluster',
        ),
      )
      .map(({ principalARN }) => String(principalARN)),
    ...mappings(config)
      .filter(({ groups }) => texts(groups).includes('system:masters'))
      .map(({ arn }) => String(arn)),
  ];
}

/** Whether whoever made the cluster is its administrator. EKS reads it when the cluster is made, and never again. */
export function creatorIsAdministrator(config: JsonObject): boolean {
  return at(config, 'accessConfig', 'bootstrapClusterCreatorAdminPermissions') !== false;
}

/** Access entries; EKS reads none in the mode CONFIG_MAP. */
function entries(config: JsonObject): JsonObject[] {
  const mode = at(config, 'accessConfig', 'authenticationMode');
  return mode === 'CONFIG_MAP' ? [] : maps(at(config, 'accessConfig', 'accessEntries'));
}

function mappings(config: JsonObject): JsonObject[] {
  return at(config, 'accessConfig', 'authenticationMode') === 'API'
    ? []
    : maps(config['iamIdentityMappings']);
}

/** The Fargate profiles of a ClusterConfig that can be read. */
export function fargateProfiles(config: JsonObject): FargateProfile[] {
  return maps(config['fargateProfiles']).filter(isProfile);
}

function isProfile(profile: JsonObject): profile is JsonObject & FargateProfile {
  return typeof profile['name'] === 'string' && Array.isArray(profile['selectors']);
}

/** True where nodes are there without Karpenter: node groups, or those of EKS Auto Mode. */
export function hasOtherNodes(config: JsonObject): boolean {
  const groups = [...maps(config['managedNodeGroups']), ...maps(config['nodeGroups'])];
  return groups.length > 0 || at(config, 'autoModeConfig', 'enabled') === true;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
