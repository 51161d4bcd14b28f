import { facts, kindTable } from '@nodeless/contract-tables';
import { SUPPORTED_KUBERNETES_VERSIONS } from '../aws/kubernetes-versions.ts';
import { removalOf, removedApi } from './removed-apis.ts';

test.each([
  ['policy/v1beta1', 'PodDisruptionBudget', '1.32', { removedIn: '1.25', replacement: 'policy/v1' }],
  ['policy/v1', 'PodDisruptionBudget', '1.36', undefined],
  ['resource.k8s.io/v1alpha3', 'ResourceClaim', '1.33', undefined],
  [
    'resource.k8s.io/v1alpha3',
    'ResourceClaim',
    '1.34',
    { removedIn: '1.34', replacement: 'resource.k8s.io/v1' },
  ],
  ['networking.k8s.io/v1beta1', 'ServiceCIDR', '1.36', undefined],
  ['policy/v1beta1', 'PodSecurityPolicy', '1.35', { removedIn: '1.25' }],
  [
    'networking.k8s.io/v1beta1',
    'ServiceCIDR',
    '1.37',
    { removedIn: '1.37', replacement: 'networking.k8s.io/v1' },
  ],
  ['scheduling.k8s.io/v1alpha2', 'PodGroup', '1.36', undefined],
  [
    'scheduling.k8s.io/v1alpha2',
    'PodGroup',
    '1.37',
    { removedIn: '1.37', replacement: 'scheduling.k8s.io/v1beta1' },
  ],
  ['scheduling.k8s.io/v1beta1', 'Workload', '1.37', undefined],
  ['lifecycle.k8s.io/v1alpha1', 'EvictionRequest', '1.37', undefined],
] as const)('%s %s in %s', (apiVersion, kind, version, removal) => {
  expect(removedApi(apiVersion, kind, version)).toEqual(removal);
});

test('an announced end is known before it comes', () => {
  expect(removalOf('networking.k8s.io/v1beta1', 'ServiceCIDR')).toEqual({
    removedIn: '1.37',
    replacement: 'networking.k8s.io/v1',
  });
});

/** Requests and parts of other objects, which no manifest holds, and a group's name that one source takes for a kind. */
const NO_MANIFEST = /(Review|^Eviction|^Scale|^DeploymentRollback|^APIGroupDiscovery|^FlowControl)$/;

test('removals are those of Kubernetes', () => {
  const { removals } = facts<{ removals: { [api: string]: [string, string?] } }>('kubernetes');
  const rows = Object.entries(removals)
    .map(([api, [removedIn, replacement]]) => ({ api, removedIn, replacement }))
    .filter(({ api }) => !NO_MANIFEST.test(api.split(' ')[1] ?? ''));
  const theirs = rows.map(({ api, removedIn, replacement }) => ({
    api,
    removedIn,
    // PodSecurityPolicy's replacement of that time is gone as well.
    replacement: api.endsWith(' PodSecurityPolicy') ? undefined : replacement,
  }));
  const ours = rows.map(({ api }) => {
    const [apiVersion = '', kind = ''] = api.split(' ');
    const removal = removalOf(apiVersion, kind);
    return { api, removedIn: removal?.removedIn, replacement: removal?.replacement };
  });
  expect(rows.length).toBeGreaterThan(80);
  expect(ours).toEqual(theirs);
});

test.each(SUPPORTED_KUBERNETES_VERSIONS.filter((version) => version >= '1.33'))(
  'nothing that Kubernetes %s serves counts as removed',
  (version) => {
    const served = Object.keys(kindTable('kubernetes', version).kinds);
    const removed = served.filter((gvk) => {
      const end = gvk.lastIndexOf('/');
      return removedApi(gvk.slice(0, end), gvk.slice(end + 1), version) !== undefined;
    });
    expect(removed).toEqual([]);
  },
);
