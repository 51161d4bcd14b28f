import { ROLE } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './addon-associations.ts';

const AGENT = { name: 'eks-pod-identity-agent' };
const FIRST = 'addons.0.podIdentityAssociations.0';
const association = (change: object) => ({ namespace: 'a', serviceAccountName: 'b', ...change });
const addon = (change: object) => ({ addons: [{ name: 'a', ...change }, AGENT] });
const own = (change: object) => addon({ podIdentityAssociations: [association(change)] });

testRules(rules, {
  addonDefaultAssociations: {
    source: 'validation.go validateAddonPodIdentityAssociations',
    accepted: [
      addon({ useDefaultPodIdentityAssociations: true }),
      addon({ useDefaultPodIdentityAssociations: true, podIdentityAssociations: [] }),
    ],
    refused: [
      [
        addon({
          useDefaultPodIdentityAssociations: true,
          podIdentityAssociations: [association({ roleARN: ROLE })],
        }),
        'addons.0.podIdentityAssociations',
      ],
    ],
  },
  addonAssociationRoles: {
    source: 'addon.go Addon.Validate, validation.go validatePermissionPolicyName',
    accepted: [own({ permissionPolicyARNs: [ROLE] }), own({ roleARN: ROLE })],
    refused: [
      [own({}), FIRST],
      [own({ roleARN: ROLE, permissionPolicyARNs: [ROLE] }), `${FIRST}.permissionPolicyARNs`],
      [own({ roleARN: ROLE, permissionPolicyName: 'p' }), `${FIRST}.permissionPolicyName`],
    ],
  },
  addonAssociationKeys: {
    source: 'validation.go validateAddonPodIdentityAssociations',
    accepted: [own({ roleARN: ROLE, wellKnownPolicies: { externalDNS: false } })],
    refused: [
      [own({ wellKnownPolicies: { externalDNS: true } }), `${FIRST}.wellKnownPolicies`],
      [own({ roleARN: ROLE, tags: { a: 'b' } }), `${FIRST}.tags`],
    ],
  },
  agentWithoutAssociations: {
    source: 'addon.go Addon.Validate',
    accepted: [{ addons: [AGENT] }],
    refused: [
      [
        { addons: [{ ...AGENT, podIdentityAssociations: [association({ roleARN: ROLE })] }] },
        'addons.0.podIdentityAssociations',
      ],
    ],
  },
});
