import { service } from '@nodeless/catalogue/render';
import { modelOf, PINS } from '../testing/model.ts';
import { loadBalancingOf } from './load-balancing.ts';

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

test.each([
  ['1.21.1', {}, 'external-dns.alpha.kubernetes.io/hostname'],
  ['1.22.0', {}, 'external-dns.kubernetes.io/hostname'],
  ['1.22.0', { annotationPrefix: 'internal.example.com/' }, 'internal.example.com/hostname'],
])('the name of a host stands where ExternalDNS %s with %j reads it', (version, settings, annotation) => {
  const { spec } = modelOf({
    cluster: { components: { externalDns: { domain: 'example.com', ...settings } } },
    versions: { externalDns: { version, source: PINS.externalDns } },
  });
  const nlb = { scheme: 'internal', hostname: 'web.example.com' } as const;
  const { metadata } = service('web', 'shop', { ports: [], nlb }, loadBalancingOf(spec));
  expect(metadata.annotations).toEqual({
    'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
    'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal',
    [annotation]: 'web.example.com',
  });
});
