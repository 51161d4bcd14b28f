import { isTakenService } from './service-stack.ts';
import { asResource, NLB, service } from './testing/objects.ts';

test.each<[boolean, Parameters<typeof service>[1], Parameters<typeof service>[2], boolean]>([
  [true, {}, NLB, false],
  [false, { type: 'nlb' }, { type: 'LoadBalancer' }, false],
  [true, { type: 'external', 'nlb-target-type': 'ip' }, { type: 'LoadBalancer' }, false],
  [false, { type: 'external' }, { type: 'LoadBalancer' }, false],
  [true, { type: 'nlb-ip' }, {}, false],
  [false, {}, { type: 'LoadBalancer', loadBalancerClass: 'eks.amazonaws.com/nlb' }, false],
  [true, {}, { type: 'LoadBalancer', loadBalancerClass: 'eks.amazonaws.com/nlb' }, true],
  [true, {}, { type: 'LoadBalancer' }, true],
])('is taken: %j (%j, %j, Auto Mode: %j)', (expected, annotations, spec, isAutoMode) => {
  expect(isTakenService(asResource(service('web', annotations, spec)), isAutoMode)).toBe(expected);
});
