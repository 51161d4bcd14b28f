import { modelOf } from '../testing/model.ts';
import { loadBalancingOf } from './load-balancing.ts';
import { service } from './service.ts';

const loadBalancing = loadBalancingOf(modelOf().spec);

test('node ports are only allocated where the NLB sends to nodes', () => {
  const specOf = (targetType?: 'ip' | 'instance') =>
    service(
      'web',
      'shop',
      { ports: [{ name: 'http', port: 80 }], nlb: { ...(targetType && { targetType }) } },
      loadBalancing,
    )['spec'];
  expect(specOf()).toHaveProperty('allocateLoadBalancerNodePorts', false);
  expect(specOf('ip')).toHaveProperty('allocateLoadBalancerNodePorts', false);
  expect(specOf('instance')).not.toHaveProperty('allocateLoadBalancerNodePorts');
});
