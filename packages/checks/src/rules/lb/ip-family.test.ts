import type { JsonObject } from '@nodeless/core';
import { run } from '../../testing/view.ts';
import { loadBalancerIpFamily } from './ip-family.ts';

const IPV6 = { cluster: 'network: { vpc: { cidr: 10.0.0.0/16 }, ipFamily: IPv6 }\n' };
const object = (kind: string, annotations: JsonObject, spec: JsonObject): JsonObject => ({
  apiVersion: kind === 'Service' ? 'v1' : 'networking.k8s.io/v1',
  kind,
  metadata: { name: 'web', namespace: 'web', annotations },
  spec,
});
const NLB = 'service.beta.kubernetes.io/aws-load-balancer';
const ALB = 'alb.ingress.kubernetes.io';
const good = [
  object(
    'Service',
    { [`${NLB}-ip-address-type`]: 'dualstack', [`${NLB}-nlb-target-type`]: 'ip' },
    { type: 'LoadBalancer' },
  ),
  object('Ingress', { [`${ALB}/ip-address-type`]: 'dualstack', [`${ALB}/target-type`]: 'ip' }, {}),
  object('Service', {}, { type: 'ClusterIP' }),
];
const bad = [object('Service', {}, { type: 'LoadBalancer' }), object('Ingress', {}, {})];

test('load balancers with IPv6 addresses reach pods by theirs', () => {
  expect(run(loadBalancerIpFamily, IPV6, good)).toEqual([]);
});

test('in an IPv4 cluster anything goes', () => {
  expect(run(loadBalancerIpFamily, {}, bad)).toEqual([]);
});

// Source: https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html
test('load balancers with IPv4 addresses, and targets that are instances', () => {
  expect(run(loadBalancerIpFamily, IPV6, bad).map(({ code, message }) => [code, message])).toEqual(
    ['Service', 'Ingress'].flatMap((kind) => [
      [
        'lb/ip-family',
        `${kind} web/web: its load balancer has IPv4 addresses alone, and the pods of the cluster have IPv6 addresses`,
      ],
      ['lb/ip-family', `${kind} web/web: instance targets have IPv4 addresses, and the cluster has IPv6`],
    ]),
  );
});
