import { GROUP } from '../../testing/ledger.ts';
import { modelOf } from '../../testing/sources.ts';
import { nodeGroupViews } from '../node-groups.ts';
import { overlayNodeGroups, type ConfigGroups } from './overlay-node-groups.ts';

const HEAD = `apiVersion: nodeless/v1alpha1
kind: Cluster
name: sample
stage: prod
region: eu-central-1
accountId: '111122223333'
network: { vpc: { cidr: 10.0.0.0/16 } }
`;
const WINDOWS = { name: 'win', amiFamily: 'WindowsServer2022CoreContainer' } as const;
const spec = (more = '') =>
  modelOf({ cluster: `${HEAD}${GROUP(more)}eksctl: { managedNodeGroups: [{ name: win }] }\n` }).spec;
const OWN = { name: 'system', instanceTypes: ['m5.large'] };
const added = (config: ConfigGroups) => overlayNodeGroups(spec(), config);

// Source: validation.go `ValidateManagedNodeGroup`, defaults.go of eksctl 0.230.0
test('groups that no key asks for, with the defaults of eksctl', () => {
  expect(added({ managedNodeGroups: [OWN, WINDOWS] })).toEqual([
    {
      ...{ name: 'win', list: 'managedNodeGroups', operatingSystem: 'windows', architecture: 'amd64' },
      ...{ capacityType: 'on-demand', instanceTypes: ['m5.large'], privateNetworking: false },
      scaling: { min: 2, max: 2, desired: 2 },
      ...{ subnets: undefined, zones: undefined, maxPodsPerNode: undefined, labels: {}, taints: [] },
      specPath: 'cluster#/eksctl/managedNodeGroups/0',
    },
  ]);
});

test.each<[string, ConfigGroups, object]>([
  [
    'sizes',
    { managedNodeGroups: [{ ...WINDOWS, desiredCapacity: 3, minSize: 1 }] },
    { scaling: { min: 1, max: 3, desired: 3 } },
  ],
  [
    'types and spot',
    { managedNodeGroups: [{ ...WINDOWS, instanceTypes: ['m5.large', 'm6i.large'], spot: true }] },
    { instanceTypes: ['m5.large', 'm6i.large'], capacityType: 'spot' },
  ],
  [
    'types that a selector chooses',
    { managedNodeGroups: [{ ...WINDOWS, instanceSelector: { vCPUs: 2 } }] },
    { instanceTypes: undefined },
  ],
  [
    'a self-managed group, with the older map of taints',
    {
      nodeGroups: [
        { ...WINDOWS, instanceType: 'c5.large', taints: { os: 'windows:NoSchedule', b: 'NoExecute' } },
      ],
    },
    {
      list: 'nodeGroups',
      instanceTypes: ['c5.large'],
      taints: [
        { key: 'os', value: 'windows', effect: 'NoSchedule' },
        { key: 'b', effect: 'NoExecute' },
      ],
    },
  ],
])('%s', (_, config, part) => {
  expect(added(config)).toEqual([expect.objectContaining(part)]);
});

test('the scheduler sees them behind those of the sources', () => {
  const config = { managedNodeGroups: [OWN, { ...WINDOWS, minSize: 0, maxSize: 3 }] };
  expect(nodeGroupViews(spec(), config).map(({ name }) => name)).toEqual(['system', 'win']);
  expect(nodeGroupViews(spec(), config, true).map(({ name }) => name)).toEqual(['system']);
});

// Source: https://bottlerocket.dev/en/os/latest/#/api/settings/kubernetes/ (max-pods, kube-reserved)
test('what the overlay gives a group of the sources decides how much room its nodes have', () => {
  const room = (change: object, more = ', amiFamily: Bottlerocket') => {
    const [view] = nodeGroupViews(spec(more), { managedNodeGroups: [{ ...OWN, ...change }] });
    const machine = view?.machines?.machines[0];
    return machine && view.machines?.room(machine.type).memoryMiB;
  };
  expect(room({ maxPodsPerNode: 110 })).toBeLessThan(room({}) ?? 0);
  expect(room({ ami: 'ami-00000000' })).not.toEqual(room({}));
  expect(room({ overrideBootstrapCommand: 'x' }, '')).not.toEqual(room({}, ''));
});
