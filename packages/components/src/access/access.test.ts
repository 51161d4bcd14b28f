import { applicationNames, applicationOf, folderOf, outputOf, resourceAt } from '../testing/output.ts';

const rules = [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['patch'] }];
const group = (name: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name });
const role = (name: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name });
const API = 'rbac.authorization.k8s.io/v1';

const withRbac = (rbac: object, apps = {}) =>
  outputOf({ cluster: { access: { rbac }, apps: Object.keys(apps) }, apps });

test('nothing asked, no Application', () => {
  expect(applicationNames(outputOf())).not.toContain('access');
});

test('roles, and bindings for the whole cluster', () => {
  const output = withRbac({
    roles: [{ name: 'restarter', rules: [{ ...rules[0], resourceNames: ['web'] }] }],
    bindings: [{ name: 'on-call', role: 'restarter', groups: ['on-call', 'leads'] }],
  });
  expect(folderOf(output, 'access')).toEqual({
    'clusterrole-restarter.yaml': {
      apiVersion: API,
      kind: 'ClusterRole',
      metadata: { name: 'restarter' },
      rules: [{ ...rules[0], resourceNames: ['web'] }],
    },
    'clusterrolebinding-on-call.yaml': {
      apiVersion: API,
      kind: 'ClusterRoleBinding',
      metadata: { name: 'on-call' },
      roleRef: role('restarter'),
      subjects: [group('on-call'), group('leads')],
    },
  });
  expect(resourceAt(output, 'manifests/access/clusterrole-restarter.yaml').origin.specPath).toBe(
    'cluster#/access/rbac/roles/0',
  );
});

test('a binding in namespaces is made in each, in the project that reaches it', () => {
  const web = {
    image: 'example.com/web:1.0',
    resources: { requests: { cpu: '100m' } },
    ports: [{ name: 'http', containerPort: 80 }],
  };
  const output = withRbac(
    {
      bindings: [{ name: 'developers', role: 'edit', groups: ['developers'], namespaces: ['web', 'tools'] }],
    },
    { web },
  );
  const binding = (namespace: string) => ({
    apiVersion: API,
    kind: 'RoleBinding',
    metadata: { name: 'developers', namespace },
    roleRef: role('edit'),
    subjects: [group('developers')],
  });
  expect(folderOf(output, 'access')).toEqual({ 'rolebinding-developers.tools.yaml': binding('tools') });
  expect(folderOf(output, 'access-apps')).toEqual({ 'rolebinding-developers.web.yaml': binding('web') });
  expect(applicationOf(output, 'access').spec).toMatchObject({ project: 'platform' });
  expect(applicationOf(output, 'access-apps').spec).toMatchObject({ project: 'workloads' });
  expect(Object.keys(folderOf(output, 'namespaces'))).toEqual(
    expect.arrayContaining(['namespace-tools.yaml', 'namespace-web.yaml']),
  );
});
