import { modelOf, POOL } from '../testing/model.ts';
import { placementFields } from './placement.ts';

const pools = modelOf({
  cluster: {
    compute: {
      karpenter: {
        nodePools: [
          POOL,
          { ...POOL, name: 'gold', taints: [{ key: 'gold', value: 'yes', effect: 'NoSchedule' }] },
          {
            ...POOL,
            name: 'silver',
            taints: [
              { key: 'gold', value: 'yes', effect: 'NoSchedule' },
              { key: 'quiet', effect: 'NoExecute' },
            ],
          },
        ],
      },
    },
  },
}).spec.compute.karpenter.nodePools;

test('without wishes nothing is restricted', () => {
  expect(placementFields({}, pools)).toEqual({});
});

test('pool and architecture must hold together, and taints of several pools are tolerated once', () => {
  expect(placementFields({ nodePools: ['silver', 'gold'], architectures: ['arm64'] }, pools)).toEqual({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            {
              matchExpressions: [
                { key: 'karpenter.sh/nodepool', operator: 'In', values: ['silver', 'gold'] },
                { key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] },
              ],
            },
          ],
        },
      },
    },
    tolerations: [
      { key: 'gold', operator: 'Equal', value: 'yes', effect: 'NoSchedule' },
      { key: 'quiet', operator: 'Exists', effect: 'NoExecute' },
    ],
  });
});

test('an untainted pool needs no toleration', () => {
  expect(placementFields({ nodePools: ['default'] }, pools)).not.toHaveProperty('tolerations');
});
