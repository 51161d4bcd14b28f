import { readdirSync } from 'node:fs';
import { apiGroup } from '@nodeless/core';
import { contractJson, contractTest, contractsFolder, novemberTest } from '../testing/contracts.ts';
import { isBuiltInGroup, isNamespaced } from './kinds.ts';

test.each([
  ['v1', 'Namespace', false],
  ['v1', 'Service', true],
  ['apps/v1', 'Deployment', true],
  ['scheduling.k8s.io/v1', 'PriorityClass', false],
  ['karpenter.sh/v1', 'NodePool', false],
  ['argoproj.io/v1alpha1', 'Application', true],
  ['lifecycle.k8s.io/v1alpha1', 'EvictionRequest', true],
  ['scheduling.k8s.io/v1alpha3', 'CompositePodGroup', true],
  ['vpcresources.k8s.aws/v1beta1', 'SecurityGroupPolicy', true],
  ['v1', 'Deployment', undefined],
  ['example.com/v1', 'Widget', undefined],
  ['constructor', 'name', undefined],
])('%s %s: %p', (apiVersion, kind, namespaced) => {
  expect(isNamespaced(apiVersion, kind)).toBe(namespaced);
});

/** Requests to the API server that are answered at once and never kept. */
const NEVER_STORED = /(Review|^Binding|^Eviction|^TokenRequest)$/;

/** Bookkeeping of the API server itself. */
const INTERNAL = ['StorageVersion'];

novemberTest.each(['1.33', '1.34', '1.35', '1.36', '1.37'])(
  'scopes are those of Kubernetes %s (needs ../shared/contracts-2026-11)',
  (version) => {
    const schema = contractJson<{ 'x-kinds': { [gvk: string]: { namespaced: boolean } } }>(
      `jsonschema/kubernetes-v${version}.strict.json`,
      version === '1.37' ? 'contracts-2026-11' : 'contracts',
    );
    const stored = Object.entries(schema['x-kinds'])
      .map(([gvk, { namespaced }]) => ({ gvk, kind: gvk.slice(gvk.lastIndexOf('/') + 1), namespaced }))
      .filter(({ kind }) => !NEVER_STORED.test(kind) && !INTERNAL.includes(kind));
    expect(stored.filter(({ gvk }) => !isBuiltInGroup(apiGroup(gvk.slice(0, gvk.lastIndexOf('/')))))).toEqual(
      [],
    );
    const ours = stored.map(({ gvk, kind }) => ({
      gvk,
      kind,
      namespaced: isNamespaced(gvk.slice(0, gvk.lastIndexOf('/')), kind),
    }));
    expect(ours).toEqual(stored);
  },
);

contractTest('scopes of the CRDs are theirs (needs ../shared/contracts)', () => {
  const names = readdirSync(contractsFolder('jsonschema')).filter(
    (name) => !/^(kubernetes|cel-rules)/.test(name),
  );
  const differing = names.flatMap((name) => {
    const { $id, 'x-scope': scope } = contractJson<{ $id: string; 'x-scope': string }>(`jsonschema/${name}`);
    const [, , group = '', version = '', kind = ''] = $id.split(':');
    // Kinds that Karpenter no longer serves.
    if (kind === 'Provisioner' || kind === 'AWSNodeTemplate') return [];
    return isNamespaced(`${group}/${version}`, kind) === (scope === 'Namespaced') ? [] : [$id];
  });
  expect(differing).toEqual([]);
  expect(names.length).toBeGreaterThan(10);
});
