import { ClusterConfigSchema } from '../cluster-config.ts';
import { configWith, ROLE } from '../testing/config.ts';
import { testRules } from '../testing/rule-cases.ts';
import * as rules from './iam.ts';

test('the other one of two is told', () => {
  const config = ClusterConfigSchema.parse(
    configWith(irsa(account({ name: 'b' }), account({ name: 'a' }), account({ name: 'a' }))),
  );
  expect([...rules.uniqueServiceAccounts(config, {})]).toEqual([
    {
      path: ['iam', 'serviceAccounts', 2, 'metadata', 'name'],
      message: 'the service account default/a is listed twice',
      hint: 'list it once, with all of its policies; or give one owner another service account',
      other: ['iam', 'serviceAccounts', 1, 'metadata', 'name'],
    },
  ]);
});

const DNS = { wellKnownPolicies: { externalDNS: true } };
const irsa = (...serviceAccounts: object[]) => ({ iam: { withOIDC: true, serviceAccounts } });
const account = (metadata: object, change: object = DNS) => ({ metadata, ...change });

testRules(rules, {
  irsaProvider: {
    source: 'validation.go ValidateClusterConfig',
    accepted: [irsa(account({ name: 'a' })), { iam: { serviceAccounts: [] } }],
    refused: [
      [{ iam: { serviceAccounts: [account({ name: 'a' })] } }, 'iam.withOIDC'],
      [{ iam: { withOIDC: false, serviceAccounts: [account({ name: 'a' })] } }, 'iam.withOIDC'],
    ],
  },
  uniqueServiceAccounts: {
    source: 'validation.go ValidateClusterConfig',
    accepted: [irsa(account({ name: 'a', namespace: 'x' }), account({ name: 'a', namespace: 'y' }))],
    refused: [
      [
        irsa(account({ name: 'a' }), account({ name: 'a', namespace: 'default' })),
        'iam.serviceAccounts.1.metadata.name',
      ],
      [
        irsa(account({ name: 'a', namespace: '' }), account({ name: 'a' })),
        'iam.serviceAccounts.1.metadata.name',
      ],
    ],
  },
  serviceAccountPermissions: {
    source: 'validation.go ValidateClusterConfig',
    accepted: [
      irsa(account({ name: 'a' }, { attachPolicyARNs: [ROLE], roleOnly: true })),
      irsa(account({ name: 'a' }, { attachPolicy: { Version: '2012-10-17' } })),
      irsa(account({ name: 'a' }, { attachRoleARN: ROLE })),
    ],
    refused: [
      [irsa(account({ name: 'a' }, {})), 'iam.serviceAccounts.0'],
      [irsa(account({ name: 'a' }, { wellKnownPolicies: { externalDNS: false } })), 'iam.serviceAccounts.0'],
    ],
  },
});
