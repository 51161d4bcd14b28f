import { problem, type ConfigRule } from '../problem.ts';
import type { ClusterIAMServiceAccount } from '../types.ts';
import { anyOn, duplicates, isGiven } from './lists.ts';

/** IRSA goes through the OIDC provider, which is off by default. Source: `ValidateClusterConfig` in validation.go. */
export const irsaProvider: ConfigRule = function* ({ iam }) {
  if (!isGiven(iam?.serviceAccounts) || iam?.withOIDC === true) return;
  yield problem(
    ['iam', 'withOIDC'],
    'service accounts with roles need the OIDC provider of the cluster',
    'write withOIDC: true',
  );
};

/** A service account is listed once. Source: `ValidateClusterConfig` in validation.go. */
export const uniqueServiceAccounts: ConfigRule = function* ({ iam }) {
  for (const [index, account, first] of duplicates(iam?.serviceAccounts ?? [], nameOf)) {
    yield problem(
      ['iam', 'serviceAccounts', index, 'metadata', 'name'],
      `the service account ${account} is listed twice`,
      'list it once, with all of its policies; or give one owner another service account',
      ['iam', 'serviceAccounts', first, 'metadata', 'name'],
    );
  }
};

/** A role without permissions is a mistake. Source: `ValidateClusterConfig` in validation.go. */
export const serviceAccountPermissions: ConfigRule = function* ({ iam }) {
  for (const [index, account] of (iam?.serviceAccounts ?? []).entries()) {
    if (
      anyOn(account.wellKnownPolicies) ||
      isGiven(account.attachPolicyARNs) ||
      isGiven(account.attachPolicy) ||
      isGiven(account.attachRoleARN)
    ) {
      continue;
    }
    yield problem(
      ['iam', 'serviceAccounts', index],
      `the service account ${nameOf(account)} gets a role without permissions`,
      'give it wellKnownPolicies, attachPolicyARNs, attachPolicy or attachRoleARN',
    );
  }
};

/** An empty namespace is the default one too. Source: `SetClusterConfigDefaults` in defaults.go. */
function nameOf({ metadata }: ClusterIAMServiceAccount): string {
  return `${metadata.namespace || 'default'}/${metadata.name}`;
}
