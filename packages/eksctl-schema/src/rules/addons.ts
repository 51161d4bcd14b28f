import { hasWellKnownPolicy, type ConfigProblem, type ConfigRule } from '../problem.ts';
import type { Addon } from '../types.ts';
import { associationProblems } from './iam.ts';

/** Add-ons: https://eksctl.io/usage/addons/ */
export const addonRules: ConfigRule = function* ({ addons = [], iam }) {
  for (const [index, addon] of addons.entries()) {
    const path = ['addons', index];
    yield* settingsProblems(addon, path);
    yield* roleProblems(addon, path);
    const [source] = irsaSources(addon);
    if (source !== undefined && iam?.withOIDC !== true) {
      yield {
        path: [...path, source],
        message: `eksctl ignores the role of ${addon.name}: the cluster has no OIDC provider`,
        hint: 'write withOIDC: true below iam',
      };
    }
  }
};

/** Fargate profiles, roles and the like need pods to get addresses. */
export const bareClusterRules: ConfigRule = function* (config) {
  const isBare =
    config.addonsConfig?.disableDefaultAddons === true &&
    !(config.addons ?? []).some(({ name }) => name === 'vpc-cni');
  if (!isBare) return;
  const needing = {
    fargateProfiles: config.fargateProfiles,
    'iam.serviceAccounts': config.iam?.serviceAccounts,
    'iam.podIdentityAssociations': config.iam?.podIdentityAssociations,
  };
  for (const [key, value] of Object.entries(needing)) {
    if ((value?.length ?? 0) === 0) continue;
    yield {
      path: key.split('.'),
      message: `${key} cannot be made together with a cluster that has no VPC CNI`,
      hint: 'list vpc-cni among the add-ons',
    };
  }
};

function* settingsProblems(addon: Addon, path: ConfigProblem['path']): Iterable<ConfigProblem> {
  const { configurationValues } = addon;
  // YAML is allowed as well; only what is meant as JSON can be judged without a YAML parser.
  if (configurationValues?.trimStart().startsWith('{') && !isJson(configurationValues)) {
    yield {
      path: [...path, 'configurationValues'],
      message: `configurationValues of ${addon.name} is not valid JSON`,
    };
  }
}

function* roleProblems(addon: Addon, path: ConfigProblem['path']): Iterable<ConfigProblem> {
  const irsa = irsaSources(addon);
  const associations = addon.podIdentityAssociations ?? [];
  if (irsa.length > 1) {
    yield {
      path,
      message: `${addon.name} has ${irsa.length} sources of one role: ${irsa.join(', ')}`,
      hint: 'keep one of them',
    };
  }
  if (irsa.length > 0 && (associations.length > 0 || addon.useDefaultPodIdentityAssociations === true)) {
    yield { path, message: `${addon.name} has a role by IRSA and by Pod Identity`, hint: 'keep one of them' };
  }
  if (associations.length > 0 && addon.useDefaultPodIdentityAssociations === true) {
    yield {
      path: [...path, 'podIdentityAssociations'],
      message: `${addon.name} asks for the recommended associations and lists its own`,
      hint: 'keep one of them',
    };
  }
  for (const [index, association] of associations.entries()) {
    const where = [...path, 'podIdentityAssociations', index];
    yield* associationProblems(association, where);
    for (const key of ['wellKnownPolicies', 'tags'] as const) {
      if (association[key] === undefined) continue;
      yield { path: [...where, key], message: `associations of an add-on cannot have ${key}` };
    }
  }
}

function irsaSources(addon: Addon): string[] {
  return [
    ...(addon.serviceAccountRoleARN === undefined ? [] : ['serviceAccountRoleARN']),
    ...((addon.attachPolicyARNs?.length ?? 0) === 0 ? [] : ['attachPolicyARNs']),
    ...(addon.attachPolicy === undefined ? [] : ['attachPolicy']),
    ...(hasWellKnownPolicy(addon.wellKnownPolicies) ? ['wellKnownPolicies'] : []),
  ];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
