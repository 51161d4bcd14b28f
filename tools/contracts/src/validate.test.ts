import type { JsonObject } from '@nodeless/core';
import { ruleKey, rulesOf, transitionRulesOf, versionsOf } from './tables.ts';
import { clusterConfigProblems, NEWEST_RELEASES, objectProblems, OLDER_RELEASES } from './validate.ts';

const OLDER = { kubernetes: '1.33', ...OLDER_RELEASES };
const NEWEST = { kubernetes: '1.37', ...NEWEST_RELEASES };

const service = (spec: JsonObject) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec });
const pod = (container: JsonObject) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a' },
  spec: { containers: [{ name: 'a', ...container }] },
});
const pool = (disruption: JsonObject, spec: JsonObject = {}) => ({
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'a' },
  spec: {
    template: {
      spec: {
        nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'a' },
        requirements: [],
      },
    },
    disruption: { consolidateAfter: '30s', ...disruption },
    ...spec,
  },
});
const application = (spec: JsonObject) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'a' },
  spec: { project: 'a', destination: {}, ...spec },
});
const snapshots = (deletionPolicy: string) => ({
  apiVersion: 'snapshot.storage.k8s.io/v1',
  kind: 'VolumeSnapshotClass',
  metadata: { name: 'a' },
  driver: 'ebs.csi.aws.com',
  deletionPolicy,
});

const terms = [{ tags: { 'karpenter.sh/discovery': 'a' } }];
const nodeClass = (spec: JsonObject) => ({
  apiVersion: 'eks.amazonaws.com/v1',
  kind: 'NodeClass',
  metadata: { name: 'a' },
  spec: { role: 'nodes', subnetSelectorTerms: terms, securityGroupSelectorTerms: terms, ...spec },
});
const securityGroups = (groupIds: readonly string[]): JsonObject => ({
  apiVersion: 'vpcresources.k8s.aws/v1beta1',
  kind: 'SecurityGroupPolicy',
  metadata: { name: 'a' },
  spec: { securityGroups: { groupIds: [...groupIds] } },
});

test.each<[JsonObject, string[]]>([
  [service({ ports: [{ port: 80, targetPort: 'http' }] }), []],
  [service({ loadBalancerKlass: 'x' }), ['/spec must NOT have additional properties (loadBalancerKlass)']],
  [service({ ports: [{ port: '80' }] }), ['/spec/ports/0/port must be integer']],
  [service({ ports: [{}] }), ["/spec/ports/0 must have required property 'port'"]],
  [service({ selector: { app: true } }), ['/spec/selector/app must be string']],
  [
    pod({ restartPolicyRules: [] }),
    ['/spec/containers/0 must NOT have additional properties (restartPolicyRules)'],
  ],
  [pool({ budgets: [{ nodes: '10%' }] }), []],
  [
    pool({ budgets: [{ nodes: '10%', reasons: ['Unhealthy'] }] }),
    ['/spec/disruption/budgets/0/reasons/0 must be equal to one of Drifted, Empty, Underutilized'],
  ],
  [
    pool({ consolidateAfter: '1 day' }),
    [expect.stringContaining('consolidateAfter must match pattern') as string],
  ],
  [pool({}, { weight: 101 }), ['/spec/weight must be <= 100']],
  [application({ source: { repoURL: 'https://a.example.com/b' } }), []],
  [application({ source: {} }), ["/spec/source must have required property 'repoURL'"]],
  [snapshots('Retain'), []],
  [snapshots('Keep'), ['/deletionPolicy must be equal to one of Delete, Retain']],
  [nodeClass({ snatPolicy: 'Random', ephemeralStorage: { iops: 3000 } }), []],
  [
    nodeClass({ snatPolicy: 'None', ephemeralStorage: { iops: 100 }, amiFamily: 'AL2023' }),
    [
      '/spec/snatPolicy must be equal to one of Disabled, Random',
      '/spec/ephemeralStorage/iops must be >= 3000',
      '/spec must NOT have additional properties (amiFamily)',
    ],
  ],
  [securityGroups(['sg-0a']), []],
  [securityGroups([]), ['/spec/securityGroups/groupIds must NOT have fewer than 1 items']],
  [{ apiVersion: 'v1', kind: 'Pot' }, ['kubernetes 1.33 does not serve v1 Pot']],
  [{ kind: 'Pod' }, ['has no apiVersion or kind']],
])('%j', (object, problems) => {
  expect(objectProblems(object, OLDER)).toEqual(problems);
});

test('each release reads what it knows', () => {
  const ruled = pod({ restartPolicyRules: [] });
  const unhealthy = pool({ budgets: [{ nodes: '10%', reasons: ['Unhealthy'] }] });
  const extension = application({
    source: { repoURL: 'https://a.example.com/b', directory: { disableExtensionFilter: true } },
  });
  expect([ruled, unhealthy, extension].flatMap((object) => objectProblems(object, NEWEST))).toEqual([]);
  expect(() => objectProblems(ruled, { ...NEWEST, kubernetes: '1.20' })).toThrow(RangeError);
  expect(objectProblems(extension, OLDER)).toEqual([
    '/spec/source/directory must NOT have additional properties (disableExtensionFilter)',
  ]);
});

test('a ClusterConfig', () => {
  const config = {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name: 'a', region: 'b' },
  };
  expect(clusterConfigProblems(config)).toEqual([]);
  expect(clusterConfigProblems({ ...config, vpc: { nat: { gateway: 'Two' } }, addOns: [] })).toEqual([
    '/vpc/nat/gateway must be equal to one of Disable, HighlyAvailable, Single',
    ' must NOT have additional properties (addOns)',
  ]);
});

test('rules of a CRD by where they are and what they say', () => {
  const buffer = 'autoscaling.x-k8s.io/v1beta1/CapacityBuffer';
  const message = 'If podTemplateRef is set, replicas or limits must also be set';
  expect(rulesOf('karpenter', buffer, '1.15')).toContain(ruleKey('.spec', message));
  expect(transitionRulesOf('karpenter', buffer)).toEqual([]);
  expect(transitionRulesOf('karpenter', 'karpenter.sh/v1/NodePool').length).toBeGreaterThan(0);
  expect(versionsOf('karpenter')).toEqual(['0.32', '1.14', '1.15']);
});
