import type { JsonObject } from '@nodeless/core';
import { ingress, object, service, WEB } from '../testing/objects.ts';
import { reviewFiles, type Files } from '../testing/trees.ts';

const ALB = 'alb.ingress.kubernetes.io/';
const NLB = 'service.beta.kubernetes.io/aws-load-balancer-';

function told(before: JsonObject, after: JsonObject, more: Files = {}): string[] {
  const files = (it: JsonObject) => ({ ...WEB, ...more, 'manifests/web/it.yaml': it });
  return reviewFiles(files(before), files(after))
    .dangers.filter(({ rule }) => rule === 'availability/load-balancer-open')
    .map(({ title }) => title);
}

const alb = (annotations: JsonObject = {}) =>
  ingress({ ingressClassName: 'alb' }, { [`${ALB}scheme`]: 'internet-facing', ...annotations });
const nlb = (annotations: JsonObject = {}, spec: JsonObject = {}) =>
  service({ type: 'LoadBalancer', ...spec }, { [`${NLB}scheme`]: 'internet-facing', ...annotations });
const RANGES = 'lets in everybody: its ranges of addresses are taken away';

test.each<readonly [string, JsonObject, JsonObject, readonly string[]]>([
  [
    'auth and a web ACL',
    alb({ [`${ALB}auth-type`]: 'oidc', [`${ALB}wafv2-acl-arn`]: 'arn' }),
    alb({ [`${ALB}auth-type`]: 'none', [`${ALB}wafv2-acl-arn`]: 'none' }),
    ['Ingress web/web loses its web ACL', 'Ingress web/web no longer asks who comes: its auth is taken away'],
  ],
  [
    'everybody beside the ranges',
    alb({ [`${ALB}inbound-cidrs`]: '10.0.0.0/8' }),
    alb({ [`${ALB}inbound-cidrs`]: '10.0.0.0/8, 0.0.0.0/0' }),
    [`Ingress web/web ${RANGES}`],
  ],
  [
    'other ranges, a prefix list or security groups instead',
    alb({ [`${ALB}inbound-cidrs`]: '10.0.0.0/8' }),
    alb({ [`${ALB}security-group-prefix-lists`]: 'pl-1' }),
    [],
  ],
  [
    'ranges of a Service by its field',
    nlb({}, { loadBalancerSourceRanges: ['10.0.0.0/8'] }),
    nlb(),
    [`Service web/web ${RANGES}`],
  ],
  [
    'ranges of a Service by its annotation',
    nlb({ 'service.beta.kubernetes.io/load-balancer-source-ranges': '10.0.0.0/8' }),
    nlb(),
    [`Service web/web ${RANGES}`],
  ],
  [
    'a Service that nobody reaches from outside',
    service({ loadBalancerSourceRanges: ['10.0.0.0/8'] }),
    service(),
    [],
  ],
])('%s', (_, before, after, expected) => {
  expect(told(before, after).sort()).toEqual([...expected].sort());
});

test('the class of an Ingress decides about its scheme', () => {
  const ofClass = (scheme: string): Files => ({
    'manifests/classes/ingressclass-alb.yaml': object('networking.k8s.io/v1', 'IngressClass', 'alb', {
      spec: {
        controller: 'eks.amazonaws.com/alb',
        parameters: { kind: 'IngressClassParams', name: 'params' },
      },
    }),
    'manifests/classes/ingressclassparams-params.yaml': object(
      'eks.amazonaws.com/v1',
      'IngressClassParams',
      'params',
      {
        spec: { scheme },
      },
    ),
  });
  const guarded = ingress({ ingressClassName: 'alb' }, { [`${ALB}auth-type`]: 'cognito' });
  const open = ingress({ ingressClassName: 'alb' });
  expect(told(guarded, open, ofClass('internet-facing'))).toHaveLength(1);
  expect(told(guarded, open, ofClass('internal'))).toEqual([]);
});

test('ranges of a whole class', () => {
  const params = (spec: JsonObject) =>
    object('elbv2.k8s.aws/v1beta1', 'IngressClassParams', 'params', {
      spec: { scheme: 'internet-facing', ...spec },
    });
  expect(told(params({ inboundCIDRs: ['10.0.0.0/8'] }), params({}))).toEqual([
    `IngressClassParams params ${RANGES}`,
  ]);
  expect(told(params({ inboundCIDRs: ['10.0.0.0/8'] }), params({ prefixListsIDs: ['pl-1'] }))).toEqual([]);
});

test('a protected load balancer that goes is told as that alone, also where its class protects it', () => {
  const params: Files = {
    'manifests/classes/ingressclass-alb.yaml': object('networking.k8s.io/v1', 'IngressClass', 'alb', {
      spec: { parameters: { name: 'params' } },
    }),
    'manifests/classes/ingressclassparams-params.yaml': object(
      'elbv2.k8s.aws/v1beta1',
      'IngressClassParams',
      'params',
      {
        spec: { loadBalancerAttributes: [{ key: 'deletion_protection.enabled', value: 'true' }] },
      },
    ),
  };
  const keep = {
    'manifests/web/keep.yaml': object('v1', 'ConfigMap', 'keep', { metadata: { namespace: 'web' } }),
  };
  const rules = (it: JsonObject, more: Files = {}) =>
    reviewFiles(
      { ...WEB, ...keep, ...more, 'manifests/web/it.yaml': it },
      { ...WEB, ...keep, ...more },
    ).dangers.map(({ rule }) => rule);
  const own = nlb({ [`${NLB}attributes`]: 'deletion_protection.enabled=true' });
  expect(rules(own)).toEqual(['deletions/protected-load-balancer']);
  expect(rules(ingress({ ingressClassName: 'alb' }), params)).toEqual(['deletions/protected-load-balancer']);
  expect(rules(ingress({ ingressClassName: 'alb' }))).toEqual(['deletions/load-balancer']);
});
