import { service } from './service.ts';

test('node ports are only allocated where the NLB sends to nodes', () => {
  const specOf = (targetType?: 'ip' | 'instance') =>
    service('web', 'shop', {
      ports: [{ name: 'http', port: 80 }],
      nlb: { ...(targetType && { targetType }) },
    })['spec'];
  expect(specOf()).toHaveProperty('allocateLoadBalancerNodePorts', false);
  expect(specOf('ip')).toHaveProperty('allocateLoadBalancerNodePorts', false);
  expect(specOf('instance')).not.toHaveProperty('allocateLoadBalancerNodePorts');
});
