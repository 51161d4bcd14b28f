import type { JsonObject } from '@nodeless/core';
import { managedNodeGroupViews, selfManagedNodeGroupViews, type ManagedNodeGroup } from './node-groups.ts';
import { refusal } from './nodes.ts';

const GROUP: ManagedNodeGroup = {
  name: 'system',
  architecture: 'arm64',
  capacityType: 'spot',
  instanceTypes: ['t4g.xlarge'],
  labels: { team: 'a' },
  taints: [],
};
const why = (podSpec: JsonObject, change: Partial<ManagedNodeGroup> = {}) =>
  managedNodeGroupViews([{ ...GROUP, ...change }]).map((view) => refusal(view, podSpec));

test.each<[string, JsonObject, Partial<ManagedNodeGroup>]>([
  ['no wishes', {}, {}],
  ['its label', { nodeSelector: { team: 'a' } }, {}],
  ['its architecture', { nodeSelector: { 'kubernetes.io/arch': 'arm64' } }, {}],
  ['its name', { nodeSelector: { 'eks.amazonaws.com/nodegroup': 'system' } }, {}],
  ['its way of buying', { nodeSelector: { 'eks.amazonaws.com/capacityType': 'SPOT' } }, {}],
  ['a zone', { nodeSelector: { 'topology.kubernetes.io/zone': 'eu-central-1a' } }, {}],
  [
    'its zone',
    { nodeSelector: { 'topology.kubernetes.io/zone': 'eu-central-1a' } },
    { zones: ['eu-central-1a'] },
  ],
  ['its name in eksctl', { nodeSelector: { 'alpha.eksctl.io/nodegroup-name': 'system' } }, {}],
  [
    'a type that only the launch template knows',
    { nodeSelector: { 'node.kubernetes.io/instance-type': 'm7g.large' } },
    { instanceTypes: undefined },
  ],
  [
    'a taint without a value that is tolerated',
    { tolerations: [{ key: 'x', operator: 'Exists' }] },
    { taints: [{ key: 'x', effect: 'NoSchedule' }] },
  ],
])('%s: taken', (_, podSpec, change) => {
  expect(why(podSpec, change)).toEqual([undefined]);
});

test.each<[string, JsonObject, Partial<ManagedNodeGroup>, string]>([
  [
    'the other architecture',
    { nodeSelector: { 'kubernetes.io/arch': 'amd64' } },
    {},
    'kubernetes.io/arch In [arm64] and kubernetes.io/arch In [amd64] exclude each other',
  ],
  [
    'a pool of Karpenter',
    { nodeSelector: { 'karpenter.sh/nodepool': 'default' } },
    {},
    'it has no label karpenter.sh/nodepool',
  ],
  [
    'another type',
    { nodeSelector: { 'node.kubernetes.io/instance-type': 'm7g.large' } },
    {},
    'node.kubernetes.io/instance-type In [t4g.xlarge] and node.kubernetes.io/instance-type In [m7g.large] exclude each other',
  ],
  [
    'another zone',
    { nodeSelector: { 'topology.kubernetes.io/zone': 'eu-central-1b' } },
    { zones: ['eu-central-1a'] },
    'topology.kubernetes.io/zone In [eu-central-1a] and topology.kubernetes.io/zone In [eu-central-1b] exclude each other',
  ],
  [
    'a taint',
    {},
    { taints: [{ key: 'x', value: 'y', effect: 'NoExecute' }] },
    'its taint x:NoExecute is not tolerated',
  ],
])('%s: refused', (_, podSpec, change, reason) => {
  expect(why(podSpec, change)).toEqual([reason]);
});

describe('self-managed nodes', () => {
  const refused = (podSpec: JsonObject) =>
    selfManagedNodeGroupViews([GROUP]).map((view) => refusal(view, podSpec))[0];

  test.each<JsonObject>([
    {},
    { nodeSelector: { team: 'a' } },
    { nodeSelector: { 'kubernetes.io/arch': 'arm64', 'kubernetes.io/os': 'linux' } },
    { nodeSelector: { 'alpha.eksctl.io/nodegroup-name': 'system' } },
    { nodeSelector: { 'node.kubernetes.io/instance-type': 't4g.xlarge' } },
  ])('%j: taken', (podSpec) => {
    expect(refused(podSpec)).toBeUndefined();
  });

  test.each(['eks.amazonaws.com/nodegroup', 'eks.amazonaws.com/capacityType'])(
    'the label %s is of EKS alone',
    (label) => {
      expect(refused({ nodeSelector: { [label]: 'system' } })).toBe(`it has no label ${label}`);
    },
  );
});

// Source: https://kubernetes.io/docs/concepts/windows/user-guide/
describe('a group of Windows', () => {
  const windows = { operatingSystem: 'windows', architecture: 'amd64', instanceTypes: ['m5.large'] } as const;
  const OS = 'kubernetes.io/os';

  test('takes pods that ask for it, by its build too', () => {
    expect(why({ nodeSelector: { [OS]: 'windows' } }, windows)).toEqual([undefined]);
    const build = { [OS]: 'windows', 'node.kubernetes.io/windows-build': '10.0.20348' };
    expect(why({ nodeSelector: build }, windows)).toEqual([undefined]);
  });

  test('takes no others', () => {
    expect(why({}, windows)).toEqual([
      'its nodes run Windows, and the pod does not ask for kubernetes.io/os',
    ]);
    expect(why({ nodeSelector: { [OS]: 'linux' } }, windows)).toEqual([
      'kubernetes.io/os In [windows] and kubernetes.io/os In [linux] exclude each other',
    ]);
    expect(why({ nodeSelector: { [OS]: 'windows' } })).toEqual([
      'kubernetes.io/os In [linux] and kubernetes.io/os In [windows] exclude each other',
    ]);
  });
});
