import { configWith, problemPaths } from './testing/config.ts';
import { validateClusterConfig } from './validate.ts';

test('the smallest file has no problem', () => {
  expect(validateClusterConfig(configWith({}))).toEqual([]);
});

test.each([
  ['an unknown key', { nodePools: [] }, ['']],
  ['an unknown key deep down', { vpc: { nat: { gateways: 'Single' } } }, ['vpc.nat']],
  [
    'a version that YAML read as a number',
    { metadata: { name: 'a', region: 'r', version: 1.35 } },
    ['metadata.version'],
  ],
  ['a name with an underscore', { metadata: { name: 'a_b', region: 'r' } }, ['metadata.name']],
  ['no region', { metadata: { name: 'a' } }, ['metadata.region']],
  [
    'a rollback shorter than two hours',
    { metadata: { name: 'a', region: 'r', rollbackConfig: { timeoutMinutes: 119 } } },
    ['metadata.rollbackConfig.timeoutMinutes'],
  ],
  ['an unknown support type', { upgradePolicy: { supportType: 'LONG' } }, ['upgradePolicy.supportType']],
  [
    'a principal that is no ARN',
    { accessConfig: { accessEntries: [{ principalARN: 'me' }] } },
    ['accessConfig.accessEntries.0.principalARN'],
  ],
  ['a bad block', { vpc: { publicAccessCIDRs: ['10.0.0.0'] } }, ['vpc.publicAccessCIDRs.0']],
  [
    'a retention that CloudWatch does not have',
    { cloudWatch: { clusterLogging: { enableTypes: ['api'], logRetentionInDays: 31 } } },
    ['cloudWatch.clusterLogging.logRetentionInDays'],
  ],
  [
    'a VPC endpoint that eksctl does not make',
    { privateCluster: { additionalEndpointServices: ['sqs'] } },
    ['privateCluster.additionalEndpointServices.0'],
  ],
])('%s is refused', (_, change, paths) => {
  expect(problemPaths(change)).toEqual(paths);
});

test('a problem says what is wrong and how to mend it', () => {
  expect(
    validateClusterConfig(configWith({ iam: { serviceAccounts: [] }, availabilityZones: ['a'] })),
  ).toEqual([{ path: ['availabilityZones'], message: 'EKS needs 2 zones, one is listed' }]);
  const accounts = [{ metadata: { name: 'a' }, wellKnownPolicies: { externalDNS: true } }];
  expect(validateClusterConfig(configWith({ iam: { serviceAccounts: accounts } }))).toEqual([
    {
      path: ['iam', 'withOIDC'],
      message: 'service accounts with roles need the OIDC provider of the cluster',
      hint: 'write withOIDC: true',
    },
  ]);
});

test.each([[null], ['text'], [[]], [{}]])('%j is not a file of eksctl', (config) => {
  expect(validateClusterConfig(config).length).toBeGreaterThan(0);
});
