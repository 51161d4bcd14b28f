import { outputOf, resourceAt, applicationOf } from './testing/output.ts';
import { POOL } from './testing/model.ts';

const cluster = { compute: { karpenter: { nodePools: [POOL] } } };
const before = outputOf({ cluster });

test('delete: the Application follows an empty folder, may prune all of it, and its project stays as it is', () => {
  const after = outputOf({ cluster: { ...cluster, argocd: { retire: { 'karpenter-config': 'delete' } } } });
  const application = applicationOf(after, 'karpenter-config');
  expect(application.metadata.annotations).toEqual({
    'argocd.argoproj.io/sync-wave': '20',
    'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
  });
  expect(application.metadata).not.toHaveProperty('finalizers');
  expect(application['spec']).toMatchObject({
    source: {
      path: 'clusters/sample/rendered/manifests/karpenter-config',
      directory: { recurse: true, exclude: '*' },
    },
    syncPolicy: { automated: { prune: true, selfHeal: true, allowEmpty: true } },
  });
  expect(after.resources.filter((one) => one.application === 'karpenter-config')).toEqual([]);
  expect(after.artifacts).toEqual([
    {
      path: 'manifests/karpenter-config/RETIRED.txt',
      content: {
        text: 'Argo CD deletes the objects of the Application karpenter-config: argocd.retire in cluster.yaml.\n',
      },
      origin: {
        component: 'karpenter',
        constructPath: 'retire/karpenter-config',
        specPath: 'cluster#/argocd/retire/karpenter-config',
      },
    },
  ]);
  const project = 'argocd/projects/platform.yaml';
  expect(resourceAt(after, project).manifest).toEqual(resourceAt(before, project).manifest);
});

test('how each Application may be retired', () => {
  const components = { externalDns: { domain: 'example.com' } };
  const apps = {
    web: { image: 'example.com/web:1.0', replicas: 1, resources: { requests: { cpu: '1', memory: '1Gi' } } },
  };
  const { applications } = outputOf({ cluster: { ...cluster, components }, apps });
  expect(Object.fromEntries(applications.map(({ name, retirements }) => [name, retirements]))).toEqual({
    argocd: [],
    'external-dns': ['delete', 'orphan'],
    karpenter: ['delete', 'orphan'],
    'karpenter-config': ['delete', 'orphan'],
    'karpenter-crd': ['orphan'],
    namespaces: [],
    scheduling: ['delete', 'orphan'],
    web: [],
  });
});

test('delete: a chart leaves its source, and its pods are no longer counted', () => {
  const after = outputOf({ cluster: { ...cluster, argocd: { retire: { karpenter: 'delete' } } } });
  const { path, helm } = (applicationOf(after, 'karpenter')['spec'] as { source: Record<string, unknown> })
    .source;
  expect([path, helm]).toEqual(['clusters/sample/rendered/manifests/karpenter', undefined]);
  expect(after.applications.find(({ name }) => name === 'karpenter')?.pods).toEqual([]);
  const project = 'argocd/projects/platform.yaml';
  expect(resourceAt(after, project).manifest).toEqual(resourceAt(before, project).manifest);
});

test('delete: the project goes on to permit the repository of the chart', () => {
  const components = { externalDns: { domain: 'example.com' } };
  const argocd = { retire: { 'external-dns': 'delete' } };
  const after = outputOf({ cluster: { components, argocd } });
  const project = resourceAt(after, 'argocd/projects/platform.yaml').manifest;
  expect(project).toEqual(
    resourceAt(outputOf({ cluster: { components } }), 'argocd/projects/platform.yaml').manifest,
  );
  expect(project['spec']).toMatchObject({
    sourceRepos: expect.arrayContaining(['https://git.example.com/external-dns']) as unknown,
  });
});

test('orphan: the Application goes when its file does, and nothing else changes', () => {
  const after = outputOf({ cluster: { ...cluster, argocd: { retire: { karpenter: 'orphan' } } } });
  const { metadata, ...rest } = applicationOf(before, 'karpenter');
  const annotations = {
    'argocd.argoproj.io/sync-wave': '0',
    'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
  };
  expect(applicationOf(after, 'karpenter')).toEqual({ ...rest, metadata: { ...metadata, annotations } });
  expect(after.artifacts).toEqual([]);
});

test('what may not go, or not this way, stays as it is: a check refuses it', () => {
  const retire = { argocd: 'delete', namespaces: 'orphan', root: 'delete', 'karpenter-crd': 'delete' };
  expect(outputOf({ cluster: { ...cluster, argocd: { retire } } })).toEqual(before);
});
