import { POOL, REPOSITORY } from '../testing/model.ts';
import { applicationOf, outputOf, resourceAt } from '../testing/output.ts';

const output = outputOf({ cluster: { compute: { karpenter: { nodePools: [POOL] } } } });

test('the Application of a folder that we render', () => {
  expect(resourceAt(output, 'argocd/applications/karpenter-config.yaml')).toEqual({
    application: 'root',
    path: 'argocd/applications/karpenter-config.yaml',
    origin: {
      component: 'argocd',
      constructPath: 'argocd/root/application-karpenter-config',
      specPath: 'cluster#/compute/karpenter',
    },
    manifest: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: 'karpenter-config',
        namespace: 'argocd',
        labels: { 'app.kubernetes.io/part-of': 'sample' },
        annotations: {
          'argocd.argoproj.io/sync-wave': '20',
          'argocd.argoproj.io/compare-options': 'ServerSideDiff=true,IgnoreExtraneous',
          'argocd.argoproj.io/manifest-generate-paths': '.',
          'argocd.argoproj.io/sync-options': 'Prune=false',
        },
      },
      spec: {
        project: 'platform',
        source: {
          repoURL: REPOSITORY,
          targetRevision: 'refs/heads/main',
          path: 'clusters/sample/rendered/manifests/karpenter-config',
          directory: { recurse: true },
        },
        destination: { name: 'in-cluster', namespace: 'karpenter' },
        revisionHistoryLimit: 10,
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: [
            'ServerSideApply=true',
            'PruneLast=true',
            'FailOnSharedResource=true',
            'SkipDryRunOnMissingResource=true',
          ],
          retry: { limit: 10, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
        },
      },
    },
  });
});

test('a chart of others is not generated again when our repository changes', () => {
  expect(applicationOf(output, 'karpenter').metadata.annotations).toEqual({
    'argocd.argoproj.io/sync-wave': '0',
    'argocd.argoproj.io/compare-options': 'ServerSideDiff=true,IgnoreExtraneous',
    'argocd.argoproj.io/sync-options': 'Prune=false',
  });
});
