import type { JsonObject } from '@nodeless/core';
import { CLASSIC, modelOf, SEOUL, SMALL, TOKYO } from '../testing/model.ts';
import { clusterConfig } from './cluster-config.ts';
import { sourceOf } from './sources.ts';

const PRINCIPAL = 'arn:aws:iam::111122223333:role/developers';
const scaling = { min: 1, max: 2 };
const group = (name: string) => ({ name, architecture: 'amd64', instanceTypes: ['m7i.large'], scaling });

const RICH: JsonObject = {
  ...SEOUL,
  iam: { permissionsBoundary: 'arn:aws:iam::111122223333:policy/boundary' },
  addons: {
    'vpc-cni': { configuration: { env: { ANNOTATE_POD_IP: 'true' } } },
    'eks-pod-identity-agent': {},
    'aws-ebs-csi-driver': { version: 'v1.58.0-eksbuild.1', identity: { by: 'pod-identity' } },
  },
  access: {
    admins: ['arn:aws:iam::111122223333:role/platform-admin'],
    entries: [
      { principal: PRINCIPAL, groups: ['developers'], policies: [{ policy: 'AmazonEKSViewPolicy' }] },
    ],
    mappings: [{ principal: PRINCIPAL, username: 'ci', groups: ['developers'] }],
  },
  controlPlane: { logging: { retentionDays: 30 } },
};

test.each([
  [['metadata', 'name'], '/name'],
  [['metadata', 'region'], '/region'],
  [['metadata', 'tags', 'stage'], '/tags/stage'],
  [['vpc', 'cidr'], '/network/vpc/cidr'],
  [['vpc', 'publicAccessCIDRs', 0], '/network/endpoint/public/cidrs/0'],
  [['vpc', 'clusterEndpoints', 'publicAccess'], '/network/endpoint/publicAccess'],
  [['accessConfig', 'accessEntries', 0, 'principalARN'], '/access/admins/0'],
  [['accessConfig', 'accessEntries', 1, 'principalARN'], '/access/entries/0/principal'],
  [['accessConfig', 'accessEntries', 1, 'kubernetesGroups', 0], '/access/entries/0/groups/0'],
  [
    ['accessConfig', 'accessEntries', 1, 'accessPolicies', 0, 'policyARN'],
    '/access/entries/0/policies/0/policy',
  ],
  [
    ['accessConfig', 'accessEntries', 1, 'accessPolicies', 0, 'accessScope', 'namespaces'],
    '/access/entries/0/policies/0/namespaces',
  ],
  [['accessConfig', 'accessEntries', 2, 'type'], '/compute/karpenter'],
  [['iamIdentityMappings', 0, 'arn'], '/access/mappings/0/principal'],
  [['addons', 3, 'name'], '/addons/eks-pod-identity-agent/name'],
  [['addons', 4, 'version'], '/addons/aws-ebs-csi-driver/version'],
  [['addons', 0, 'configurationValues'], '/addons/vpc-cni/configuration'],
  [['addons', 4, 'podIdentityAssociations', 0, 'roleName'], '/addons/aws-ebs-csi-driver/identity/0/roleName'],
  [['addons', 4, 'tags', 'stage'], '/tags'],
  [['addons', 5, 'serviceAccountRoleARN'], '/components/efsCsiDriver/identity'],
  [['iam', 'serviceRolePermissionsBoundary'], '/iam/permissionsBoundary'],
  [['iam', 'serviceAccounts', 0, 'permissionsBoundary'], '/iam/permissionsBoundary'],
  [
    ['iam', 'serviceAccounts', 1, 'metadata', 'name'],
    '/components/awsLoadBalancerController/identity/serviceAccount',
  ],
  [['iam', 'serviceAccounts', 2, 'attachPolicy'], '/components/efsCsiDriver/identity/policies'],
  [['iam', 'withOIDC'], '/compute/karpenter'],
  [['fargateProfiles', 0, 'name'], '/compute/fargate/profiles/0/name'],
  [['cloudWatch', 'clusterLogging', 'logRetentionInDays'], '/controlPlane/logging/retentionDays'],
])('%j comes from %s', (path, source) => {
  expect(sourceOf(modelOf(RICH), path)).toBe(`cluster#${source}`);
});

test.each([
  [['managedNodeGroups', 0, 'minSize'], '/compute/managedNodeGroups/0/scaling/min'],
  [['managedNodeGroups', 0, 'volumeSize'], '/compute/managedNodeGroups/0/volume/size'],
  [['managedNodeGroups', 0, 'labels', 'spot'], '/compute/managedNodeGroups/0/labels/spot'],
  [['nodeGroups', 0, 'asgSuspendProcesses', 0], '/compute/selfManagedNodeGroups/0/suspendProcesses/0'],
  [['nodeGroups', 0, 'iam', 'attachPolicyARNs', 0], '/iam/nodePolicies'],
])('%j of a node group comes from %s', (path, source) => {
  const model = modelOf(SMALL, {
    iam: { nodePolicies: ['arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy'] },
    compute: { managedNodeGroups: [group('a')], selfManagedNodeGroups: [group('b')] },
  });
  expect(sourceOf(model, path)).toBe(`cluster#${source}`);
});

test('a version that facts.json pins is found there', () => {
  const model = modelOf(SMALL, {}, { addons: { coredns: 'v1.13.2-eksbuild.4' } });
  const index = clusterConfig(model).addons?.findIndex(({ name }) => name === 'coredns') ?? -1;
  expect(sourceOf(model, ['addons', index, 'version'])).toBe('facts#/addons/coredns');
});

test.each([SMALL, SEOUL, TOKYO, CLASSIC, RICH])('every place of a ClusterConfig has a source', (spec) => {
  const model = modelOf(spec);
  for (const path of places(clusterConfig(model))) {
    const { file } = model.provenance(sourceOf(model, path)).location;
    expect([path, file]).toEqual([path, expect.stringMatching(/^clusters\//)]);
  }
});

/** Every path of a value, down to the leaves. */
function places(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value);
  return [path, ...entries.flatMap(([key, item]) => places(item, [...path, key]))];
}
