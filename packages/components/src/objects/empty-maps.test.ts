import { POOL } from '../testing/model.ts';
import { outputOf } from '../testing/output.ts';
import { withoutEmptyMaps } from './empty-maps.ts';

test('maps that are empty, or become so, go with their keys; lists keep their entries', () => {
  expect(
    withoutEmptyMaps({
      apiVersion: 'karpenter.k8s.aws/v1',
      kind: 'EC2NodeClass',
      metadata: { name: 'a', labels: {} },
      spec: { kubelet: { evictionHard: {} }, list: [{}, { a: {} }, 1], none: [], text: '' },
    }),
  ).toEqual({
    apiVersion: 'karpenter.k8s.aws/v1',
    kind: 'EC2NodeClass',
    metadata: { name: 'a' },
    spec: { list: [{}, {}, 1], none: [], text: '' },
  });
});

test.each(['v1', 'apps/v1', 'networking.k8s.io/v1', 'policy/v1'])(
  '%s is built in: nothing goes',
  (apiVersion) => {
    const manifest = { apiVersion, kind: 'Any', spec: { podSelector: {} } };
    expect(withoutEmptyMaps(manifest)).toBe(manifest);
  },
);

test.each(['eks.amazonaws.com/v1', 'snapshot.storage.k8s.io/v1', 'autoscaling.x-k8s.io/v1beta1'])(
  '%s is a custom resource',
  (apiVersion) => {
    expect(withoutEmptyMaps({ apiVersion, spec: {} })).toEqual({ apiVersion });
  },
);

test('options of load balancers in Auto Mode that are all left out', () => {
  const paramsOf = (cluster: object) =>
    outputOf({ cluster: { compute: { fargate: { profiles: [] }, autoMode: {} }, ...cluster } })
      .resources.map(({ manifest }) => manifest)
      .filter(({ kind }) => kind === 'IngressClassParams');
  const params = {
    apiVersion: 'eks.amazonaws.com/v1',
    kind: 'IngressClassParams',
    metadata: { name: 'alb' },
  };
  expect(paramsOf({})).toEqual([params]);
  expect(paramsOf({ tags: { team: 'a' } })).toEqual([
    { ...params, spec: { tags: [{ key: 'team', value: 'a' }] } },
  ]);
});

test('settings of kubelet that are all left out', () => {
  const nodeClasses = [{ name: 'default', kubelet: { evictionHard: {} } }];
  const { resources } = outputOf({ cluster: { compute: { karpenter: { nodePools: [POOL], nodeClasses } } } });
  const found = resources.find(({ manifest }) => manifest.kind === 'EC2NodeClass');
  expect(found?.manifest).toBeDefined();
  expect(JSON.stringify(found?.manifest)).not.toContain('{}');
});
