import type { ClusterConfig } from '@nodeless/eksctl-schema';
import { run } from '../../testing/view.ts';
import { eksctlCompat } from './eksctl-compat.ts';

const CONFIG: Partial<ClusterConfig> = {
  metadata: { name: 'test', region: 'eu-west-1', version: '1.35' },
  accessConfig: { authenticationMode: 'API' },
  addonsConfig: { disableDefaultAddons: true },
  upgradePolicy: { supportType: 'STANDARD' },
};
const found = (eksctl: string, config = CONFIG) =>
  run(eksctlCompat, { cluster: `versions: { eksctl: ${eksctl} }\n` }, [], [], config);

test('an eksctl that knows neither the version of Kubernetes nor the keys', () => {
  expect(found('0.150.0')).toEqual([
    {
      code: 'upgrade/eksctl-compat',
      severity: 'error',
      message:
        'eksctl 0.150.0 does not know yet what is rendered for it: upgradePolicy (0.216.0), Kubernetes 1.35 (0.202.0), addonsConfig.disableDefaultAddons (0.184.0), addonsConfig (0.181.0) and 1 more',
      hint: 'write 0.216.0 at least',
      location: expect.objectContaining({ file: 'clusters/test/cluster.yaml', line: 6, column: 21 }),
    },
  ]);
});

test('one key alone', () => {
  expect(found('0.215.0').map(({ message }) => message)).toEqual([
    'eksctl 0.215.0 does not know yet what is rendered for it: upgradePolicy (0.216.0)',
  ]);
});

test.each(['0.216.0', '0.230.0'])('eksctl %s reads the file', (version) => {
  expect(found(version)).toEqual([]);
});
