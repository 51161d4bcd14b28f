import { ClusterConfigSchema } from './cluster-config.ts';
import { knownKeys, nearestWord } from './known-keys.ts';

test.each([
  [[], 'accessConfig', true],
  [['vpc', 'subnets', 'private', 'any'], 'az', true],
  [['nodeGroups', 0, 'taints', 3], 'effect', true],
  [['identityProviders', 0], 'issuerURL', true],
  [['iam', 'serviceAccounts', 0, 'metadata'], 'labels', true],
  [['vpc'], 'az', false],
])('what may stand at %j: %s %p', (path, key, expected) => {
  expect(knownKeys(ClusterConfigSchema, path).includes(key)).toBe(expected);
});

test.each([
  [['metadata', 'tags']],
  [['metadata', 'name', 'a']],
  [['nowhere', 0]],
  [['nodeGroups', 0, 'kubeletExtraConfig']],
])('nothing is known about keys at %j', (path) => {
  expect(knownKeys(ClusterConfigSchema, path)).toEqual([]);
});

const KEYS = ['enableSsm', 'sourceSecurityGroupIds', 'publicKey', 'publicKeyName', 'az', 'id'];

test.each([
  ['enableSSM', 'enableSsm'],
  ['sourceSecurityGroupIDs', 'sourceSecurityGroupIds'],
  ['publickKey', 'publicKey'],
  ['pubicKeyNam', 'publicKeyName'],
  ['AZ', 'az'],
  ['ax', undefined],
  ['secretKey', undefined],
  ['', undefined],
])('%j means %j', (written, meant) => {
  expect(nearestWord(written, KEYS)).toBe(meant);
});
