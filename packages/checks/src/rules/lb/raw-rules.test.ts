import type { Diagnostic, JsonObject } from '@nodeless/core';
import { ingress } from '../../testing/ingress.ts';
import { run } from '../../testing/view.ts';
import type { Rule } from '../../rule.ts';
import { refusedByAws } from './refused-by-aws.ts';
import { withoutEffect } from './without-effect.ts';

type Texts = Readonly<Record<string, string>>;

const SERVICE = 'service.beta.kubernetes.io/';
const HTTP = { name: 'http', port: 80, targetPort: 8080 };
const WEB: JsonObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'web' },
  spec: { ports: [HTTP] },
};
const words = ({ severity, code, message }: Diagnostic) => `${severity} ${code}: ${message}`;
const alb = (rule: Rule, texts: Texts) =>
  run(rule, {}, [WEB, ingress('a', { 'target-type': 'ip', ...texts })]).map(words);
const nlb = (rule: Rule, texts: Texts, spec: JsonObject = {}) =>
  run(rule, {}, [
    {
      ...WEB,
      metadata: {
        name: 'a',
        namespace: 'web',
        annotations: Object.fromEntries(
          Object.entries(texts).map(([key, text]) => [
            key.startsWith('=') ? SERVICE + key.slice(1) : `${SERVICE}aws-load-balancer-${key}`,
            text,
          ]),
        ),
      },
      spec: { type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb', ports: [HTTP], ...spec },
    },
  ]).map(words);

const HTTPS = { 'listen-ports': '[{"HTTPS":443}]', 'certificate-arn': 'arn:a' };
const METHODS = '[{"field":"http-request-method","httpRequestMethodConfig":{"values":["A","B","C"]}}]';
const MORE = METHODS.replace('"C"', '"C","D"');

test.each<[Texts, string | undefined]>([
  [
    { 'load-balancer-attributes': 'access_logs.s3.enabled=true' },
    'Ingress web/a turns on access_logs.s3.enabled without access_logs.s3.bucket',
  ],
  [{ 'load-balancer-attributes': 'access_logs.s3.enabled=true,access_logs.s3.bucket=b' }, undefined],
  [{ 'load-balancer-attributes': 'access_logs.s3.enabled=false' }, undefined],
  [
    { 'healthcheck-timeout-seconds': '15' },
    'Ingress web/a checks the health of Service web/web every 15 s, and waits 15 s for an answer',
  ],
  [{ 'healthcheck-timeout-seconds': '14' }, undefined],
  [
    { 'backend-protocol-version': 'GRPC' },
    'Ingress web/a sends requests of its HTTP listener on port 80 to targets that speak gRPC',
  ],
  [{ ...HTTPS, 'backend-protocol-version': 'GRPC' }, undefined],
  [{ 'conditions.web': METHODS }, undefined],
  [
    { 'conditions.web': MORE },
    'Ingress web/a has a rule for web with 6 values in its host, path and conditions, and a rule has 5',
  ],
])('AWS refuses %j: %j', (texts, expected) => {
  expect(alb(refusedByAws, texts)).toEqual(
    expected === undefined ? [] : [`error lb/refused-by-aws: ${expected}`],
  );
});

test('a Network Load Balancer may wait as long as its interval is, and logs need a bucket', () => {
  expect(nlb(refusedByAws, { 'healthcheck-timeout': '10' })).toEqual([]);
  expect(nlb(refusedByAws, { attributes: 'access_logs.s3.enabled=true' })).toEqual([
    'error lb/refused-by-aws: Service web/a turns on access_logs.s3.enabled without access_logs.s3.bucket',
  ]);
});

test('more rules than a load balancer has', () => {
  const rules = Array.from({ length: 101 }, (_, index) => ({
    host: `h${index}.example.com`,
    http: {
      paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }],
    },
  }));
  const many = (count: number) =>
    run(refusedByAws, {}, [WEB, ingress('a', { 'target-type': 'ip' }, { rules: rules.slice(0, count) })]).map(
      words,
    );
  expect(many(100)).toEqual([]);
  expect(many(101)).toEqual([
    'error lb/refused-by-aws: Ingress web/a has 101 rules on port 80, and a load balancer has 100 unless AWS raises the quota',
  ]);
});

const ignored = (annotation: string, why: string) =>
  `warning lb/ignored-annotation: ${annotation} does nothing: ${why}`;
const A = 'Ingress web/a: alb.ingress.kubernetes.io/';

