import type { ClusterConfig } from '@nodeless/eksctl-schema';
import { brief, run } from '../../testing/view.ts';
import { groupHasBinding } from './group-has-binding.ts';

const ARN = 'arn:aws:iam::111122223333:role/a';
const entry = (group: string) => `access: { entries: [{ principal: '${ARN}', groups: [${group}] }] }\n`;
const entries = (group: string): Partial<ClusterConfig> => ({
  accessConfig: { accessEntries: [{ principalARN: ARN, kubernetesGroups: [group] }] },
});
const binding = (kind: string, name: string) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind,
  metadata: { name: 'b', ...(kind === 'RoleBinding' ? { namespace: 'web' } : {}) },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
  subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name }],
});
const developers = (...manifests: ReturnType<typeof binding>[]) =>
  run(groupHasBinding, { cluster: entry('developers') }, manifests, [], entries('developers'));

test.each(['RoleBinding', 'ClusterRoleBinding'])('a group that a %s names has a role', (kind) => {
  expect(developers(binding(kind, 'developers'))).toEqual([]);
});

test('a group that no binding names', () => {
  expect(developers(binding('RoleBinding', 'developer'))).toEqual([
    {
      code: 'access/entry-shape-and-binding',
      severity: 'error',
      message: 'no binding gives the group "developers" a role: its members may do nothing',
      hint: 'add it to access.rbac.bindings, or leave the group out',
      location: expect.objectContaining({ line: 6, column: entry('').indexOf('[]') + 2 }),
    },
  ]);
});

test('groups of Kubernetes have their bindings', () => {
  const found = (group: string) =>
    run(
      groupHasBinding,
      { cluster: `access: { mappings: [{ principal: '${ARN}', username: a, groups: ['${group}'] }] }\n` },
      [],
      [],
      { iamIdentityMappings: [{ arn: ARN, username: 'a', groups: [group] }] },
    );
  expect(found('system:masters')).toEqual([]);
  expect(brief(found('ops'))).toEqual([
    'clusters/test/cluster.yaml:6:93 error access/entry-shape-and-binding',
  ]);
});

test('groups of the merged ClusterConfig, at the overlay that gives them', () => {
  const cluster = `eksctl: { iamIdentityMappings: [{ serviceName: emr-containers, namespace: emr, arn: '${ARN}', groups: [ops] }] }\n`;
  const found = run(groupHasBinding, { cluster }, [], [], {
    iamIdentityMappings: [{ serviceName: 'emr-containers', namespace: 'emr', arn: ARN, groups: ['ops'] }],
  });
  expect(brief(found)).toEqual([
    `clusters/test/cluster.yaml:6:${cluster.indexOf('ops') + 1} error access/entry-shape-and-binding`,
  ]);
});

describe('a binding for a group that nobody is in', () => {
  const cluster =
    'access: { rbac: { bindings: [{ name: b, role: view, groups: [nobody, "system:authenticated"] }] } }\n';
  const provider = { type: 'oidc' as const, name: 'a', issuerURL: 'https://a.example', clientID: 'c' };
  const found = (...identityProviders: NonNullable<ClusterConfig['identityProviders']>) =>
    run(groupHasBinding, { cluster }, [], [], { identityProviders });

  test('is only a warning', () => {
    expect(found()).toEqual([
      {
        code: 'access/entry-shape-and-binding',
        severity: 'warning',
        message: 'the binding "b" names the group "nobody", which no access entry and no mapping has',
        hint: 'correct the name; a group of an OIDC provider needs that provider in eksctl.identityProviders, with its groupsClaim and groupsPrefix',
        location: expect.objectContaining({ line: 6, column: cluster.indexOf('nobody') + 1 }),
      },
    ]);
  });

  // Source: https://docs.aws.amazon.com/eks/latest/userguide/authenticate-oidc-identity-provider.html
  test('is none where a provider of the overlay may bring the group', () => {
    expect(found({ ...provider, groupsClaim: 'groups' })).toEqual([]);
    expect(found({ ...provider, groupsClaim: 'groups', groupsPrefix: 'no' })).toEqual([]);
    expect(found({ ...provider, groupsClaim: 'groups', groupsPrefix: 'oidc:' })).toHaveLength(1);
    expect(found(provider)).toHaveLength(1);
  });
});
