import { kindTable, versionsOf, type ProgramName } from '@nodeless/contract-tables';
import { apiGroup } from '@nodeless/core';
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

test.each(versionsOf('kubernetes'))('scopes are those of Kubernetes %s', (version) => {
  const stored = kindsOf('kubernetes', version).filter(
    ({ kind }) => !NEVER_STORED.test(kind) && !INTERNAL.includes(kind),
  );
  expect(stored.filter(({ apiVersion }) => !isBuiltInGroup(apiGroup(apiVersion)))).toEqual([]);
  expect(stored.map((row) => ({ ...row, namespaced: isNamespaced(row.apiVersion, row.kind) }))).toEqual(
    stored,
  );
});

/** Kinds that Karpenter no longer serves. */
const GONE = ['Provisioner', 'AWSNodeTemplate'];

test.each<ProgramName>(['argocd', 'by-hand', 'karpenter', 'load-balancer-controller'])(
  'scopes of the custom kinds of %s are theirs',
  (program) => {
    const kinds = versionsOf(program)
      .flatMap((version) => kindsOf(program, version))
      .filter(({ kind }) => !GONE.includes(kind));
    expect(kinds.length).toBeGreaterThan(2);
    expect(kinds.map((row) => ({ ...row, namespaced: isNamespaced(row.apiVersion, row.kind) }))).toEqual(
      kinds,
    );
  },
);

function kindsOf(program: ProgramName, version: string) {
  return Object.entries(kindTable(program, version).kinds).map(([gvk, { namespaced }]) => {
    const end = gvk.lastIndexOf('/');
    return { apiVersion: gvk.slice(0, end), kind: gvk.slice(end + 1), namespaced };
  });
}
