import { problem, type ConfigRule } from '../problem.ts';
import { POD_IDENTITY_AGENT } from './addons.ts';
import { anyOn, isGiven } from './lists.ts';
import { policyNameProblems, roleProblems } from './pod-identity.ts';

/** Recommended and own associations exclude each other. Source: `validateAddonPodIdentityAssociations` in validation.go. */
export const addonDefaultAssociations: ConfigRule = function* ({ addons = [] }) {
  for (const [index, addon] of addons.entries()) {
    if (addon.useDefaultPodIdentityAssociations !== true || !isGiven(addon.podIdentityAssociations)) continue;
    yield problem(
      ['addons', index, 'podIdentityAssociations'],
      `${addon.name} asks for the recommended associations and lists its own`,
      'keep one of them',
    );
  }
};

/** What an association needs wherever it stands. Source: `Addon.Validate` in addon.go. */
export const addonAssociationRoles: ConfigRule = function* ({ addons = [] }) {
  for (const [index, { podIdentityAssociations = [] }] of addons.entries()) {
    for (const [position, association] of podIdentityAssociations.entries()) {
      const path = ['addons', index, 'podIdentityAssociations', position];
      yield* roleProblems(association, path);
      yield* policyNameProblems(association, path);
    }
  }
};

/** Two keys belong to `iam.podIdentityAssociations`. Source: `validateAddonPodIdentityAssociations` in validation.go. */
export const addonAssociationKeys: ConfigRule = function* ({ addons = [] }) {
  for (const [index, { podIdentityAssociations = [] }] of addons.entries()) {
    for (const [position, association] of podIdentityAssociations.entries()) {
      const path = ['addons', index, 'podIdentityAssociations', position];
      if (anyOn(association.wellKnownPolicies)) {
        yield problem(
          [...path, 'wellKnownPolicies'],
          'associations of an add-on cannot have wellKnownPolicies',
          'write useDefaultPodIdentityAssociations: true at the add-on, or name policies by ARN',
        );
      }
      if (association.tags !== undefined) {
        yield problem(
          [...path, 'tags'],
          'associations of an add-on cannot have tags',
          'leave them out: the tags of the add-on are its own',
        );
      }
    }
  }
};

/** The agent needs no role itself. Source: `Addon.Validate` in addon.go. */
export const agentWithoutAssociations: ConfigRule = function* ({ addons = [] }) {
  for (const [index, addon] of addons.entries()) {
    if (addon.name.toLowerCase() !== POD_IDENTITY_AGENT || !isGiven(addon.podIdentityAssociations)) continue;
    yield problem(
      ['addons', index, 'podIdentityAssociations'],
      `${POD_IDENTITY_AGENT} cannot have associations itself`,
      'leave them out: the agent uses the role of the node',
    );
  }
};
