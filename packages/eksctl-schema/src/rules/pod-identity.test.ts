import { ROLE } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './pod-identity.ts';

const AGENT = [{ name: 'eks-pod-identity-agent' }];
const FIRST = 'iam.podIdentityAssociations.0';
const iam = (change: object) => ({
  podIdentityAssociations: [{ namespace: 'a', serviceAccountName: 'b', ...change }],
});
const association = (change: object) => ({ addons: AGENT, iam: iam(change) });
const two = (change: object) => ({
  addons: AGENT,
  iam: {
    podIdentityAssociations: [
      { namespace: 'a', serviceAccountName: 'b', roleARN: ROLE },
      { namespace: 'a', serviceAccountName: 'b', roleARN: ROLE, ...change },
    ],
  },
});

testRules(rules, {
  podIdentityAgent: {
    source: 'configfile.go NewCreateClusterLoader',
    accepted: [
      association({ roleARN: ROLE }),
      { iam: iam({ roleARN: ROLE }), autoModeConfig: { enabled: true } },
      { addonsConfig: { autoApplyPodIdentityAssociations: true } },
    ],
    refused: [
      [{ iam: iam({ roleARN: ROLE }) }, FIRST],
      [
        { addons: [{ name: 'vpc-cni' }], addonsConfig: { autoApplyPodIdentityAssociations: true } },
        'addonsConfig.autoApplyPodIdentityAssociations',
      ],
      [
        {
          addons: [
            { name: 'a', useDefaultPodIdentityAssociations: true },
            {
              name: 'b',
              podIdentityAssociations: [{ namespace: 'a', serviceAccountName: 'b', roleARN: ROLE }],
            },
          ],
        },
        'addons.0.useDefaultPodIdentityAssociations',
        'addons.1.podIdentityAssociations.0',
      ],
    ],
  },
  podIdentityRoles: {
    source: 'pod_identity_association.go validatePodIdentityAssociations',
    accepted: [
      association({ permissionPolicyARNs: [ROLE], roleName: 'r' }),
      association({ wellKnownPolicies: { externalDNS: true } }),
    ],
    refused: [
      [association({}), FIRST],
      [association({ wellKnownPolicies: { externalDNS: false } }), FIRST],
      [
        association({
          roleARN: ROLE,
          permissionPolicy: { Statement: [] },
          permissionPolicyARNs: [ROLE],
          wellKnownPolicies: { externalDNS: true },
        }),
        `${FIRST}.permissionPolicy`,
        `${FIRST}.permissionPolicyARNs`,
        `${FIRST}.wellKnownPolicies`,
      ],
    ],
  },
  uniquePodIdentities: {
    source: 'EKS API CreatePodIdentityAssociation',
    accepted: [two({ namespace: 'b' }), two({ serviceAccountName: 'c' })],
    refused: [
      [two({}), 'iam.podIdentityAssociations.1.serviceAccountName'],
      [
        {
          addons: [
            ...AGENT,
            {
              name: 'x',
              podIdentityAssociations: [{ namespace: 'a', serviceAccountName: 'b', roleARN: ROLE }],
            },
          ],
          iam: iam({ roleARN: ROLE }),
        },
        'iam.podIdentityAssociations.0.serviceAccountName',
      ],
    ],
  },
  podIdentitySessionPolicies: {
    source: 'ctl/create/pod_identity_association.go, EKS API CreatePodIdentityAssociation',
    accepted: [
      association({ roleARN: ROLE, policy: '{}', disableSessionTags: true }),
      association({ roleARN: ROLE, disableSessionTags: false }),
    ],
    refused: [
      [association({ roleARN: ROLE, policy: '{}' }), `${FIRST}.policy`],
      [association({ roleARN: ROLE, policy: '{}', disableSessionTags: false }), `${FIRST}.policy`],
    ],
  },
  podIdentityPolicyNames: {
    source: 'validation.go validatePermissionPolicyName',
    accepted: [association({ permissionPolicy: { Statement: [] }, permissionPolicyName: 'p' })],
    refused: [
      [
        association({ permissionPolicyARNs: [ROLE], permissionPolicyName: 'p' }),
        `${FIRST}.permissionPolicyName`,
      ],
      [
        association({ permissionPolicy: { Statement: [] }, permissionPolicyName: '--' }),
        `${FIRST}.permissionPolicyName`,
      ],
    ],
  },
});
