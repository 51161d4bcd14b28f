import { brief, resource, run } from '../../testing/view.ts';
import { refusedObject } from './refused-object.ts';

const POOL = resource({
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'own' },
  spec: {
    disruption: { consolidateAfter: '1m', budgets: [{ nodes: '1', reasons: ['Unhealthy'] }] },
    template: {
      spec: {
        nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' },
        requirements: [],
        expireAfter: '168h',
      },
    },
  },
});

test('a pool of Karpenter is held against its release', () => {
  expect(brief(run(refusedObject, {}, [POOL]))).toEqual([
    'clusters/test/cluster.yaml:2:1 error karpenter/refused-object',
  ]);
});

test('the release of Auto Mode is not known, so nothing is refused for being new', () => {
  const cluster = 'compute: { autoMode: {} }\n';
  expect(brief(run(refusedObject, { cluster }, [POOL]))).toEqual([]);
});
