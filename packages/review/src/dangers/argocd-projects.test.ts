import type { JsonObject } from '@nodeless/core';
import { application, inWeb, object, WEB } from '../testing/objects.ts';
import { reviewFiles, type Files } from '../testing/trees.ts';

const project = (name: string, spec: JsonObject): Files => ({
  [`argocd/projects/${name}.yaml`]: object('argoproj.io/v1alpha1', 'AppProject', name, {
    metadata: { namespace: 'argocd' },
    spec: { sourceRepos: ['*'], ...spec },
  }),
});
const to = (...namespaces: string[]) => ({
  destinations: namespaces.map((namespace) => ({ name: 'in-cluster', namespace })),
});
const role: JsonObject = object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'all');
const quota = object('v1', 'ResourceQuota', 'quota', inWeb);
const CASCADE = { finalizers: ['resources-finalizer.argocd.argoproj.io'] };
const OPEN = project('workloads', to('*'));

function found(base: Files, head: Files) {
  return reviewFiles(base, head)
    .dangers.filter(({ rule }) => /permitted|lets-go/.test(rule))
    .map(({ rule, title }) => [rule, title]);
}

test.each<[string, JsonObject, Files, string]>([
  [
    'a kind of the whole cluster',
    role,
    OPEN,
    'ClusterRole all is of a kind of the whole cluster that the project workloads of its Application web does not permit',
  ],
  [
    'a kind on the blacklist',
    quota,
    project('workloads', { ...to('*'), namespaceResourceBlacklist: [{ group: '', kind: 'ResourceQuota' }] }),
    'ResourceQuota web/quota is of a kind that the project workloads of its Application web does not permit',
  ],
  [
    'a namespace',
    quota,
    project('workloads', to('shop')),
    'ResourceQuota web/quota is in the namespace web, which the project workloads of its Application web does not permit',
  ],
])('%s that the project does not permit', (_name, value, permits, title) => {
  const base = { ...WEB, ...permits };
  expect(found(base, { ...base, 'manifests/web/it.yaml': value })).toEqual([['argocd/not-permitted', title]]);
});

test('a project that is not in the tree says nothing', () => {
  expect(found(WEB, { ...WEB, 'manifests/web/it.yaml': role })).toEqual([]);
});

test('a narrower project refuses what stays as it is', () => {
  const files = { ...WEB, 'manifests/web/a.yaml': role, 'manifests/web/b.yaml': quota };
  const all = { ...to('*'), clusterResourceWhitelist: [{ group: '*', kind: '*' }] };
  const title =
    'AppProject argocd/workloads lets the project workloads refuse ClusterRole all of the Application web';
  expect(found({ ...files, ...project('workloads', all) }, { ...files, ...OPEN })).toEqual([
    ['argocd/not-permitted', title],
  ]);
  expect(
    found({ ...files, ...project('workloads', all) }, { ...files, ...project('workloads', to('shop')) }),
  ).toEqual([['argocd/not-permitted', title.replace('all of', 'all and 1 more of')]]);
});

test('a stack of CloudFormation with the name of an Application is none of its objects', () => {
  const files = {
    ...WEB,
    'manifests/web/b.yaml': quota,
    'cloudformation/web.yaml': { Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: {} } } },
  };
  expect(found({ ...files, ...OPEN }, { ...files, ...project('workloads', to('web')) })).toEqual([]);
});

test('another project refuses what stays as it is', () => {
  const files = { ...OPEN, ...project('team', to('shop')), 'manifests/web/b.yaml': quota };
  expect(
    found(
      { ...files, ...WEB },
      { ...files, 'argocd/applications/web.yaml': application('web', { project: 'team' }) },
    ),
  ).toEqual([
    [
      'argocd/not-permitted',
      'Application argocd/web lets the project team refuse ResourceQuota quota of the Application web',
    ],
  ]);
});

test('an Application that goes with the permission of its namespace', () => {
  const head = { 'argocd/root.yaml': application('root', { project: 'bootstrap' }) };
  const base = { ...head, ...WEB, 'argocd/applications/web.yaml': application('web', {}, CASCADE) };
  const title = 'Application argocd/web goes, and its project workloads no longer permits its namespace';
  expect(
    found(
      { ...base, ...project('workloads', to('web', 'shop')) },
      { ...head, ...project('workloads', to('shop')) },
    ),
  ).toEqual([['argocd/project-lets-go', title]]);
  // Argo CD reads nothing of its repository to delete it.
  expect(
    found({ ...base, ...OPEN }, { ...head, ...project('workloads', { ...to('*'), sourceRepos: [] }) }),
  ).toEqual([]);
  expect(found({ ...base, ...OPEN }, { ...head, ...OPEN })).toEqual([]);
  // It goes alone: nothing that the project would have to permit.
  expect(
    found(
      { ...head, ...WEB, ...project('workloads', to('web', 'shop')) },
      { ...head, ...project('workloads', to('shop')) },
    ),
  ).toEqual([]);
});

test('objects of an Application that goes, as far as the project lets Argo CD delete them', () => {
  const head = { 'argocd/root.yaml': application('root', { project: 'bootstrap' }) };
  const base = {
    ...head,
    'argocd/applications/web.yaml': application('web', {}, CASCADE),
    'manifests/web/quota.yaml': quota,
  };
  expect(
    found({ ...base, ...OPEN }, { ...head, ...project('workloads', to('shop', '*-web')) }),
  ).toContainEqual([
    'argocd/project-lets-go',
    'ResourceQuota web/quota goes, and the project workloads of its Application no longer permits it',
  ]);
});
