import { run } from '../../testing/view.ts';
import { groupHasBinding } from './group-has-binding.ts';

const principal = "'arn:aws:iam::111122223333:role/a'";
const entry = (group: string) => `access: { entries: [{ principal: ${principal}, groups: [${group}] }] }\n`;
const binding = (kind: string, name: string) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind,
  metadata: { name: 'b', ...(kind === 'RoleBinding' ? { namespace: 'web' } : {}) },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
  subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name }],
});

test.each(['RoleBinding', 'ClusterRoleBinding'])('a group that a %s names has a role', (kind) => {
  expect(run(groupHasBinding, { cluster: entry('developers') }, [binding(kind, 'developers')])).toEqual([]);
});

test('a group that no binding names', () => {
  const found = run(groupHasBinding, { cluster: entry('developers') }, [binding('RoleBinding', 'developer')]);
  expect(found).toEqual([
    expect.objectContaining({
      code: 'access/entry-shape-and-binding',
      severity: 'error',
      message: 'no binding gives the group "developers" a role: its members may do nothing',
      location: expect.objectContaining({ line: 6 }),
    }),
  ]);
});

test('groups of Kubernetes have their bindings', () => {
  const mappings = `access: { mappings: [{ principal: ${principal}, username: a, groups: ['system:masters'] }] }\n`;
  expect(run(groupHasBinding, { cluster: mappings })).toEqual([]);
  const unbound = mappings.replace('system:masters', 'ops');
  expect(run(groupHasBinding, { cluster: unbound }).map(({ severity }) => severity)).toEqual(['error']);
});

test('a binding for nobody is only a warning', () => {
  const rbac =
    'access: { rbac: { bindings: [{ name: b, role: view, groups: [nobody, "system:authenticated"] }] } }\n';
  expect(run(groupHasBinding, { cluster: rbac }).map(({ severity, message }) => [severity, message])).toEqual(
    [['warning', 'the binding "b" names the group "nobody", which no access entry and no mapping has']],
  );
});