test.each<[Texts, string[]]>([
  [
    { 'listener-attributes.HTTP-81': 'a=b', 'listener-attributes.HTTP-80': 'a=b' },
    [ignored(`${A}listener-attributes.HTTP-81`, 'there is no HTTP-81')],
  ],
  [
    { 'listen-ports': '[{"HTTP":80}]', 'certificate-arn': 'arn:a' },
    [ignored(`${A}certificate-arn`, 'it opens no HTTPS listener')],
  ],
  [HTTPS, []],
  [
    { ...HTTPS, 'ssl-redirect': '443' },
    [ignored(`${A}ssl-redirect`, 'there is no HTTP listener to redirect')],
  ],
  [{ ...HTTPS, 'listen-ports': '[{"HTTP":80},{"HTTPS":443}]', 'ssl-redirect': '443' }, []],
  [{ 'inbound-cidrs': '10.0.0.0/8' }, []],
  [
    { 'inbound-cidrs': '10.0.0.0/8', 'security-groups': 'sg-1' },
    [ignored(`${A}inbound-cidrs`, 'the security groups that are named decide who reaches it')],
  ],
  [
    { 'manage-backend-security-group-rules': 'true' },
    [
      ignored(
        `${A}manage-backend-security-group-rules`,
        'it is about security groups that are given, and there are none',
      ),
    ],
  ],
  [{ 'manage-backend-security-group-rules': 'true', 'security-groups': 'sg-1' }, []],
  [
    { 'wafv2-acl-name': 'a', 'wafv2-acl-arn': 'arn:b' },
    [ignored(`${A}wafv2-acl-arn`, 'wafv2-acl-name counts instead')],
  ],
  [
    { 'frontend-nlb-scheme': 'internal' },
    [ignored(`${A}frontend-nlb-scheme`, 'enable-frontend-nlb is not true')],
  ],
  [{ 'frontend-nlb-scheme': 'internal', 'enable-frontend-nlb': 'true' }, []],
  [
    { 'auth-idp-oidc': '{}' },
    [ignored(`${A}auth-idp-oidc`, 'auth-type is not there, and nobody has to log in by it')],
  ],
  [
    { 'auth-idp-oidc': '{}', 'auth-type': 'cognito' },
    [ignored(`${A}auth-idp-oidc`, 'auth-type is "cognito", and nobody has to log in by it')],
  ],
  [{ 'auth-idp-oidc': '{}', 'auth-type': 'oidc' }, []],
  [
    { 'target-node-labels': 'a=b' },
    [ignored(`${A}target-node-labels`, 'it chooses nodes for instance targets, and the targets are pods')],
  ],
  [{ 'target-node-labels': 'a=b', 'target-type': 'instance' }, []],
])('on an Ingress, %j', (texts, expected) => {
  expect(alb(withoutEffect, texts)).toEqual(expected);
});

const S = 'Service web/a: service.beta.kubernetes.io/';
const L = `${S}aws-load-balancer-`;

test.each<[Texts, string[]]>([
  [
    { 'listener-attributes.TCP-81': 'a=b', 'listener-attributes.TCP-80': 'a=b' },
    [ignored(`${L}listener-attributes.TCP-81`, 'there is no TCP-81')],
  ],
  [
    { 'ssl-cert': 'arn:a', 'listener-attributes.TCP-80': 'a=b' },
    [ignored(`${L}listener-attributes.TCP-80`, 'there is no TCP-80')],
  ],
  [{ '=actions.UDP-80': '{}' }, [ignored(`${S}actions.UDP-80`, 'there is no UDP-80')]],
  [
    { 'target-group-attributes.81': 'a=b', 'target-group-attributes.80': 'a=b' },
    [ignored(`${L}target-group-attributes.81`, 'there is no 81')],
  ],
  [{ '=load-balancer-source-ranges': '10.0.0.0/8' }, []],
  [
    { '=load-balancer-source-ranges': '10.0.0.0/8', 'disable-nlb-sg': 'true' },
    [
      ignored(
        `${S}load-balancer-source-ranges`,
        'its load balancer has no security groups, and everybody reaches it',
      ),
    ],
  ],
  [
    { 'security-group-prefix-lists': 'pl-1', 'security-groups': 'sg-1' },
    [ignored(`${L}security-group-prefix-lists`, 'the security groups that are named decide who reaches it')],
  ],
  [
    { 'manage-backend-security-group-rules': 'true' },
    [
      ignored(
        `${L}manage-backend-security-group-rules`,
        'it is about security groups that are given, and there are none',
      ),
    ],
  ],
  [{ 'ssl-ports': '80' }, [ignored(`${L}ssl-ports`, 'without ssl-cert no listener has TLS')]],
  [{ 'ssl-ports': '80', 'ssl-cert': 'arn:a', 'alpn-policy': 'None' }, []],
  [{ 'alpn-policy': 'None' }, [ignored(`${L}alpn-policy`, 'no listener has TLS')]],
  [{ 'healthcheck-path': '/a' }, [ignored(`${L}healthcheck-path`, 'health is checked by TCP')]],
  [{ 'healthcheck-path': '/a', 'healthcheck-protocol': 'Http' }, []],
  [{ 'target-node-labels': 'a=b' }, []],
  [
    { 'target-node-labels': 'a=b', 'nlb-target-type': 'ip' },
    [ignored(`${L}target-node-labels`, 'it chooses nodes for instance targets, and the targets are pods')],
  ],
])('on a Service, %j', (texts, expected) => {
  expect(nlb(withoutEffect, texts)).toEqual(expected);
});

test('the field of a Service counts before its annotation', () => {
  expect(
    nlb(
      withoutEffect,
      { '=load-balancer-source-ranges': '10.0.0.0/8' },
      { loadBalancerSourceRanges: ['10.0.0.0/8'] },
    ),
  ).toEqual([ignored(`${S}load-balancer-source-ranges`, 'spec.loadBalancerSourceRanges counts instead')]);
});
