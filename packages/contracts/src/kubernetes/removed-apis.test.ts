import { SUPPORTED_KUBERNETES_VERSIONS } from '../aws/kubernetes-versions.ts';
import { contractJson, contractTest, novemberTest } from '../testing/contracts.ts';
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

interface Row {
  readonly apiVersion: string;
  readonly kind: string;
  readonly removedIn: string | null;
  readonly replacement: string | null;
}

/** Requests and parts of other objects, which no manifest holds, and a group's name that one source takes for a kind. */
const NO_MANIFEST = /(Review|^Eviction|^Scale|^DeploymentRollback|^APIGroupDiscovery|^FlowControl)$/;

novemberTest('removals are those of Kubernetes (needs ../shared/contracts-2026-11)', () => {
  const rows = contractJson<Row[]>('k8s/removed-apis.json', 'contracts-2026-11').filter(
    ({ kind, removedIn }) => removedIn !== null && !NO_MANIFEST.test(kind),
  );
  const theirs = rows.map(({ apiVersion, kind, removedIn, replacement }) => ({
    api: `${apiVersion} ${kind}`,
    removedIn,
    // PodSecurityPolicy's replacement of that time is gone as well.
    replacement: kind === 'PodSecurityPolicy' ? undefined : (replacement ?? undefined),
  }));
  const ours = rows.map(({ apiVersion, kind }) => ({
    api: `${apiVersion} ${kind}`,
    removedIn: removalOf(apiVersion, kind)?.removedIn,
    replacement: removalOf(apiVersion, kind)?.replacement,
  }));
  expect(ours).toEqual(theirs);
});

contractTest.each(SUPPORTED_KUBERNETES_VERSIONS.filter((version) => version >= '1.33'))(
  'nothing that Kubernetes %s serves counts as removed (needs ../shared/contracts)',
  (version) => {
    const served = contractJson<{ apiVersion: string; kind: string }[]>(
      `k8s/served-kinds-v${version}.json`,
      version === '1.37' ? 'contracts-2026-11' : 'contracts',
    );
    expect(
      served.filter(({ apiVersion, kind }) => removedApi(apiVersion, kind, version) !== undefined),
    ).toEqual([]);
  },
);
