import type { JsonObject } from '@nodeless/core';
import { application, deployment, object, pod } from '../testing/objects.ts';
import { reviewFiles, type Files } from '../testing/trees.ts';

const FINALIZER = { finalizers: ['resources-finalizer.argocd.argoproj.io'] };
const PROTECTED = { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } };
const folder = (name: string): JsonObject => ({
  source: {
    repoURL: 'https://github.com/example/platform.git',
    targetRevision: 'refs/heads/main',
    path: `clusters/prod/rendered/manifests/${name}`,
    directory: { recurse: true },
  },
});
const chart = (name: string, path = `charts/${name}`): JsonObject => ({
  source: {
    repoURL: 'https://github.com/example/charts',
    targetRevision: 'a'.repeat(40),
    path,
    helm: { valuesObject: {} },
  },
});
const applicationFile = (name: string, spec: JsonObject, metadata: JsonObject = {}): Files => ({
  [`argocd/applications/${name}.yaml`]: application(name, spec, metadata),
});

/** An app with a folder of its own, as `apps` of cluster.yaml gives it. */
const app = (name: string, image = 'example.com/web:1.0.0'): Files => ({
  ...applicationFile(name, folder(name), FINALIZER),
  [`manifests/${name}/deployment-${name}.yaml`]: object('apps/v1', 'Deployment', name, {
    metadata: { namespace: name, labels: { app: name } },
    spec: { selector: { matchLabels: { app: name } }, template: pod({ name, image }) },
  }),
  [`manifests/${name}/service-${name}.yaml`]: object('v1', 'Service', name, {
    metadata: { namespace: name },
    spec: { type: 'LoadBalancer', selector: { app: name }, ports: [{ port: 80 }] },
  }),
});
const headroom: Files = {
  ...applicationFile('headroom', { ...folder('headroom'), project: 'platform' }, PROTECTED),
  'manifests/headroom/deployment-headroom.yaml': deployment({}, 'headroom'),
};

function shown(base: Files, head: Files) {
  const { changes, dangers } = reviewFiles(base, head);
  return {
    applications: changes
      .filter(({ object: { kind } }) => kind === 'Application')
      .map(({ operation, object: { name }, previous }) =>
        [operation, previous?.name, name].filter((part) => part !== undefined).join(' '),
      ),
    dangers: dangers.map(({ rule, title, places: [{ file }] }) => [rule, title, file.split('/rendered/')[1]]),
  };
}

test('an app that is renamed: what is deleted is named by its old name', () => {
  const { applications, dangers } = shown(app('web'), app('website'));
  expect(applications).toEqual(['renamed web website']);
  expect(dangers).toEqual(
    expect.arrayContaining([
      [
        'deletions/application-cascade',
        'Application argocd/web is deleted with all that it has deployed',
        'argocd/applications/web.yaml',
      ],
      [
        'deletions/load-balancer',
        'Service web/web is deleted with its load balancer',
        'manifests/web/service-web.yaml',
      ],
      [
        'argocd/application-renamed',
        'Application argocd/website is the Application web under another name',
        'argocd/applications/website.yaml',
      ],
    ]),
  );
  expect(dangers.filter(([, title]) => String(title).includes('website is deleted'))).toEqual([]);
});

test('a waiver for the deletion names the object that is deleted', () => {
  const waiver = (name: string) => ({
    rule: 'deletions/application-cascade',
    object: { kind: 'Application', name },
    reason: 'renamed',
    expires: '2026-12-31',
    file: 'clusters/prod/cluster.yaml',
    line: 3,
  });
  const waived = (name: string) =>
    reviewFiles(app('web'), app('website'), [waiver(name)]).dangers.filter(
      ({ rule, waiver: found }) => rule === 'deletions/application-cascade' && found !== undefined,
    ).length;
  expect([waived('web'), waived('website')]).toEqual([1, 0]);
});

test('an app that comes with the change that takes a component away is not the component renamed', () => {
  const { applications, dangers } = shown(headroom, app('web'));
  expect(applications).toEqual(['removed headroom', 'added web']);
  expect(dangers).toEqual([
    [
      'deletions/application-stays',
      'Application argocd/headroom leaves the tree, and Argo CD never prunes it',
      'argocd/applications/headroom.yaml',
    ],
    [
      'deletions/left-behind',
      'Application argocd/headroom goes from git and stays in the cluster, because it is protected',
      'argocd/applications/headroom.yaml',
    ],
  ]);
});

describe('an Application is not renamed', () => {
  test.each<[string, Files, Files]>([
    [
      'across projects',
      applicationFile('a', { ...chart('a', 'charts/x'), project: 'platform' }),
      applicationFile('b', { ...chart('b', 'charts/x'), project: 'workloads' }),
    ],
    [
      'across kinds of source',
      applicationFile('a', { source: { ...(folder('a')['source'] as JsonObject), helm: {} } }),
      applicationFile('b', folder('a')),
    ],
    ['across charts', applicationFile('a', chart('a')), applicationFile('b', chart('b'))],
    ['when other images run in it', app('a', 'example.com/a:1.0.0'), app('b', 'example.com/b:1.0.0')],
  ])('%s', (_name, base, head) => {
    expect(shown(base, head).applications).toEqual(['removed a', 'added b']);
  });
});

test('an Application of the same chart under another name is renamed', () => {
  expect(
    shown(applicationFile('a', chart('a', 'charts/x')), applicationFile('b', chart('b', 'charts/x')))
      .applications,
  ).toEqual(['renamed a b']);
});

test('of two apps that go, the one whose image comes back is the one that is renamed', () => {
  const two = { ...app('a', 'example.com/a:1.0.0'), ...app('b', 'example.com/b:1.0.0') };
  expect(shown(two, app('c', 'example.com/b:1.1.0')).applications).toEqual(['removed a', 'renamed b c']);
});

test('a Namespace is not renamed: another name is another Namespace', () => {
  const namespace = (name: string) => ({ [`manifests/web/${name}.yaml`]: object('v1', 'Namespace', name) });
  const { changes } = reviewFiles(namespace('a'), namespace('b'));
  expect(changes.map(({ operation, object: { name } }) => [operation, name])).toEqual([
    ['removed', 'a'],
    ['added', 'b'],
  ]);
});

test('the most alike of two candidates is the other name', () => {
  const map = (name: string, data: JsonObject) => ({
    [`manifests/web/configmap-${name}.yaml`]: object('v1', 'ConfigMap', name, {
      metadata: { namespace: 'web' },
      data,
    }),
  });
  const values = { a: '1', b: '2', c: '3', d: '4', e: '5' };
  const { changes } = reviewFiles(map('old', values), {
    ...map('a-near', { ...values, e: '6' }),
    ...map('b-equal', values),
  });
  expect(changes.map(({ operation, object: { name } }) => [operation, name])).toEqual([
    ['added', 'a-near'],
    ['renamed', 'b-equal'],
  ]);
});
