import { REPOSITORY } from '../testing/model.ts';
import { outputOf, resourceAt } from '../testing/output.ts';

test('the root Application manages itself and never takes anything with it', () => {
  const settings = { repository: { url: REPOSITORY, revision: 'refs/heads/stable' } };
  expect(resourceAt(outputOf({ settings }), 'argocd/root.yaml')).toEqual({
    application: 'root',
    path: 'argocd/root.yaml',
    origin: {
      component: 'argocd',
      constructPath: 'argocd/root/application-root',
      specPath: 'argocd/settings#/repository',
    },
    manifest: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: 'root',
        namespace: 'argocd',
        annotations: {
          'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
          'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
          'argocd.argoproj.io/tracking-id': 'root:argoproj.io/Application:argocd/root',
        },
      },
      spec: {
        project: 'bootstrap',
        source: {
          repoURL: REPOSITORY,
          targetRevision: 'refs/heads/stable',
          path: 'clusters/sample/rendered/argocd',
          directory: { recurse: true },
        },
        destination: { name: 'in-cluster', namespace: 'argocd' },
        syncPolicy: {
          automated: { prune: true, selfHeal: true, allowEmpty: false },
          syncOptions: [
            'ServerSideApply=true',
            'PruneLast=true',
            'FailOnSharedResource=true',
            'ApplyOutOfSyncOnly=true',
            'RespectIgnoreDifferences=true',
          ],
          retry: { limit: 10, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
        },
        ignoreDifferences: [
          {
            group: 'argoproj.io',
            kind: 'Application',
            jsonPointers: ['/operation', '/metadata/annotations/argocd.argoproj.io~1refresh'],
          },
        ],
      },
    },
  });
});

test('the Argo CD that AWS runs names the Application with its namespace', () => {
  const output = outputOf({ cluster: { argocd: { mode: 'eks-capability' } } });
  expect(resourceAt(output, 'argocd/root.yaml').manifest.metadata.annotations).toMatchObject({
    'argocd.argoproj.io/tracking-id': 'argocd_root:argoproj.io/Application:argocd/root',
  });
});
