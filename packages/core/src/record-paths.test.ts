import { folderRecord, isRecordPath, recordPathOf } from './record-paths.ts';

test.each([
  ['manifests/web/deployment-web.web.yaml', 'manifests/web/SHA256SUMS'],
  ['manifests/web/deeper/x.yaml', 'manifests/web/SHA256SUMS'],
  ['manifests/x.yaml', 'manifests/SHA256SUMS'],
  ['manifests/namespaces/namespace-web.yaml', 'manifests/namespaces/namespace-web.yaml.sha256'],
  ['argocd/applications/web.yaml', 'argocd/applications/web.yaml.sha256'],
  ['argocd/root.yaml', 'argocd/SHA256SUMS'],
  ['argocd/projects/default.yaml', 'argocd/SHA256SUMS'],
  ['bootstrap/argocd/kustomization.yaml', 'bootstrap/SHA256SUMS'],
  ['eksctl/cluster.yaml', 'eksctl/SHA256SUMS'],
  ['README.md', 'README.md.sha256'],
])('%s is recorded in %s', (path, record) => {
  expect(recordPathOf(path)).toBe(record);
  expect(isRecordPath(record)).toBe(true);
  expect(isRecordPath(path)).toBe(false);
});

test('a folder whose files are recorded one by one can have a record of its own, too', () => {
  expect(isRecordPath(folderRecord('manifests/namespaces'))).toBe(true);
});

test.each([
  'SHA256SUMS',
  '/SHA256SUMS',
  '.sha256',
  'manifests/web/deeper/SHA256SUMS',
  'manifests/web/x.yaml.sha256',
  'bootstrap/argocd/SHA256SUMS',
  'README.md.sha256.sha256',
  'manifests/web/sha256sums',
])('no record stands at %s', (path) => expect(isRecordPath(path)).toBe(false));
