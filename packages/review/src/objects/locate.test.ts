import { clusterOf, locate } from './locate.ts';

const at = (rest: string) => `clusters/prod/rendered/${rest}`;

test.each([
  ['argocd/root.yaml', 'application', 'root'],
  ['argocd/projects/default.yaml', 'application', 'root'],
  ['manifests/web/deployment-web.web.yaml', 'application', 'web'],
  ['manifests/web/deep/er.yml', 'application', 'web'],
  ['manifests/web/object.json', 'application', 'web'],
  ['bootstrap/00-namespace.yaml', 'bootstrap', 'bootstrap'],
  ['bootstrap/argocd/kustomization.yaml', 'bootstrap', 'bootstrap'],
  ['eksctl/cluster.yaml', 'eksctl', 'eksctl'],
  ['cloudformation/karpenter.yaml', 'cloudformation', 'karpenter'],
  ['cloudformation/net.work.yaml', 'cloudformation', 'net.work'],
])('%s is of the %s %s', (path, area, application) => {
  expect(locate(at(path))).toEqual({ cluster: 'prod', area, application });
  expect(clusterOf(at(path))).toBe('prod');
});

test.each([
  'README.md',
  'manifests/web/README.md',
  'manifests/web/SHA256SUMS',
  'manifests/web.yaml',
  'other/a.yaml',
  'root.yaml',
])('%s holds no objects', (path) => {
  expect(locate(at(path))).toBeUndefined();
});

test.each([
  'clusters/prod/cluster.yaml',
  'clusters/a/b/rendered/argocd/root.yaml',
  'x/clusters/prod/rendered/a',
])('%s is in no rendered tree', (path) => {
  expect([clusterOf(path), locate(path)]).toEqual([undefined, undefined]);
});
