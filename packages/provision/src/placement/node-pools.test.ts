import type { NodePoolSpec } from '@nodeless/spec';
import { modelOf, SEOUL } from '../testing/model.ts';
import { nodePoolsFor, type NodeCondition, type Toleration } from './node-pools.ts';

const POOLS = modelOf(SEOUL, {
  compute: {
    karpenter: {
      nodePools: [
        {
          name: 'arm',
          capacityTypes: ['spot'],
          architectures: ['arm64'],
          limits: { cpu: '1' },
          labels: { team: 'a' },
        },
        {
          name: 'both',
          capacityTypes: ['on-demand'],
          architectures: ['amd64', 'arm64'],
          limits: { cpu: '1' },
        },
        {
          name: 'tainted',
          architectures: ['amd64'],
          limits: { cpu: '1' },
          taints: [
            { key: 'dedicated', value: 'db', effect: 'NoSchedule' },
            { key: 'soft', effect: 'PreferNoSchedule' },
          ],
        },
      ],
    },
  },
}).spec.compute.karpenter.nodePools as readonly NodePoolSpec[];

const where = (terms: NodeCondition[][], tolerations: Toleration[] = []) =>
  nodePoolsFor(POOLS, { terms, tolerations });
const is = (key: string, ...values: string[]): NodeCondition => ({ key, operator: 'In', values });

test('a pod without wishes lands where no taint keeps it away', () => {
  expect(where([])).toEqual(['arm', 'both']);
});

test.each([
  ['its pool', [[is('karpenter.sh/nodepool', 'both')]], ['both']],
  ['its architecture', [[is('kubernetes.io/arch', 'amd64')]], ['both']],
  ['its capacity type', [[is('karpenter.sh/capacity-type', 'spot')]], ['arm']],
  ['a label of the pool', [[is('team', 'b')]], ['both']],
  [
    'all conditions of a term',
    [[is('kubernetes.io/arch', 'arm64'), is('karpenter.sh/nodepool', 'arm')]],
    ['arm'],
  ],
  [
    'one of two terms',
    [[is('karpenter.sh/nodepool', 'arm')], [is('karpenter.sh/nodepool', 'both')]],
    ['arm', 'both'],
  ],
  ['not a pool', [[{ key: 'karpenter.sh/nodepool', operator: 'NotIn', values: ['arm'] }]], ['both']],
  ['no node of Karpenter', [[{ key: 'karpenter.sh/nodepool', operator: 'DoesNotExist', values: [] }]], []],
  ['a label that only nodes know', [[is('topology.kubernetes.io/zone', 'x')]], ['arm', 'both']],
  ['another system', [[is('kubernetes.io/os', 'windows')]], []],
])('a pod names %s', (_, terms, expected) => {
  expect(where(terms)).toEqual(expected);
});

test.each([
  [{ key: 'dedicated', value: 'db' }, true],
  [{ key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }, true],
  [{ operator: 'Exists' }, true],
  [{ key: 'dedicated', value: 'web' }, false],
  [{ key: 'dedicated', operator: 'Exists', effect: 'NoExecute' }, false],
])('the toleration %j opens the tainted pool: %s', (toleration, expected) => {
  expect(where([], [toleration]).includes('tainted')).toBe(expected);
});
