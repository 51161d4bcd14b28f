import type { JsonObject } from '@nodeless/core';
import { ALB, ingress, ingressClass } from '../../testing/ingress.ts';
import {
  AWS,
  FAILS,
  IGNORED,
  REFUSED,
  S,
  TCP,
  TLS,
  UNKNOWN,
  action,
  alb,
  nlb,
  web,
  testReadings,
} from './testing/readings.ts';

const BOTH = '[{"HTTP":80},{"HTTPS":443}]';
const CERT = { 'certificate-arn': 'arn:aws:acm:eu-west-1:111122223333:certificate/a' };
const COGNITO = {
  'auth-idp-cognito': '{"userPoolARN":"a","userPoolClientID":"b","userPoolDomain":"c"}',
};
const go = (value: JsonObject) => ({ 'actions.go': JSON.stringify(value) });
const redirect = (redirectConfig: JsonObject) => go({ type: 'redirect', redirectConfig });

/** The older way to HTTPS: a path `/*` before the path `/` of the app. The controller sorts Exact, Prefix, others. */
const redirected = (pathType: string) => {
  const path = (one: string, type: string, name: string, port: string) => ({
    path: one,
    pathType: type,
    backend: { service: { name, port: { name: port } } },
  });
  const paths = [
    path(pathType === 'Exact' ? '/old' : '/*', pathType, 'go', 'use-annotation'),
    path('/', 'Prefix', 'web', 'http'),
  ];
  return alb(redirect({ protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' }), {
    rules: [{ host: 'web.example.com', http: { paths } }],
  });
};

testReadings([
  [
    '19 keys by listener',
    [
      [nlb({ 'listener-attributes.tcp-80': 'tcp.idle_timeout.seconds=60' }), IGNORED],
      [nlb({ ...TLS, 'listener-attributes.TCP-80': 'tcp.idle_timeout.seconds=60' }), IGNORED],
      [nlb({ 'alpn-policy': 'HTTP2Only' }), IGNORED],
    ],
    [
      nlb({ 'listener-attributes.TCP-80': 'tcp.idle_timeout.seconds=60' }),
      nlb({ ...TLS, 'alpn-policy': 'HTTP2Only' }),
    ],
  ],
  [
    '20 the port and path of health checks',
    [
      [nlb({ 'healthcheck-port': '99999' }), AWS],
      [
        nlb(
          { 'healthcheck-port': 'http', 'nlb-target-type': 'ip' },
          { ports: [{ ...TCP, targetPort: 'http' }] },
        ),
        FAILS,
      ],
      [nlb({ 'healthcheck-path': '/live' }), IGNORED],
    ],
    [nlb({ 'healthcheck-port': '8080', 'healthcheck-protocol': 'http', 'healthcheck-path': '/live' })],
  ],
  [
    '21 who may connect',
    [
      [nlb({ 'service.kubernetes.io/load-balancer-source-ranges': '10.0.0.0/8' }), UNKNOWN],
      [nlb({ [`${S}load-balancer-source-ranges`]: '10.0.0.0' }), AWS],
      [alb({ 'inbound-cidrs': '10.0.0.0' }), REFUSED],
    ],
    [nlb({ [`${S}load-balancer-source-ranges`]: '10.0.0.0/8' }), alb({ 'inbound-cidrs': '10.0.0.0/8' })],
  ],
  [
    '22 a Service that nobody takes',
    [
      [nlb({ type: 'nlb', scheme: 'internal' }, { loadBalancerClass: undefined as never }), IGNORED],
      [nlb({ scheme: 'internal' }, { loadBalancerClass: 'service.k8s.aws/NLB' }), IGNORED],
      [nlb({ scheme: 'internal' }, { loadBalancerClass: 'eks.amazonaws.com/nlb' }), IGNORED],
    ],
    [nlb({ scheme: 'internal' })],
  ],
  [
    '23 listeners of an ALB',
    [
      ...['{"HTTP":80}', '80,443', '[{"http":80}]', '[{"HTTP":"80"}]', '[{"HTTP":80},]'].map(
        (text) => [alb({ 'listen-ports': text }), REFUSED] as const,
      ),
      ...['[{"HTTP":80},{"HTTPS":80}]', '[{"HTTP":80,"HTTPS":80}]', '[{}]'].map(
        (text) => [alb({ 'listen-ports': text, ...CERT }), IGNORED] as const,
      ),
    ],
    [alb({ 'listen-ports': BOTH, ...CERT })],
  ],
  [
    '24 a certificate without HTTPS',
    [[alb({ 'listen-ports': '[{"HTTP":80}]', ...CERT }), IGNORED]],
    [alb(CERT)],
  ],
  [
    '25 the redirect to HTTPS',
    [
      [alb({ 'ssl-redirect': 'true' }), REFUSED],
      [alb({ 'ssl-redirect': '443' }), FAILS],
    ],
    [alb({ 'ssl-redirect': '443', 'listen-ports': BOTH, ...CERT })],
  ],
  [
    '26 logins',
    [
      [alb({ 'auth-type': 'cognito', ...COGNITO }), 'error lb/open-without-login'],
      [
        alb({ 'auth-type': 'cognito', ...COGNITO, 'listen-ports': BOTH, ...CERT }),
        'error lb/open-without-login',
      ],
      [alb({ ...COGNITO, ...CERT }), IGNORED],
      [alb({ 'auth-type': 'cognito', ...COGNITO, ...CERT, 'auth-on-unauthenticated-request': 'ALLOW' }), AWS],
    ],
    [alb({ 'auth-type': 'cognito', ...COGNITO, ...CERT, 'auth-on-unauthenticated-request': 'allow' })],
  ],
  [
    '27 annotations of the Service behind an Ingress',
    [[[web({ [`${ALB}scheme`]: 'internal' }), ingress('alb', {})], IGNORED]],
    [[web({ [`${ALB}healthcheck-path`]: '/svc' }), ingress('alb', { 'healthcheck-path': '/ing' })]],
  ],
  [
    '28 actions and the backends that ask for them',
    [
      [alb({ 'actions.web': '{' }), IGNORED],
      [action({}), REFUSED],
      [action({}, 'nope/http'), 'warning lb/awaits'],
      [action({}, 'web/other'), FAILS],
    ],
    [action(go({ type: 'fixed-response', fixedResponseConfig: { statusCode: '503' } }))],
  ],
  [
    '29 numbers in actions are texts',
    [
      [action(go({ type: 'fixed-response', fixedResponseConfig: { statusCode: 503 } })), REFUSED],
      [action(redirect({ port: 443, statusCode: 'HTTP_301' })), REFUSED],
    ],
    [action(redirect({ port: '443', protocol: 'HTTPS', statusCode: '301' }))],
  ],
  [
    '30 a redirect that changes nothing',
    [[action(redirect({ hots: 'www.example.com', statusCode: 'HTTP_301' })), IGNORED]],
    [action(redirect({ host: 'www.example.com', statusCode: 'HTTP_301' }))],
  ],
  [
    '31 fields of conditions',
    [
      [
        alb({
          'conditions.web': '[{"field":"Host-Header","hostHeaderConfig":{"values":["a.example.com"]}}]',
        }),
        IGNORED,
      ],
      [alb({ 'conditions.web': '{"field":"source-ip"}' }), REFUSED],
    ],
    [alb({ 'conditions.web': '[{"field":"source-ip","sourceIPConfig":{"values":["10.0.0.0/8"]}}]' })],
  ],
  [
    '32 a redirect that stands behind the same rule',
    [[redirected('ImplementationSpecific'), 'error lb/group-conflict']],
    [redirected('Exact')],
  ],
  [
    '33 web ACLs',
    ['None', 'web'].map((text) => [alb({ 'wafv2-acl-arn': text }), AWS]),
    ['none', '', 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/b'].map((text) =>
      alb({ 'wafv2-acl-arn': text }),
    ),
  ],
  [
    '34 IPv6 clients of an IPv4 load balancer',
    [[alb({ 'inbound-cidrs': '2001:db8::/32' }), IGNORED]],
    [alb({ 'inbound-cidrs': '2001:db8::/32,10.0.0.0/8' })],
  ],
  [
    '35 classes',
    [
      [alb({ 'kubernetes.io/ingress.class': 'nginx' }), IGNORED],
      [
        [...alb({ scheme: 'internal' }, { className: 'c' }), ...ingressClass('c', { scheme: 'internal' })],
        IGNORED,
      ],
      [[...alb({}, { className: 'c' }), ...ingressClass('c', { sslRedirectPort: 'x' })], IGNORED],
    ],
    [[...alb({}, { className: 'c' }), ...ingressClass('c', { scheme: 'internal' })]],
  ],
]);
