import type { JsonObject } from '@nodeless/core';
import { ingress, service, WEB } from '../testing/objects.ts';
import { reviewFiles } from '../testing/trees.ts';

const NLB = 'service.beta.kubernetes.io/aws-load-balancer-';
const ALB = 'alb.ingress.kubernetes.io/';
const EXPOSED = { [`${NLB}scheme`]: 'internal', [`${NLB}nlb-target-type`]: 'ip', [`${NLB}ssl-cert`]: 'a' };

function seen(before: JsonObject, after: JsonObject) {
  const { changes, dangers } = reviewFiles(
    { ...WEB, 'manifests/web/it.yaml': before },
    { ...WEB, 'manifests/web/it.yaml': after },
  );
  return { classes: changes.flatMap(({ classes }) => classes), rules: dangers.map(({ rule }) => rule) };
}

test('a Service that leaves the type LoadBalancer loses its load balancer, and gets no other', () => {
  const exposed = service({ type: 'LoadBalancer' }, EXPOSED);
  expect(seen(exposed, service({ type: 'ClusterIP' })).rules).toEqual(['aws-resources/service-type']);
  expect(seen(exposed, service({ type: 'ClusterIP' })).classes).toContain('load-balancer');
});

test('a Service that becomes one of type LoadBalancer had none to lose', () => {
  expect(seen(service(), service({ type: 'LoadBalancer' }, EXPOSED))).toEqual({
    classes: ['load-balancer', 'update'],
    rules: [],
  });
});

test('annotations of a Service without a load balancer do nothing', () => {
  expect(seen(service(), service({}, EXPOSED))).toEqual({ classes: ['update'], rules: [] });
  expect(seen(service(), service({ type: 'NodePort' }))).toEqual({ classes: ['update'], rules: [] });
});

test('a load balancer that stays is replaced by what its annotations say', () => {
  const as = (annotations: JsonObject) => service({ type: 'LoadBalancer' }, annotations);
  expect(seen(as(EXPOSED), as({ ...EXPOSED, [`${NLB}scheme`]: 'internet-facing' })).rules).toEqual([
    'aws-resources/load-balancer-replaced',
  ]);
});

test('an Ingress of another class has left the load balancer of its annotations', () => {
  const alb = ingress({ ingressClassName: 'alb' }, { [`${ALB}scheme`]: 'internal' });
  expect(seen(alb, ingress({ ingressClassName: 'nginx' })).rules).toEqual(['aws-resources/ingress-class']);
});
