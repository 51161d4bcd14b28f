import type { JsonObject } from '@nodeless/core';
import { modelOf, SEOUL, SMALL } from '../testing/model.ts';
import { addons } from './addons.ts';
import { clusterConfig } from './cluster-config.ts';
import { configDiagnostics } from './problems.ts';

/** The policy of a driver, told by the service that it is about; what it says is tested beside it. */
const policyFor = (service: string): unknown => ({
  Version: '2012-10-17',
  Statement: expect.arrayContaining([
    expect.objectContaining({
      Sid: 'Look',
      Action: expect.anything() as unknown,
      Resource: '*',
    }),
    expect.objectContaining({ Resource: expect.stringContaining(`:${service}:eu-central-1:111122223333:`) }),
  ]) as unknown,
});

function addon(name: string, settings: JsonObject, spec = SMALL, known?: { [name: string]: string }) {
  const model = modelOf(spec, { addons: { [name]: settings } }, known === undefined ? {} : { addons: known });
  expect(configDiagnostics(model, clusterConfig(model))).toEqual([]);
  return { found: addons(model).find((one) => one.name === name), iam: clusterConfig(model).iam };
}

test('a driver has a role with a fixed name, made before it', () => {
  const { found, iam } = addon('aws-ebs-csi-driver', { configuration: { controller: { replicaCount: 2 } } });
  const roleARN = 'arn:aws:iam::111122223333:role/small-ebs-csi';
  expect(found).toEqual({
    name: 'aws-ebs-csi-driver',
    configurationValues: '{"controller":{"replicaCount":2}}',
    serviceAccountRoleARN: roleARN,
    resolveConflicts: 'OVERWRITE',
  });
  expect(iam?.serviceAccounts).toEqual([
    {
      metadata: { namespace: 'kube-system', name: 'ebs-csi-controller-sa' },
      roleName: 'small-ebs-csi',
      roleOnly: true,
      attachPolicy: policyFor('ec2'),
    },
  ]);
});

test.each([
  ['aws-efs-csi-driver', 'small-efs-csi', 'elasticfilesystem'],
  ['aws-fsx-csi-driver', 'small-fsx-csi', 'fsx'],
])('%s has the role %s', (name, roleName, service) => {
  const { iam } = addon(name, {});
  expect(iam?.serviceAccounts).toEqual([
    expect.objectContaining({ roleName, attachPolicy: policyFor(service) }),
  ]);
});

test('policies of the sources replace that of a driver', () => {
  const policies = ['arn:aws:iam::111122223333:policy/my-driver'];
  const { iam } = addon('aws-fsx-csi-driver', { identity: { policies } });
  expect(iam?.serviceAccounts).toEqual([
    {
      metadata: { namespace: 'kube-system', name: 'fsx-csi-controller-sa' },
      roleName: 'small-fsx-csi',
      roleOnly: true,
      attachPolicyARNs: policies,
    },
  ]);
});

test('file systems of FSx carry the tag that the role asks for, besides other tags', () => {
  const values = (configuration: JsonObject): unknown =>
    JSON.parse(addon('aws-fsx-csi-driver', { configuration }).found?.configurationValues ?? '');
  const extraTags = { 'kubernetes.io/cluster/small': 'owned' };
  expect(values({})).toEqual({ controller: { extraTags } });
  expect(values({ controller: { replicaCount: 1, extraTags: { team: 'a' } } })).toEqual({
    controller: { replicaCount: 1, extraTags: { ...extraTags, team: 'a' } },
  });
});

test('an own role, of any add-on', () => {
  const policies = ['arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy'];
  const identity = { serviceAccount: { namespace: 'amazon-cloudwatch', name: 'cloudwatch-agent' }, policies };
  const { found, iam } = addon('amazon-cloudwatch-observability', { identity });
  expect(found?.serviceAccountRoleARN).toMatch(/role\/small-amazon-cloudwatch-observability$/);
  expect(iam?.serviceAccounts).toEqual([
    expect.objectContaining({
      metadata: { namespace: 'amazon-cloudwatch', name: 'cloudwatch-agent' },
      attachPolicyARNs: policies,
    }),
  ]);
});

test('cluster.yaml pins before facts.json does', () => {
  const facts = { 'metrics-server': 'v0.7.0-eksbuild.1', 'vpc-cni': 'v1.21.1-eksbuild.1' };
  expect(addon('metrics-server', {}, SMALL, facts).found?.version).toBe('v0.7.0-eksbuild.1');
  expect(addon('metrics-server', { version: 'v0.8.0-eksbuild.2' }, SMALL, facts).found?.version).toBe(
    'v0.8.0-eksbuild.2',
  );
});

test('what the add-on says is laid over what follows from the profiles', () => {
  const configured = (settings: JsonObject) => addon('coredns', settings, SEOUL).found?.configurationValues;
  expect(configured({ configuration: { replicaCount: 3 } })).toBe(
    '{"computeType":"Fargate","replicaCount":3}',
  );
  expect(configured({ configuration: { computeType: 'EC2' } })).toBe('{"computeType":"EC2"}');
});

test.each(['OVERWRITE', 'NONE', 'PRESERVE'])('conflicts: %s', (resolveConflicts) => {
  expect(addon('kube-proxy', { resolveConflicts }).found).toEqual({ name: 'kube-proxy', resolveConflicts });
});

test('an add-on that is left out is left out', () => {
  expect(addons(modelOf(SMALL, { addons: { 'metrics-server': false } })).map(({ name }) => name)).toEqual([
    'vpc-cni',
    'kube-proxy',
    'coredns',
  ]);
});

