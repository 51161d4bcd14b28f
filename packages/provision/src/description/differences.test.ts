import type { JsonObject } from '@nodeless/core';
import { validateClusterConfig } from '@nodeless/eksctl-schema';
import fc from 'fast-check';
import { describedConfig } from './described.ts';
import { configDifferences, configPathWords } from './differences.ts';

const config = (change: JsonObject = {}): JsonObject => ({
  apiVersion: 'eksctl.io/v1alpha5',
  kind: 'ClusterConfig',
  metadata: { name: 'a', region: 'eu-central-1', version: '1.35' },
  ...change,
});

const told = (one: JsonObject, other: JsonObject) =>
  configDifferences(config(one), config(other)).map(
    ({ path, read, rendered }) =>
      `${configPathWords(path)} ${JSON.stringify(read)} ${JSON.stringify(rendered)}`,
  );

const managed = (group: JsonObject): JsonObject => ({ managedNodeGroups: [{ name: 'a', ...group }] });
const own = (group: JsonObject): JsonObject => ({ nodeGroups: [{ name: 'a', ...group }] });
const ALL_ADDONS = ['metrics-server', 'coredns', 'kube-proxy', 'vpc-cni'].map((name) => ({ name }));

test.each<[JsonObject, JsonObject]>([
  [{}, { nodeGroups: [], iam: {}, vpc: { cidr: '192.168.0.0/16', nat: { gateway: 'Single' } } }],
  [{}, { vpc: { publicAccessCIDRs: ['0.0.0.0/0'], clusterEndpoints: { publicAccess: true } } }],
  [{}, { addons: ALL_ADDONS, addonsConfig: { disableDefaultAddons: true } }],
  [{}, { kubernetesNetworkConfig: { ipFamily: 'ipv4' }, upgradePolicy: { supportType: 'EXTENDED' } }],
  [
    { cloudWatch: { clusterLogging: { enableTypes: ['*'] } } },
    {
      cloudWatch: {
        clusterLogging: { enableTypes: ['scheduler', 'api', 'audit', 'authenticator', 'controllerManager'] },
      },
    },
  ],
  [managed({ instanceType: 'm7g.large' }), managed({ instanceTypes: ['m7g.large'] })],
  [managed({}), managed({ instanceType: 'm5.large', volumeSize: 80, volumeType: 'gp3', volumeIOPS: 3000 })],
  [managed({ desiredCapacity: 3 }), managed({ minSize: 3, maxSize: 3 })],
  [managed({ ssh: { publicKeyName: 'k' } }), managed({ ssh: { publicKeyName: 'k', allow: true } })],
  [managed({}), managed({ ssh: { enableSsm: true }, nodeRepairConfig: { enabled: false } })],
  [own({ taints: { a: 'b:NoSchedule' } }), own({ taints: [{ key: 'a', value: 'b', effect: 'NoSchedule' }] })],
  [own({ iam: { withAddonPolicies: { ebs: false } } }), own({})],
  [
    { addons: [{ name: 'coredns', configurationValues: 'replicaCount: 3' }] },
    {
      addons: [{ name: 'coredns', configurationValues: '{"replicaCount":3}', resolveConflicts: 'overwrite' }],
    },
  ],
  [
    { fargateProfiles: [{ name: 'a', selectors: [{ namespace: 'kube-system' }] }] },
    {
      fargateProfiles: [{ name: 'a', selectors: [{ namespace: 'kube-system' }] }],
      addons: [{ name: 'coredns', configurationValues: '{"computeType":"Fargate"}' }],
    },
  ],
  [
    { vpc: { id: 'vpc-1', subnets: { private: { 'eu-central-1a': { id: 'subnet-1' } } } } },
    { vpc: { id: 'vpc-1', subnets: { private: { any: { id: 'subnet-1', az: 'eu-central-1a' } } } } },
  ],
  [
    { autoModeConfig: { enabled: true }, addonsConfig: { disableDefaultAddons: true } },
    {
      autoModeConfig: { enabled: true, nodePools: ['general-purpose', 'system'] },
      addonsConfig: { disableDefaultAddons: true },
    },
  ],
])('%j describes the same as %j', (one, other) => {
  expect(told(one, other)).toEqual([]);
  expect(told(other, one)).toEqual([]);
});

test.each<[JsonObject, JsonObject, string[]]>([
  [managed({ spot: true }), managed({}), ['managedNodeGroups[a].spot true false']],
  [
    {},
    managed({ launchTemplate: { id: 'lt-1' } }),
    [expect.stringMatching(/^managedNodeGroups\[a\] undefined \{/) as string],
  ],
  [
    { metadata: { name: 'a', region: 'eu-central-1', version: '1.34' } },
    {},
    ['metadata.version "1.34" "1.35"'],
  ],
  [
    { autoModeConfig: { enabled: true, nodePools: [] } },
    { autoModeConfig: { enabled: true } },
    ['autoModeConfig.nodePools [] ["general-purpose","system"]'],
  ],
  [{ iam: { withOIDC: true } }, {}, ['iam.withOIDC true false']],
  [
    { addons: ALL_ADDONS.slice(1), addonsConfig: { disableDefaultAddons: true } },
    {},
    [expect.stringMatching(/^addons\[metrics-server\] undefined \{/) as string],
  ],
])('%j describes another cluster than %j', (one, other, differences) => {
  expect(told(one, other)).toEqual(differences);
});

test('a version that is left to eksctl is met by any, and not the other way round', () => {
  const open = { metadata: { name: 'a', region: 'eu-central-1' } };
  expect(told(open, {})).toEqual([]);
  expect(told({}, open)).toEqual(['metadata.version "1.35" undefined']);
});

test('what is described describes itself', () => {
  const group = fc.record(
    {
      name: fc.constantFrom('a', 'b'),
      instanceType: fc.constantFrom('m5.large', 'm7g.large'),
      desiredCapacity: fc.nat(3),
      minSize: fc.nat(3),
      volumeType: fc.constantFrom('gp2', 'gp3'),
      privateNetworking: fc.boolean(),
    },
    { requiredKeys: ['name'] },
  );
  const change = fc.record(
    {
      managedNodeGroups: fc.uniqueArray(group, { selector: ({ name }) => name, maxLength: 2 }),
      iam: fc.record({ withOIDC: fc.boolean() }),
      vpc: fc.record({ clusterEndpoints: fc.record({ privateAccess: fc.boolean() }) }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(change, (one) => {
      const whole = config(one as unknown as JsonObject);
      fc.pre(validateClusterConfig(whole).length === 0);
      const described = describedConfig(whole);
      expect(configDifferences(whole, whole)).toEqual([]);
      expect(configDifferences(described, whole)).toEqual([]);
    }),
  );
});
