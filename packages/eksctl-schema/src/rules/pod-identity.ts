import { problem, type ConfigPath, type ConfigProblem, type ConfigRule } from '../problem.ts';
import type { ClusterConfig, PodIdentityAssociation } from '../types.ts';
import { POD_IDENTITY_AGENT } from './addons.ts';
import { hasAddon, isAutoMode } from './facts.ts';
import { anyOn, duplicates, isGiven } from './lists.ts';

/**
 * Nodes need the agent; Auto Mode brings it. One problem at everything that needs it. Source: `NewCreateClusterLoader` in
 * configfile.go.
 */
export const podIdentityAgent: ConfigRule = function* (config) {
  if (isAutoMode(config) || hasAddon(config, POD_IDENTITY_AGENT)) return;
  for (const path of usesOfAgent(config)) {
    yield problem(
      path,
      `Pod Identity associations need the add-on ${POD_IDENTITY_AGENT}`,
      `list ${POD_IDENTITY_AGENT} among the add-ons`,
    );
  }
};

function usesOfAgent({ addons = [], addonsConfig, iam }: ClusterConfig): ConfigPath[] {
  return [
    ...(iam?.podIdentityAssociations ?? []).map((_, index) => ['iam', 'podIdentityAssociations', index]),
    ...(addonsConfig?.autoApplyPodIdentityAssociations === true && addons.length > 0
      ? [['addonsConfig', 'autoApplyPodIdentityAssociations']]
      : []),
    ...addons.flatMap(({ podIdentityAssociations = [], useDefaultPodIdentityAssociations }, addon) => [
      ...podIdentityAssociations.map((_, index) => ['addons', addon, 'podIdentityAssociations', index]),
      ...(useDefaultPodIdentityAssociations === true
        ? [['addons', addon, 'useDefaultPodIdentityAssociations']]
        : []),
    ]),
  ];
}

/**
 * An association names a role, or what to make one from. Source: `validatePodIdentityAssociations` in
 * pod_identity_association.go.
 */
export const podIdentityRoles: ConfigRule = function* ({ iam }) {
  for (const [index, association] of (iam?.podIdentityAssociations ?? []).entries()) {
    yield* roleProblems(association, ['iam', 'podIdentityAssociations', index]);
  }
};

/** The name of an inline policy needs the policy. Source: `validatePermissionPolicyName` in validation.go. */
export const podIdentityPolicyNames: ConfigRule = function* ({ iam }) {
  for (const [index, association] of (iam?.podIdentityAssociations ?? []).entries()) {
    yield* policyNameProblems(association, ['iam', 'podIdentityAssociations', index]);
  }
};

/**
 * A service account has one association, wherever that stands. Source: EKS API, CreatePodIdentityAssociation,
 * ResourceInUseException; CreateAddon, `podIdentityAssociations`.
 */
export const uniquePodIdentities: ConfigRule = function* ({ addons = [], iam }) {
  const placed = [
    ...addons.flatMap(({ podIdentityAssociations = [] }, addon) =>
      podIdentityAssociations.map((association, index) => ({
        association,
        path: ['addons', addon, 'podIdentityAssociations', index],
      })),
    ),
    ...(iam?.podIdentityAssociations ?? []).map((association, index) => ({
      association,
      path: ['iam', 'podIdentityAssociations', index],
    })),
  ];
  const accounts = duplicates(
    placed,
    ({ association }) => `${association.namespace}/${association.serviceAccountName}`,
  );
  for (const [index, account, first] of accounts) {
    yield problem(
      [...(placed[index]?.path ?? []), 'serviceAccountName'],
      `the service account ${account} has two associations`,
      'give it one, with all of its policies',
      [...(placed[first]?.path ?? []), 'serviceAccountName'],
    );
  }
};

/**
 * A session policy takes the room of session tags. Source: EKS API, CreatePodIdentityAssociation, `policy`;
 * `doCreatePodIdentityAssociation` in pkg/ctl/create/pod_identity_association.go.
 */
export const podIdentitySessionPolicies: ConfigRule = function* ({ iam }) {
  for (const [index, association] of (iam?.podIdentityAssociations ?? []).entries()) {
    if (association.policy === undefined || association.disableSessionTags === true) continue;
    yield problem(
      ['iam', 'podIdentityAssociations', index, 'policy'],
      'an association with a policy cannot have session tags',
      'write disableSessionTags: true beside it',
    );
  }
};

export function* roleProblems(
  association: PodIdentityAssociation,
  path: ConfigPath,
): Iterable<ConfigProblem> {
  const sources = {
    permissionPolicy: hasInlinePolicy(association),
    permissionPolicyARNs: isGiven(association.permissionPolicyARNs),
    wellKnownPolicies: anyOn(association.wellKnownPolicies),
  };
  const given = Object.entries(sources).flatMap(([key, isThere]) => (isThere ? [key] : []));
  if (association.roleARN === undefined) {
    if (given.length > 0) return;
    yield problem(
      path,
      'the association has no role and nothing to make one from',
      'give it roleARN, permissionPolicy, permissionPolicyARNs or wellKnownPolicies',
    );
    return;
  }
  for (const key of given) {
    yield problem(
      [...path, key],
      `${key} has no effect on the existing role of roleARN`,
      'leave it out and give it to that role, or leave roleARN out',
    );
  }
}

export function* policyNameProblems(
  association: PodIdentityAssociation,
  path: ConfigPath,
): Iterable<ConfigProblem> {
  const { permissionPolicyName: name } = association;
  if (name === undefined || name === '') return;
  const where = [...path, 'permissionPolicyName'];
  if (!hasInlinePolicy(association)) {
    yield problem(
      where,
      'permissionPolicyName names no permissionPolicy',
      'leave it out, or give permissionPolicy',
    );
  } else if (!/[a-zA-Z0-9]/.test(name)) {
    yield problem(
      where,
      'permissionPolicyName has neither a letter nor a digit',
      'write a name with letters or digits',
    );
  }
}

function hasInlinePolicy({ permissionPolicy = {} }: PodIdentityAssociation): boolean {
  return Object.keys(permissionPolicy).length > 0;
}
