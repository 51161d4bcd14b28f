import { EKSCTL_VERSION } from './cluster-config.ts';
import { needsNewerEksctl } from './key-releases.ts';
import type { ClusterConfig } from './types.ts';

const METADATA = { name: 'demo', region: 'eu-west-1', version: '1.35' };
const config = (more: Partial<ClusterConfig> = {}): Partial<ClusterConfig> => ({
  metadata: METADATA,
  ...more,
});

// Each pair was read from the struct tags of the two releases.
test.each<[Partial<ClusterConfig>, string, string, string]>([
  [{ upgradePolicy: { supportType: 'STANDARD' } }, '0.215.0', '0.216.0', 'upgradePolicy'],
  [{ zonalShiftConfig: { enabled: true } }, '0.193.0', '0.194.0', 'zonalShiftConfig'],
  [{ autoModeConfig: { enabled: true } }, '0.194.0', '0.195.0', 'autoModeConfig'],
  [
    { addons: [{ name: 'adot', namespaceConfig: { namespace: 'adot' } }] },
    '0.212.0',
    '0.213.0',
    'addons[].namespaceConfig',
  ],
  [
    { managedNodeGroups: [{ name: 'a' }, { name: 'b', nodeRepairConfig: { enabled: true } }] },
    '0.198.0',
    '0.199.0',
    'managedNodeGroups[].nodeRepairConfig',
  ],
  [
    { addonsConfig: { disableDefaultAddons: true } },
    '0.183.0',
    '0.184.0',
    'addonsConfig.disableDefaultAddons',
  ],
])('%j: %s cannot read it, %s can', (more, old, since, what) => {
  const file = { ...more, metadata: { ...METADATA, version: '1.31' } };
  expect(needsNewerEksctl(file, old)).toContainEqual({ what, since });
  expect(needsNewerEksctl(file, since)).toEqual([]);
});

test('Kubernetes beyond those that eksctl had built in, and what needs the newest release first', () => {
  expect(needsNewerEksctl(config({ accessConfig: { authenticationMode: 'API' } }), '0.150.0')).toEqual([
    { what: 'Kubernetes 1.35', since: '0.202.0' },
    { what: 'accessConfig', since: '0.167.0' },
  ]);
  expect(needsNewerEksctl({ metadata: { ...METADATA, version: '1.31' } }, '0.201.0')).toEqual([]);
});

test.each([EKSCTL_VERSION, 'v0.230.0', '0.230.0-rc.0', '0.231.0', '1.0.0', 'nightly'])(
  '%s takes all',
  (release) => {
    expect(needsNewerEksctl(config({ kubeAPIServerConfig: {}, capabilities: [] }), release)).toEqual([]);
  },
);
