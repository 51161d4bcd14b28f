import { ROLE, selfManaged } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './access.ts';

const POLICY = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy';
const FIRST = 'accessConfig.accessEntries.0';

const entries = (...accessEntries: object[]) => ({ accessConfig: { accessEntries } });
const policy = (accessScope: object, policyARN = POLICY) =>
  entries({ principalARN: ROLE, accessPolicies: [{ policyARN, accessScope }] });
const capability = (policyARN: string) => ({
  capabilities: [
    { name: 'a', type: 'KRO', accessPolicies: [{ policyARN, accessScope: { type: 'cluster' } }] },
  ],
});
const noCreator = (change: object) =>
  selfManaged({}, { accessConfig: { bootstrapClusterCreatorAdminPermissions: false, ...change } });

testRules(rules, {
  accessEntryMode: {
    source: 'validation.go ValidateClusterConfig',
    accepted: [
      { accessConfig: { authenticationMode: 'CONFIG_MAP' } },
      { accessConfig: { authenticationMode: 'API', accessEntries: [{ principalARN: ROLE }] } },
    ],
    refused: [
      [
        { accessConfig: { authenticationMode: 'CONFIG_MAP', accessEntries: [{ principalARN: ROLE }] } },
        'accessConfig.authenticationMode',
      ],
    ],
  },
  uniquePrincipals: {
    source: 'access_entry.go validateAccessEntries',
    accepted: [entries({ principalARN: ROLE }, { principalARN: `${ROLE}2` })],
    refused: [
      [
        entries({ principalARN: ROLE }, { principalARN: ROLE, type: 'STANDARD' }),
        'accessConfig.accessEntries.1.principalARN',
      ],
    ],
  },
  nodeAccessEntries: {
    source: 'access_entry.go validateAccessEntries',
    accepted: [
      entries({ principalARN: ROLE, type: 'EC2_LINUX', accessPolicies: [] }),
      entries({ principalARN: ROLE, type: 'EC2', accessPolicies: [] }),
      entries({ principalARN: ROLE, kubernetesGroups: ['readers'], kubernetesUsername: 'a' }),
    ],
    refused: [
      [
        entries({
          principalARN: ROLE,
          type: 'HYBRID_LINUX',
          kubernetesGroups: ['system:nodes'],
          kubernetesUsername: 'x',
          accessPolicies: [{ policyARN: POLICY, accessScope: { type: 'cluster' } }],
        }),
        `${FIRST}.kubernetesGroups`,
        `${FIRST}.kubernetesUsername`,
        `${FIRST}.accessPolicies`,
      ],
    ],
  },
  accessPolicyArns: {
    source: 'access_entry.go validateAccessEntries',
    accepted: [
      policy({ type: 'cluster' }),
      policy({ type: 'cluster' }, POLICY.replace('aws', 'aws-cn')),
      capability(POLICY),
    ],
    refused: [
      [
        policy({ type: 'cluster' }, 'arn:aws:iam::aws:policy/AdministratorAccess'),
        `${FIRST}.accessPolicies.0.policyARN`,
      ],
      [
        policy({ type: 'cluster' }, 'arn:aws:eks:::x:cluster-access-policy/x'),
        `${FIRST}.accessPolicies.0.policyARN`,
      ],
      [
        policy({ type: 'cluster' }, 'arn:aws:iam::aws:cluster-access-policy/x'),
        `${FIRST}.accessPolicies.0.policyARN`,
      ],
      [capability('arn:aws:eks::aws:cluster-access-policy'), 'capabilities.0.accessPolicies.0.policyARN'],
    ],
  },
  accessScopes: {
    source: 'access_entry.go validateAccessEntries',
    accepted: [policy({ type: 'cluster' }), policy({ type: 'namespace', namespaces: ['a', 'b-*'] })],
    refused: [
      [policy({ type: 'cluster', namespaces: ['a'] }), `${FIRST}.accessPolicies.0.accessScope.namespaces`],
      [policy({ type: 'namespace' }), `${FIRST}.accessPolicies.0.accessScope.namespaces`],
    ],
  },
  clusterCreatorAccess: {
    source: 'accessentry/service.go ValidateAPIServerAccess',
    accepted: [
      noCreator({ accessEntries: [{ principalARN: ROLE }] }),
      { accessConfig: { bootstrapClusterCreatorAdminPermissions: false } },
    ],
    refused: [
      [noCreator({}), 'accessConfig.bootstrapClusterCreatorAdminPermissions'],
      [
        noCreator({ authenticationMode: 'CONFIG_MAP' }),
        'accessConfig.bootstrapClusterCreatorAdminPermissions',
      ],
    ],
  },
});
