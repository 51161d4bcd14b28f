import { problem, type ConfigRule } from '../problem.ts';
import type { Addon } from '../types.ts';
import { hasOpenEnd } from './flow-text.ts';
import { anyOn, duplicates, isGiven } from './lists.ts';

/** The add-on that hands out Pod Identity credentials on nodes. */
export const POD_IDENTITY_AGENT = 'eks-pod-identity-agent';

/** Settings are one text that is JSON or YAML. Source: `Addon.Validate` in addon.go. */
export const addonSettings: ConfigRule = function* ({ addons = [] }, { parseYaml }) {
  for (const [index, { configurationValues, name }] of addons.entries()) {
    if (configurationValues === undefined || isJson(configurationValues)) continue;
    if (
      parseYaml === undefined ? !hasOpenEnd(configurationValues) : isMapping(configurationValues, parseYaml)
    )
      continue;
    yield problem(
      ['addons', index, 'configurationValues'],
      `configurationValues of ${name} is neither JSON nor a YAML mapping`,
      'write one map, for example {"replicaCount": 2}',
    );
  }
};

/**
 * An add-on is listed once: eksctl skips the second, with all of its settings. Source: `Create` in
 * pkg/actions/addon/create.go.
 */
export const uniqueAddons: ConfigRule = function* ({ addons = [] }) {
  for (const [index, name, first] of duplicates(addons, (addon) => addon.name.toLowerCase())) {
    yield problem(
      ['addons', index, 'name'],
      `the add-on ${name} is listed twice, and eksctl skips the second`,
      'list it once, with all of its settings',
      ['addons', first, 'name'],
    );
  }
};

/** A role by IRSA comes from one place. Source: `Addon.Validate` in addon.go. */
export const addonRoleSources: ConfigRule = function* ({ addons = [] }) {
  for (const [index, addon] of addons.entries()) {
    const sources = irsaSources(addon);
    if (sources.length < 2) continue;
    yield problem(
      ['addons', index],
      `${addon.name} has ${sources.length} sources of one role: ${sources.join(', ')}`,
      'keep one of them',
    );
  }
};

/**
 * A role comes by IRSA or by Pod Identity. Source: `Addon.Validate` in addon.go and
 * `validateAddonPodIdentityAssociations` in validation.go.
 */
export const addonRoleKinds: ConfigRule = function* ({ addons = [] }) {
  for (const [index, addon] of addons.entries()) {
    const byPodIdentity =
      isGiven(addon.podIdentityAssociations) || addon.useDefaultPodIdentityAssociations === true;
    if (!byPodIdentity || irsaSources(addon).length === 0) continue;
    yield problem(
      ['addons', index],
      `${addon.name} has a role by IRSA and by Pod Identity`,
      'keep one of them',
    );
  }
};

/** eksctl warns and goes on, and the add-on has no permissions. Source: `Create` in pkg/actions/addon/create.go. */
export const addonRoleWithoutOidc: ConfigRule = function* ({ addons = [], iam }) {
  if (iam?.withOIDC === true) return;
  for (const [index, addon] of addons.entries()) {
    const [source] = irsaSources(addon);
    if (source === undefined) continue;
    yield problem(
      ['addons', index, source],
      `eksctl ignores the role of ${addon.name}: the cluster has no OIDC provider`,
      'write withOIDC: true below iam',
    );
  }
};

function irsaSources(addon: Addon): string[] {
  return [
    ...(isGiven(addon.serviceAccountRoleARN) ? ['serviceAccountRoleARN'] : []),
    ...(isGiven(addon.attachPolicyARNs) ? ['attachPolicyARNs'] : []),
    ...(isGiven(addon.attachPolicy) ? ['attachPolicy'] : []),
    ...(anyOn(addon.wellKnownPolicies) ? ['wellKnownPolicies'] : []),
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

/** True for a mapping, and for nothing at all. */
function isMapping(text: string, parseYaml: (text: string) => unknown): boolean {
  try {
    const value = parseYaml(text);
    return value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value));
  } catch {
    return false;
  }
}
