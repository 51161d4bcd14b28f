import { COMPONENTS } from '@nodeless/catalogue';
import { platformApplications, rbacNameOwner } from '@nodeless/sources';
import { buildComponents } from './build.ts';
import { modelOf } from './testing/model.ts';
import { SAMPLES } from './testing/samples.ts';

test('apps are kept from the names of all Applications of the platform', () => {
  const names = Object.values(SAMPLES).flatMap((sample) => {
    const { applications } = buildComponents(modelOf(sample));
    return applications.filter(({ component }) => component !== 'workloads').map(({ name }) => name);
  });
  expect([...new Set([...names, 'root'])].sort()).toEqual(platformApplications(COMPONENTS));
});

test('bindings and roles of cluster.yaml are kept from the names of those that components render', () => {
  const kinds = ['ClusterRole', 'ClusterRoleBinding', 'RoleBinding'] as const;
  const own = Object.values(SAMPLES)
    .flatMap((sample) => buildComponents(modelOf(sample)).resources)
    .filter(({ application }) => !application.startsWith('access'))
    .flatMap(({ manifest: { kind, metadata } }) =>
      kinds.filter((one) => one === kind).map((known) => ({ known, ...metadata })),
    );
  const free = own.filter(
    ({ known, name, namespace }) => rbacNameOwner(COMPONENTS, known, name, namespace) === undefined,
  );
  expect(free).toEqual([]);
  expect(own).not.toEqual([]);
});
