import type { JsonObject } from '@nodeless/core';
import { specPath } from '@nodeless/core';
import { ALB, ingress, ingressClass, ruleOf } from '../../testing/ingress.ts';
import { brief, resource, run } from '../../testing/view.ts';
import { annotations } from './annotations.ts';

const NLB = 'service.beta.kubernetes.io/aws-load-balancer-';
const AUTO = { cluster: 'compute: { autoMode: {} }\n' };

const service = (texts: JsonObject, spec: JsonObject = CLASSED): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'web', annotations: texts },
  spec: { ...spec, ports: [{ port: 80 }] },
});
const CLASSED = { type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb' };

const told = (manifests: JsonObject[], sources: object = {}) =>
  run(annotations, sources, manifests).map(({ code, severity, message, hint }) => [
    code,
    severity,
    message,
    hint,
  ]);

test.each<[string, JsonObject[]]>([
  ['what options render', [ingress('web', { scheme: 'internal', 'target-type': 'ip' })]],
  ['a class of somebody else', [ingress('web', { shceme: 'internal' }, { className: 'nginx' })]],
  [
    'a class of somebody else, by annotation',
    [ingress('web', { scheme: 'x', 'kubernetes.io/ingress.class': 'nginx' })],
  ],
  ['a Service of the controller', [service({ [`${NLB}scheme`]: 'internal' })]],
  ['a Service with annotations for its Ingress', [service({ [`${ALB}healthcheck-path`]: '/up' }, {})]],
  [
    'an action that a backend asks for',
    [
      ingress(
        'web',
        { 'actions.moved': '{"type":"redirect","redirectConfig":{"path":"/new","statusCode":"HTTP_301"}}' },
        { rules: [ruleOf('a.example.com', { '/': 'moved/use-annotation' })] },
      ),
    ],
  ],
])('%s: fine', (_name, manifests) => {
  expect(told(manifests)).toEqual([]);
});

test.each<[string, JsonObject[], unknown[]]>([
  [
    'an unknown name',
    [ingress('web', { shceme: 'internal' })],
    [
      'lb/unknown-annotation',
      'warning',
      `Ingress web/web: ${ALB}shceme is an annotation that the controller does not know`,
      `did you mean "${ALB}scheme"?`,
    ],
  ],
  [
    'a wrong value',
    [service({ [`${NLB}scheme`]: 'Internal' })],
    [
      'lb/annotation-value',
      'error',
      `Service web/web: ${NLB}scheme has a value that the controller refuses: "Internal" is not internal or internet-facing`,
      'write internal or internet-facing, in this case and alone',
    ],
  ],
  [
    'a value that is misread',
    [service({ [`${NLB}nlb-target-type`]: 'Ip' })],
    [
      'lb/ignored-annotation',
      'warning',
      `Service web/web: ${NLB}nlb-target-type has a value that the controller misreads: "Ip" is not instance or ip, and the controller takes instance`,
      'write instance or ip, in this case and alone',
    ],
  ],
  [
    'an annotation of the provider inside Kubernetes',
    [service({ [`${NLB}connection-idle-timeout`]: '60' })],
    [
      'lb/ignored-annotation',
      'warning',
      `Service web/web: ${NLB}connection-idle-timeout is read by the provider inside Kubernetes alone, which makes Classic Load Balancers`,
      'remove it',
    ],
  ],
  [
    'a deprecated one',
    [service({ [`${NLB}internal`]: 'true' })],
    [
      'lb/deprecated-annotation',
      'info',
      `Service web/web: ${NLB}internal is deprecated or not meant to be written`,
      'scheme',
    ],
  ],
  [
    'a Service that no controller takes',
    [service({ [`${NLB}scheme`]: 'internal', [`${NLB}type`]: 'nlb' }, { type: 'LoadBalancer' })],
    [
      'lb/ignored-annotation',
      'warning',
      `Service web/web: nobody reads ${NLB}scheme, because no controller takes the Service`,
      'write type: LoadBalancer and loadBalancerClass: service.k8s.aws/nlb, or remove the annotation',
    ],
  ],
  [
    'an action without its backend',
    [ingress('web', { 'actions.moved': '{' })],
    [
      'lb/ignored-annotation',
      'warning',
      `Ingress web/web: ${ALB}actions.moved does nothing: no backend is called moved and has the port use-annotation`,
      'the backends are web',
    ],
  ],
  [
    'conditions without their backend',
    [ingress('web', { 'conditions.api': '[]' })],
    [
      'lb/ignored-annotation',
      'warning',
      `Ingress web/web: ${ALB}conditions.api does nothing: no backend is called api`,
      'the backends are web',
    ],
  ],
  [
    'a backend without its action',
    [ingress('web', {}, { rules: [ruleOf('a.example.com', { '/': 'moved/use-annotation' })] })],
    [
      'lb/annotation-value',
      'error',
      `Ingress web/web: the backend moved asks for ${ALB}actions.moved, which is not there, so that every request gets 503`,
      'add the annotation, or name a port of a Service',
    ],
  ],
])('%s', (_name, manifests, expected) => {
  expect(told(manifests)).toEqual([expected]);
});

test('the class of an Ingress is shown beside what it takes the place of', () => {
  const [, params = {}] = ingressClass('public', { scheme: 'internet-facing' });
  const [cls = {}] = ingressClass('public', {});
  const place = resource(params, 'app', specPath('cluster', 'network'));
  const one = ingress('web', { scheme: 'internal' }, { className: 'public' });
  const found = run(annotations, {}, [cls, place, one]);
  expect(brief(found)).toEqual(['clusters/test/cluster.yaml:2:1 warning lb/ignored-annotation']);
  expect(found[0]).toMatchObject({
    message: `Ingress web/web: ${ALB}scheme does not count: the IngressClassParams set scheme`,
    related: [{ message: 'the class' }],
  });
});

test('EKS Auto Mode: annotations of objects that no option made', () => {
  const raw = [
    ingress('web', { 'shield-advanced-protection': 'true' }),
    service({ [`${NLB}proxy-protocol`]: '*' }, { type: 'LoadBalancer' }),
  ];
  expect(told(raw, AUTO)).toEqual([
    [
      'lb/auto-mode-option',
      'error',
      `Ingress web/web: ${ALB}shield-advanced-protection is an annotation that EKS Auto Mode does not know`,
      'leave it out: Shield is not integrated there',
    ],
    [
      'lb/auto-mode-option',
      'error',
      `Service web/web: ${NLB}proxy-protocol is an annotation that EKS Auto Mode does not know`,
      'write proxy_protocol_v2.enabled=true into aws-load-balancer-target-group-attributes',
    ],
  ]);
  const made = resource(raw[0] ?? {}, 'web', specPath('app/web', 'expose', 'alb'));
  expect(run(annotations, AUTO, [made])).toEqual([]);
});

test('a finding stands at the option that sets the annotation', () => {
  const app =
    'image: web:1.0\nresources: { requests: { cpu: 100m } }\nports: [{ name: http, containerPort: 8080 }]\nexpose: { alb: { host: a.example.com, scheme: internal } }\n';
  const one = resource(
    ingress('web', { scheme: 'internet-facing' }, { className: 'public' }),
    'web',
    specPath('app/web', 'expose', 'alb'),
  );
  const found = run(annotations, { cluster: 'apps: [web]\n', apps: { web: app } }, [
    ...ingressClass('public', { scheme: 'internal' }),
    one,
  ]);
  expect(brief(found)).toEqual(['apps/web/app.yaml:7:47 warning lb/ignored-annotation']);
});
