import { duplicates, hasWellKnownPolicy, type ConfigProblem, type ConfigRule } from '../problem.ts';
import type { PodIdentityAssociation } from '../types.ts';

/** The add-on that hands out Pod Identity credentials on nodes. */
const POD_IDENTITY_AGENT = 'eks-pod-identity-agent';

/** Roles for service accounts: https://eksctl.io/usage/iamserviceaccounts/ */
export const irsaRules: ConfigRule = function* ({ iam }) {
  const accounts = iam?.serviceAccounts ?? [];
  if (accounts.length > 0 && iam?.withOIDC !== true) {
    yield {
      path: ['iam', 'withOIDC'],
      message: 'service accounts with roles need the OIDC provider of the cluster',
      hint: 'write withOIDC: true',
    };
  }
  const name = (metadata: { name: string; namespace?: string | undefined }) =>
    `${metadata.namespace ?? 'default'}/${metadata.name}`;
  for (const [index, account] of duplicates(accounts, ({ metadata }) => name(metadata))) {
    yield {
      path: ['iam', 'serviceAccounts', index, 'metadata', 'name'],
      message: `the service account ${account} is listed twice`,
    };
  }
  for (const [index, account] of accounts.entries()) {
    if (
      !hasWellKnownPolicy(account.wellKnownPolicies) &&
      (account.attachPolicyARNs?.length ?? 0) === 0 &&
      account.attachPolicy === undefined &&
      account.attachRoleARN === undefined
    ) {
      yield {
        path: ['iam', 'serviceAccounts', index],
        message: `the service account ${name(account.metadata)} gets a role without permissions`,
        hint: 'give it wellKnownPolicies, attachPolicyARNs, attachPolicy or attachRoleARN',
      };
    }
  }
};

/** Pod Identity: https://eksctl.io/usage/pod-identity-associations/ */
export const podIdentityRules: ConfigRule = function* ({ addons = [], addonsConfig, iam }) {
  const associations = iam?.podIdentityAssociations ?? [];
  const used =
    associations.length > 0 ||
    addonsConfig?.autoApplyPodIdentityAssociations === true ||
    addons.some(
      (addon) =>
        addon.useDefaultPodIdentityAssociations === true || (addon.podIdentityAssociations?.length ?? 0) > 0,
    );
  if (used && !addons.some(({ name }) => name === POD_IDENTITY_AGENT)) {
    yield {
      path: ['addons'],
      message: `Pod Identity associations need the add-on ${POD_IDENTITY_AGENT}`,
      hint: `list ${POD_IDENTITY_AGENT} among the add-ons`,
    };
  }
  for (const [index, association] of associations.entries()) {
    yield* associationProblems(association, ['iam', 'podIdentityAssociations', index]);
  }
};

/** What holds for an association wherever it stands. */
export function* associationProblems(
  association: PodIdentityAssociation,
  path: ConfigProblem['path'],
): Iterable<ConfigProblem> {
  const sources = {
    permissionPolicy: Object.keys(association.permissionPolicy ?? {}).length > 0,
    permissionPolicyARNs: (association.permissionPolicyARNs?.length ?? 0) > 0,
    wellKnownPolicies: hasWellKnownPolicy(association.wellKnownPolicies),
  };
  const given = Object.entries(sources).flatMap(([key, isGiven]) => (isGiven ? [key] : []));
  if (association.roleARN === undefined && given.length === 0) {
    yield {
      path,
      message: 'the association has no role and nothing to make one from',
      hint: 'give it roleARN, permissionPolicy, permissionPolicyARNs or wellKnownPolicies',
    };
  }
  if (association.roleARN !== undefined) {
    for (const key of given) {
      yield { path: [...path, key], message: `${key} has no effect on the existing role of roleARN` };
    }
  }
  if (association.permissionPolicyName !== undefined && !sources.permissionPolicy) {
    yield {
      path: [...path, 'permissionPolicyName'],
      message: 'permissionPolicyName names no permissionPolicy',
    };
  }
}
