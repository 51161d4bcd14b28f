import { configWith, managed, problemPaths, selfManaged } from './testing/config.ts';
import { relationProblems, validateClusterConfig } from './validate.ts';

test.each([
  [
    'a single value',
    { metadata: { name: 'a', region: 'us-west-2', version: 1.3 } },
    {
      path: ['metadata', 'version'],
      message: 'Invalid input: expected string, received number',
      hint: 'put it in quotes',
    },
  ],
  [
    'a key in another case',
    managed({ ssh: { enableSSM: true } }),
    {
      path: ['managedNodeGroups', 0, 'ssh', 'enableSSM'],
      message: 'unknown key "enableSSM"',
      hint: 'did you mean enableSsm?',
    },
  ],
  [
    'a choice in another case',
    managed({ taints: [{ key: 'a', effect: 'noschedule' }] }),
    {
      path: ['managedNodeGroups', 0, 'taints', 0, 'effect'],
      message: 'Invalid option: expected one of "NoSchedule"|"PreferNoSchedule"|"NoExecute"',
      hint: 'did you mean NoSchedule?',
    },
  ],
  ['a key of nothing', { x: 1 }, { path: ['x'], message: 'unknown key "x"' }],
  [
    'a key in one form of a choice',
    selfManaged({ taints: [{ key: 'a', efect: 'x', effect: 'NoSchedule' }] }),
    {
      path: ['nodeGroups', 0, 'taints', 0, 'efect'],
      message: 'unknown key "efect"',
      hint: 'did you mean effect?',
    },
  ],
  [
    'a block',
    { vpc: { cidr: '10.0.0.0' } },
    { path: ['vpc', 'cidr'], message: 'expected a block such as 10.0.0.0/16' },
  ],
  [
    'a relation',
    { iam: { serviceAccounts: [{ metadata: { name: 'a' }, wellKnownPolicies: { externalDNS: true } }] } },
    {
      path: ['iam', 'withOIDC'],
      message: 'service accounts with roles need the OIDC provider of the cluster',
      hint: 'write withOIDC: true',
    },
  ],
])('%s: where, what, and how to fix it', (_, change, problem) => {
  expect(validateClusterConfig(configWith(change))).toEqual([problem]);
});

test('all problems of a kind are found at once, relations after single values', () => {
  const relations = {
    availabilityZones: ['a'],
    vpc: { securityGroup: 'a', controlPlaneSecurityGroupIDs: ['b'] },
  };
  expect(problemPaths(relations)).toEqual(['availabilityZones', 'vpc.securityGroup']);
  expect(problemPaths({ ...relations, kind: 'Cluster', x: 1 })).toEqual(['kind', 'x']);
});

test('relations of a typed file can be asked for alone', () => {
  const metadata = { name: 'a', region: 'us-west-2' };
  expect(
    relationProblems({
      apiVersion: 'eksctl.io/v1alpha5',
      kind: 'ClusterConfig',
      metadata,
      availabilityZones: ['a'],
    }),
  ).toEqual([
    {
      path: ['availabilityZones'],
      message: 'EKS needs 2 zones, one is listed',
      hint: 'list two zones or three',
    },
  ]);
});

test.each([[null], ['text'], [[]], [{}], [undefined], [3]])('%j is not a file of eksctl', (config) => {
  expect(validateClusterConfig(config).length).toBeGreaterThan(0);
});
