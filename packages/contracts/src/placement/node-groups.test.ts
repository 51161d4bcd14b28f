import type { JsonObject } from '@nodeless/core';
import { nodeGroupViews, type NodeGroup } from './node-groups.ts';
import { refusal } from './nodes.ts';

const GROUP: NodeGroup = {
  name: 'system',
  architecture: 'arm64',
  capacityType: 'spot',
  instanceTypes: ['t4g.xlarge'],
  labels: { team: 'a' },
  taints: [],
};
const why = (podSpec: JsonObject, change: Partial<NodeGroup> = {}) =>
  nodeGroupViews([{ ...GROUP, ...change }]).map((view) => refusal(view, podSpec));

test.each<[string, JsonObject, Partial<NodeGroup>]>([
  ['no wishes', {}, {}],
  ['its label', { nodeSelector: { team: 'a' } }, {}],
  ['its architecture', { nodeSelector: { 'kubernetes.io/arch': 'arm64' } }, {}],
  ['its name', { nodeSelector: { 'eks.amazonaws.com/nodegroup': 'system' } }, {}],
  ['its way of buying', { nodeSelector: { 'eks.amazonaws.com/capacityType': 'SPOT' } }, {}],
  ['a zone', { nodeSelector: { 'topology.kubernetes.io/zone': 'eu-central-1a' } }, {}],
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

test.each<[string, JsonObject, Partial<NodeGroup>, string]>([
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
    'a taint',
    {},
    { taints: [{ key: 'x', value: 'y', effect: 'NoExecute' }] },
    'its taint x:NoExecute is not tolerated',
  ],
])('%s: refused', (_, podSpec, change, reason) => {
  expect(why(podSpec, change)).toEqual([reason]);
});
