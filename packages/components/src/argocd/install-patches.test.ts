import type { ClusterModel } from '@nodeless/sources';
import { parse } from 'yaml';
import { modelOf } from '../testing/model.ts';
import { APPLICATION_HEALTH } from './application-health.ts';
import { CRD_HEALTH } from './crd-health.ts';
import { installPatches } from './install-patches.ts';

/** Target and parsed content of each patch. */
function patchesOf(model: ClusterModel): { target: unknown; content: unknown }[] {
  return installPatches(model).map(({ target, patch }) => ({ target, content: parse(patch) as unknown }));
}

const model = modelOf({
  settings: { reconciliationTimeout: '300s', resources: { repoServer: { cpu: '1', memory: '2Gi' } } },
});
const patches = patchesOf(model);

function resources(cpu: string, memory: string) {
  return { requests: { cpu, memory }, limits: { cpu, memory } };
}

test('the workloads and containers of Argo CD get sizes', () => {
  const sizes = patches.slice(0, 7).map(({ target, content }) => {
    const { metadata, spec } = content as {
      metadata: { name: string };
      spec: { template: { spec: Record<string, { name: string; resources: object }[]> } };
    };
    expect(target).toMatchObject({ group: 'apps', name: metadata.name });
    const { containers = [], initContainers = [] } = spec.template.spec;
    return [
      metadata.name,
      ...[...containers, ...initContainers].map(({ name, resources }) => [name, resources]),
    ];
  });
  const small = resources('250m', '512Mi');
  expect(sizes).toEqual([
    ['argocd-application-controller', ['argocd-application-controller', resources('1', '2Gi')]],
    ['argocd-applicationset-controller', ['argocd-applicationset-controller', small]],
    ['argocd-dex-server', ['dex', small], ['copyutil', small]],
    ['argocd-notifications-controller', ['argocd-notifications-controller', small]],
    ['argocd-redis', ['redis', small], ['secret-init', small]],
    [
      'argocd-repo-server',
      ['argocd-repo-server', resources('1', '2Gi')],
      ['copyutil', resources('1', '2Gi')],
    ],
    ['argocd-server', ['argocd-server', small]],
  ]);
});

test('only the controller is a StatefulSet', () => {
  const kinds = patches.slice(0, 7).map(({ content }) => (content as { kind: string }).kind);
  expect(kinds).toEqual(['StatefulSet', ...Array<string>(6).fill('Deployment')]);
});

test('configuration, parameters, and CRDs that are never pruned', () => {
  const labels = { 'app.kubernetes.io/part-of': 'argocd' };
  expect(patches.slice(7)).toEqual([
    {
      target: { kind: 'ConfigMap', name: 'argocd-cm' },
      content: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'argocd-cm', labels },
        data: {
          'application.resourceTrackingMethod': 'annotation',
          'resource.compareoptions': 'ignoreAggregatedRoles: true\n',
          'resource.customizations.health.apiextensions.k8s.io_CustomResourceDefinition': CRD_HEALTH,
          'resource.customizations.health.argoproj.io_Application': APPLICATION_HEALTH,
          'timeout.reconciliation': '300s',
        },
      },
    },
    {
      target: { kind: 'ConfigMap', name: 'argocd-cmd-params-cm' },
      content: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'argocd-cmd-params-cm', labels },
        data: { 'controller.diff.server.side': 'true', 'controller.resource.health.persist': 'true' },
      },
    },
    {
      target: { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
      content: {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: {
          name: 'any',
          annotations: {
            'argocd.argoproj.io/sync-options': 'Prune=false',
            'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
          },
        },
      },
    },
  ]);
});

test('each settings have patches of their own', () => {
  expect(installPatches(model)).toBe(installPatches(model));
  expect(installPatches(modelOf())).not.toEqual(installPatches(model));
});

// https://docs.aws.amazon.com/eks/latest/userguide/critical-workload.html
test('in Auto Mode Argo CD runs on the built-in pool system, where there is one', () => {
  const podsOf = (builtInNodePools: readonly string[]) =>
    patchesOf(modelOf({ cluster: { compute: { autoMode: { builtInNodePools } } } }))
      .slice(0, 7)
      .map(({ content }) => content as { spec: { template: { spec: object } } })
      .map(({ spec }) => spec.template.spec);
  for (const pods of podsOf(['general-purpose', 'system'])) {
    expect(pods).toMatchObject({
      nodeSelector: { 'karpenter.sh/nodepool': 'system' },
      tolerations: [{ key: 'CriticalAddonsOnly', operator: 'Exists' }],
    });
  }
  for (const pods of podsOf(['general-purpose'])) {
    expect(pods).not.toHaveProperty('nodeSelector');
    expect(pods).not.toHaveProperty('tolerations');
  }
});

test.each([
  ['an Application', APPLICATION_HEALTH],
  ['a CRD', CRD_HEALTH],
])('the health of %s uses nothing that the sandbox of Argo CD lacks', (_, script) => {
  expect(script).not.toMatch(/\b(string|math|os|io|require|utf8)\b[.(]/);
  expect(script.trimEnd().split('\n').at(-1)).toMatch(/^return /);
});
