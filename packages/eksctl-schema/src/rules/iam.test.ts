import { problemPaths } from '../testing/config.ts';

const ROLE = 'arn:aws:iam::111122223333:role/r';
const AGENT = [{ name: 'eks-pod-identity-agent' }];
const DNS = { externalDNS: true };

const irsa = (...serviceAccounts: object[]) => ({ iam: { withOIDC: true, serviceAccounts } });
const association = (change: object) => ({
  addons: AGENT,
  iam: { podIdentityAssociations: [{ namespace: 'a', serviceAccountName: 'b', ...change }] },
});

test.each([
  ['a well-known policy', irsa({ metadata: { name: 'a' }, wellKnownPolicies: DNS })],
  ['a policy by ARN', irsa({ metadata: { name: 'a' }, attachPolicyARNs: [ROLE], roleOnly: true })],
  ['an inline policy', irsa({ metadata: { name: 'a' }, attachPolicy: { Version: '2012-10-17' } })],
  ['an existing role', irsa({ metadata: { name: 'a' }, attachRoleARN: ROLE })],
  [
    'one name in two namespaces',
    irsa(
      { metadata: { name: 'a', namespace: 'x' }, wellKnownPolicies: DNS },
      { metadata: { name: 'a', namespace: 'y' }, wellKnownPolicies: DNS },
    ),
  ],
  ['an association with a role', association({ roleARN: ROLE })],
  ['an association with a new role', association({ permissionPolicyARNs: [ROLE], roleName: 'r' })],
  ['a named inline policy', association({ permissionPolicy: { Statement: [] }, permissionPolicyName: 'p' })],
])('%s is accepted', (_, change) => {
  expect(problemPaths(change)).toEqual([]);
});

const FIRST = 'iam.podIdentityAssociations.0';

test.each([
  [
    'IRSA without the OIDC provider',
    { iam: { serviceAccounts: [{ metadata: { name: 'a' }, wellKnownPolicies: DNS }] } },
    ['iam.withOIDC'],
  ],
  [
    'IRSA with the OIDC provider switched off',
    { iam: { withOIDC: false, serviceAccounts: [{ metadata: { name: 'a' }, wellKnownPolicies: DNS }] } },
    ['iam.withOIDC'],
  ],
  [
    'one account twice, once by the default namespace',
    irsa(
      { metadata: { name: 'a' }, wellKnownPolicies: DNS },
      { metadata: { name: 'a', namespace: 'default' }, wellKnownPolicies: DNS },
    ),
    ['iam.serviceAccounts.1.metadata.name'],
  ],
  ['a role without permissions', irsa({ metadata: { name: 'a' } }), ['iam.serviceAccounts.0']],
  [
    'a policy that is switched off',
    irsa({ metadata: { name: 'a' }, wellKnownPolicies: { externalDNS: false } }),
    ['iam.serviceAccounts.0'],
  ],
  [
    'Pod Identity without its agent',
    { iam: { podIdentityAssociations: [{ namespace: 'a', serviceAccountName: 'b', roleARN: ROLE }] } },
    ['addons'],
  ],
  [
    'recommended associations without the agent',
    { addons: [{ name: 'vpc-cni' }], addonsConfig: { autoApplyPodIdentityAssociations: true } },
    ['addons'],
  ],
  ['an association with nothing', association({}), [FIRST]],
  [
    'permissions for an existing role',
    association({ roleARN: ROLE, permissionPolicyARNs: [ROLE], wellKnownPolicies: DNS }),
    [`${FIRST}.permissionPolicyARNs`, `${FIRST}.wellKnownPolicies`],
  ],
  [
    'a name for no policy',
    association({ permissionPolicyARNs: [ROLE], permissionPolicyName: 'p' }),
    [`${FIRST}.permissionPolicyName`],
  ],
  [
    'an association without a service account',
    { addons: AGENT, iam: { podIdentityAssociations: [{ namespace: 'a', roleARN: ROLE }] } },
    [`${FIRST}.serviceAccountName`],
  ],
])('%s is refused', (_, change, paths) => {
  expect(problemPaths(change)).toEqual(paths);
});