test('add-ons carry the tags of the cluster', () => {
  const model = modelOf(SMALL, { tags: { team: 'platform' }, addons: { 'metrics-server': {} } });
  expect(addons(model).map(({ tags }) => tags)).toEqual(
    Array.from({ length: 4 }, () => ({ team: 'platform' })),
  );
  expect(configDiagnostics(model, clusterConfig(model))).toEqual([]);
});

test('values without a type are laid over those that have one', () => {
  const configuration = { controller: { replicaCount: 1, logLevel: 4 } };
  const rawConfiguration = { controller: { logLevel: null, region: 'eu-central-1' }, useFIPS: true };
  const { found } = addon('aws-efs-csi-driver', { configuration, rawConfiguration });
  expect(JSON.parse(found?.configurationValues ?? '')).toEqual({
    controller: { replicaCount: 1, region: 'eu-central-1' },
    useFIPS: true,
  });
});

test('null without a type takes away what follows from other sources too', () => {
  const rawConfiguration = { env: { ADDITIONAL_ENI_TAGS: null } };
  const found = (addon: JsonObject) =>
    addons(modelOf(SMALL, { tags: { team: 'a' }, addons: { 'vpc-cni': addon } }))[0]?.configurationValues;
  expect(found({})).toBe('{"env":{"ADDITIONAL_ENI_TAGS":"{\\"team\\":\\"a\\"}"}}');
  expect(found({ rawConfiguration })).toBe('{"env":{}}');
});

test('volumes of the EBS driver carry the tags of the cluster, and those of its own', () => {
  const tagged = (configuration: JsonObject) => {
    const model = modelOf(SMALL, {
      tags: { team: 'a' },
      addons: { 'aws-ebs-csi-driver': { configuration } },
    });
    const found = addons(model).find(({ name }) => name === 'aws-ebs-csi-driver');
    return JSON.parse(found?.configurationValues ?? '') as JsonObject;
  };
  expect(tagged({})).toEqual({ controller: { extraVolumeTags: { team: 'a' } } });
  expect(tagged({ controller: { extraVolumeTags: { team: 'b', stage: 'dev' } } })).toEqual({
    controller: { extraVolumeTags: { team: 'b', stage: 'dev' } },
  });
});

const AGENT = { 'eks-pod-identity-agent': {} };

// Source: https://eksctl.io/usage/pod-identity-associations/
test('a role by Pod Identity stands at the add-on, with the boundary of all roles', () => {
  const permissionsBoundary = 'arn:aws:iam::111122223333:policy/boundary';
  const model = modelOf(SMALL, {
    addons: { ...AGENT, 'aws-ebs-csi-driver': {} },
    iam: { identity: { by: 'pod-identity' }, permissionsBoundary },
  });
  const config = clusterConfig(model);
  expect(configDiagnostics(model, config)).toEqual([]);
  expect(config.addons?.find(({ name }) => name === 'aws-ebs-csi-driver')).toEqual({
    name: 'aws-ebs-csi-driver',
    podIdentityAssociations: [
      {
        namespace: 'kube-system',
        serviceAccountName: 'ebs-csi-controller-sa',
        roleName: 'small-ebs-csi',
        permissionPolicy: policyFor('ec2'),
        permissionsBoundaryARN: permissionsBoundary,
      },
    ],
    resolveConflicts: 'OVERWRITE',
  });
  expect(config.iam).toEqual({ withOIDC: true, serviceRolePermissionsBoundary: permissionsBoundary });
});

// eksctl makes that role by itself: setRecommendedPoliciesForIRSA in pkg/actions/addon/create.go
test('the boundary is on the role of vpc-cni, and on no add-on without a role', () => {
  const permissionsBoundary = 'arn:aws:iam::111122223333:policy/boundary';
  const model = modelOf(SMALL, { iam: { permissionsBoundary } });
  expect(configDiagnostics(model, clusterConfig(model))).toEqual([]);
  expect(addons(model).map(({ name, permissionsBoundary: bound }) => [name, bound])).toEqual([
    ['vpc-cni', permissionsBoundary],
    ['kube-proxy', undefined],
    ['coredns', undefined],
  ]);
});

describe('the component efsCsiDriver', () => {
  const efs = (change: JsonObject, spec = SMALL) => {
    const model = modelOf(spec, change);
    expect(configDiagnostics(model, clusterConfig(model))).toEqual([]);
    return addons(model).find(({ name }) => name === 'aws-efs-csi-driver');
  };

  test('is the add-on with its role', () => {
    expect(efs({ components: { efsCsiDriver: {} } })).toEqual({
      name: 'aws-efs-csi-driver',
      serviceAccountRoleARN: 'arn:aws:iam::111122223333:role/small-efs-csi',
      resolveConflicts: 'OVERWRITE',
    });
  });

  test('gets its role by Pod Identity', () => {
    const change = { addons: AGENT, components: { efsCsiDriver: { identity: { by: 'pod-identity' } } } };
    expect(efs(change)?.podIdentityAssociations).toEqual([
      expect.objectContaining({
        roleName: 'small-efs-csi',
        permissionPolicy: policyFor('elasticfilesystem'),
      }),
    ]);
  });

  test('has no privileges on Fargate, which would not start it', () => {
    expect(JSON.parse(efs({}, SEOUL)?.configurationValues ?? '')).toEqual({
      controller: {
        containerSecurityContext: { privileged: false },
        tags: { stage: 'dev', 'managed-by': 'nodeless' },
      },
    });
  });
});
