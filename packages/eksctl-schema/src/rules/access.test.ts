import { problemPaths } from '../testing/config.ts';

const ADMIN = 'arn:aws:iam::111122223333:role/admin';
const POLICY = 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy';

const entries = (...accessEntries: object[]) => ({ accessConfig: { accessEntries } });
const policy = (accessScope: object, policyARN = POLICY) =>
  entries({ principalARN: ADMIN, accessPolicies: [{ policyARN, accessScope }] });

test.each([
  ['an administrator', policy({ type: 'cluster' })],
  ['a reader of two namespaces', policy({ type: 'namespace', namespaces: ['a', 'b-*'] })],
  [
    'groups for RBAC',
    entries({ principalARN: ADMIN, kubernetesGroups: ['readers'], kubernetesUsername: 'a' }),
  ],
  ['a role of nodes', entries({ principalARN: ADMIN, type: 'EC2_LINUX' })],
  [
    'a role of Auto Mode nodes with its policy',
    entries({ principalARN: ADMIN, type: 'EC2', accessPolicies: [] }),
  ],
  ['the mode without entries', { accessConfig: { authenticationMode: 'CONFIG_MAP' } }],
])('%s is accepted', (_, change) => {
  expect(problemPaths(change)).toEqual([]);
});

const FIRST = 'accessConfig.accessEntries.0';

test.each([
  [
    'the mode that does not read entries',
    { accessConfig: { authenticationMode: 'CONFIG_MAP', accessEntries: [{ principalARN: ADMIN }] } },
    ['accessConfig.authenticationMode'],
  ],
  [
    'two entries of one principal',
    entries({ principalARN: ADMIN }, { principalARN: ADMIN, type: 'STANDARD' }),
    ['accessConfig.accessEntries.1.principalARN'],
  ],
  [
    'a role of nodes with more than its type',
    entries({
      principalARN: ADMIN,
      type: 'EC2_LINUX',
      kubernetesGroups: ['system:nodes'],
      kubernetesUsername: 'x',
      accessPolicies: [{ policyARN: POLICY, accessScope: { type: 'cluster' } }],
    }),
    [`${FIRST}.kubernetesGroups`, `${FIRST}.kubernetesUsername`, `${FIRST}.accessPolicies`],
  ],
  [
    'a type that EKS has and eksctl refuses',
    entries({ principalARN: ADMIN, type: 'HYPERPOD_LINUX' }),
    [`${FIRST}.type`],
  ],
  [
    'an IAM policy',
    policy({ type: 'cluster' }, 'arn:aws:iam::aws:policy/AdministratorAccess'),
    [`${FIRST}.accessPolicies.0.policyARN`],
  ],
  [
    'namespaces of a policy for the whole cluster',
    policy({ type: 'cluster', namespaces: ['a'] }),
    [`${FIRST}.accessPolicies.0.accessScope.namespaces`],
  ],
  [
    'a policy for no namespace',
    policy({ type: 'namespace' }),
    [`${FIRST}.accessPolicies.0.accessScope.namespaces`],
  ],
])('%s is refused', (_, change, paths) => {
  expect(problemPaths(change)).toEqual(paths);
});
