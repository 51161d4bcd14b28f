import type { JsonObject, Resource } from '@nodeless/core';
import { deployment, resource, run } from '../../testing/view.ts';
import { projectPermissions } from './project-permissions.ts';

function project(name: string, spec: JsonObject): Resource {
  return resource(
    { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata: { name, namespace: 'argocd' }, spec },
    'root',
  );
}

function application(name: string, projectName: string): Resource {
  return resource(
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name, namespace: 'argocd' },
      spec: { project: projectName, destination: { name: 'in-cluster', namespace: 'web' } },
    },
    'root',
  );
}

const to = (...namespaces: string[]) => namespaces.map((namespace) => ({ name: 'in-cluster', namespace }));

const ROOT = [
  application('root', 'bootstrap'),
  project('bootstrap', {
    destinations: to('argocd'),
    namespaceResourceWhitelist: [{ group: 'argoproj.io', kind: '*' }],
  }),
];
const role: JsonObject = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'all' },
};
const messages = (...resources: readonly Resource[]) =>
  run(projectPermissions, {}, [...ROOT, ...resources]).map(({ message }) => message);
const web = (spec: JsonObject) => [application('web', 'workloads'), project('workloads', spec)];

test('a namespace that the project reaches', () => {
  expect(messages(...web({ destinations: to('web') }), resource(deployment({}), 'web'))).toEqual([]);
});

test('every namespace but a denied one', () => {
  const destinations = [...to('*'), { namespace: '!web', server: 'https://kubernetes.default.svc' }];
  expect(
    messages(...web({ destinations: destinations.slice(0, 1) }), resource(deployment({}), 'web')),
  ).toEqual([]);
  expect(messages(...web({ destinations }), resource(deployment({}), 'web'))).toHaveLength(1);
});

test('a cluster-scoped kind that the project lists', () => {
  const spec = {
    destinations: [],
    clusterResourceWhitelist: [{ group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' }],
  };
  expect(messages(...web(spec), resource(role, 'web'))).toEqual([]);
});

test.each<[string, JsonObject, Resource, string]>([
  [
    'another namespace',
    { destinations: to('api') },
    resource(deployment({}), 'web'),
    'Deployment web/web of the Application "web" is in the namespace web, which the project "workloads" does not reach',
  ],
  [
    'a cluster-scoped kind',
    { destinations: to('web') },
    resource(role, 'web'),
    'ClusterRole all of the Application "web" is of a kind that the project "workloads" does not permit in the cluster',
  ],
  [
    'a kind on the blacklist',
    {
      destinations: to('web'),
      namespaceResourceBlacklist: [{ group: 'apps', kind: 'Deployment' }],
    },
    resource(deployment({}), 'web'),
    'Deployment web/web of the Application "web" is of a kind that the project "workloads" does not permit',
  ],
  [
    'a kind beside those on the whitelist',
    { destinations: to('web'), namespaceResourceWhitelist: [{ group: '', kind: 'Service' }] },
    resource(deployment({}), 'web'),
    'Deployment web/web of the Application "web" is of a kind that the project "workloads" does not permit',
  ],
  [
    'an object beside the one that the project names',
    {
      destinations: [],
      clusterResourceWhitelist: [{ group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'none' }],
    },
    resource(role, 'web'),
    'ClusterRole all of the Application "web" is of a kind that the project "workloads" does not permit in the cluster',
  ],
  [
    'an Application of nobody',
    {},
    resource(deployment({}), 'other'),
    'Deployment web/web of the Application "other" belongs to an Application that is not rendered',
  ],
])('%s', (_name, spec, one, message) => {
  expect(messages(...web(spec), one)).toEqual([message]);
});

test('a project that is not rendered', () => {
  expect(messages(application('web', 'gone'), resource(deployment({}), 'web'))).toEqual([
    'Deployment web/web of the Application "web" belongs to the project "gone", which is not rendered',
  ]);
});
