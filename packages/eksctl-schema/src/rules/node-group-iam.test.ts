import { MANAGED, managed, ROLE, SELF_MANAGED, selfManaged } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './node-group-iam.ts';

const PROFILE = 'arn:aws:iam::111122223333:instance-profile/p';
const NEW_ROLE = {
  attachPolicy: { Statement: [] },
  attachPolicyARNs: [ROLE],
  instanceRoleName: 'r',
  instanceRolePermissionsBoundary: ROLE,
  withAddonPolicies: { ebs: true },
};
const places = (group: string) => Object.keys(NEW_ROLE).map((key) => `${group}.iam.${key}`);
const inOrder = (group: string): string[] => [
  ...places(group).filter((place) => !place.endsWith('withAddonPolicies')),
  `${group}.iam.withAddonPolicies`,
];

testRules(rules, {
  existingNodeRole: {
    source: 'validation.go validateNodeGroupIAM',
    accepted: [
      managed({ iam: { instanceRoleARN: ROLE, withAddonPolicies: { ebs: false }, attachPolicyARNs: [] } }),
      managed({ iam: NEW_ROLE }),
    ],
    refused: [
      [managed({ iam: { instanceRoleARN: ROLE, ...NEW_ROLE } }), ...inOrder(MANAGED)],
      [
        selfManaged({ iam: { instanceRoleARN: ROLE, instanceRoleName: 'r' } }),
        `${SELF_MANAGED}.iam.instanceRoleName`,
      ],
    ],
  },
  existingNodeProfile: {
    source: 'validation.go validateNodeGroupIAM',
    accepted: [selfManaged({ iam: { instanceProfileARN: PROFILE, instanceRoleARN: ROLE } })],
    refused: [[selfManaged({ iam: { instanceProfileARN: PROFILE, ...NEW_ROLE } }), ...inOrder(SELF_MANAGED)]],
  },
  managedNodeProfile: {
    source: 'validation.go ValidateManagedNodeGroup',
    accepted: [selfManaged({ iam: { instanceProfileARN: PROFILE } })],
    refused: [[managed({ iam: { instanceProfileARN: PROFILE } }), `${MANAGED}.iam.instanceProfileARN`]],
  },
  loadBalancerPolicy: {
    source: 'validation.go validateDeprecatedIAMFields',
    accepted: [
      selfManaged({ iam: { withAddonPolicies: { albIngress: true, awsLoadBalancerController: false } } }),
    ],
    refused: [
      [
        selfManaged({ iam: { withAddonPolicies: { albIngress: true, awsLoadBalancerController: true } } }),
        `${SELF_MANAGED}.iam.withAddonPolicies.albIngress`,
      ],
    ],
  },
});
