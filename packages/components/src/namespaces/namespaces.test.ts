import type { NamespaceNeed } from '@nodeless/catalogue/render';
import { modelOf, POOL } from '../testing/model.ts';
import { folderOf, outputOf, resourceAt } from '../testing/output.ts';
import type { BuiltUnit } from '../unit.ts';
import { namespaces } from './namespaces.ts';
import { App, Chart } from 'cdk8s';

const APP = { image: 'example.com/web:1.0', resources: { requests: { cpu: '100m' } } };

test('a Namespace for each component and app that needs one, and none that Kubernetes makes', () => {
  const output = outputOf({
    cluster: {
      compute: { karpenter: { nodePools: [POOL] } },
      scheduling: { headroom: { replicas: 1, requests: { cpu: '1' } } },
      components: { externalDns: { domain: 'example.com' } },
    },
    apps: {
      a: { ...APP, namespace: 'shop' },
      b: { ...APP, namespace: 'shop' },
      c: { ...APP, namespace: 'default' },
    },
  });
  expect(Object.keys(folderOf(output, 'namespaces'))).toEqual([
    'namespace-argocd.yaml',
    'namespace-karpenter.yaml',
    'namespace-pause.yaml',
    'namespace-shop.yaml',
  ]);
  expect(resourceAt(output, 'manifests/namespaces/namespace-shop.yaml')).toEqual({
    application: 'namespaces',
    path: 'manifests/namespaces/namespace-shop.yaml',
    origin: {
      component: 'namespaces',
      constructPath: 'namespaces/namespaces/namespace-shop',
      specPath: 'app/a#',
    },
    manifest: {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'shop',
        labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
        annotations: {
          'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
          'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
        },
      },
    },
  });
});

test('a shared Namespace allows what the least strict of its units needs', () => {
  const unit = (name: string, podSecurity: NamespaceNeed['podSecurity']): BuiltUnit => ({
    name,
    component: name,
    project: 'platform',
    wave: 0,
    namespace: 'shared',
    specPath: `cluster#/${name}`,
    onRemoval: 'keep',
    namespaces: [{ name: 'shared', podSecurity }],
    source: { kind: 'manifests', draw: () => undefined },
    footprint: { clusterKinds: [], namespaces: [] },
    resources: [],
  });
  const levelOf = (...units: BuiltUnit[]) => {
    const [overview] = namespaces.overview?.(modelOf(), units) ?? [];
    const chart = new Chart(new App(), 'test');
    if (overview?.source.kind === 'manifests' && typeof overview.source.draw === 'function') {
      overview.source.draw(chart);
    }
    const shared = chart
      .toJson()
      .find(({ metadata }: { metadata: { name: string } }) => metadata.name === 'shared');
    return shared.metadata.labels;
  };
  const baseline = { 'pod-security.kubernetes.io/enforce': 'baseline' };
  expect(levelOf(unit('a', 'restricted'), unit('b', 'baseline'))).toEqual(baseline);
  expect(levelOf(unit('b', 'baseline'), unit('a', 'restricted'))).toEqual(baseline);
});
