import type { JsonObject, Resource } from '@nodeless/core';
import { resource } from '../testing/resources.ts';
import { listenersByObject } from './listeners.ts';

type Texts = Readonly<Record<string, string>>;

const keyed = (prefix: string, texts: Texts) =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [prefix + key, text]));
const ports = [{ name: 'http', port: 80, targetPort: 8080 }];
const WEB = resource('v1', 'Service', 'web', 'web', { spec: { ports } });

const nlb = (texts: Texts, spec: JsonObject = {}): Resource =>
  resource(
    'v1',
    'Service',
    'web',
    'nlb',
    { spec: { type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb', ports, ...spec } },
    keyed('service.beta.kubernetes.io/', texts),
  );
const alb = (texts: Texts, name = 'alb', spec: JsonObject = {}): Resource =>
  resource(
    'networking.k8s.io/v1',
    'Ingress',
    'web',
    name,
    {
      spec: {
        ingressClassName: 'alb',
        rules: [
          {
            host: `${name}.example.com`,
            http: {
              paths: [
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: { service: { name: 'web', port: { number: 80 } } },
                },
              ],
            },
          },
        ],
        ...spec,
      },
    },
    keyed('alb.ingress.kubernetes.io/', texts),
  );

const told = (one: Resource, ...others: Resource[]) =>
  listenersByObject([WEB, one, ...others], false).get(one.manifest);
const BOTH = { 'listen-ports': '[{"HTTP":80},{"HTTPS":443}]', 'certificate-arn': 'arn:a' };
const OIDC = { 'auth-type': 'oidc', 'auth-idp-oidc': '{"issuer":"https://l.example.com"}' };

test.each<[Texts, string[]]>([
  [{}, ['HTTP 80 without login']],
  [{ ...BOTH, 'ssl-redirect': '443' }, ['HTTP 80, redirected to HTTPS 443', 'HTTPS 443 without login']],
  [
    { ...BOTH, ...OIDC, 'ssl-redirect': '443' },
    ['HTTP 80, redirected to HTTPS 443', 'HTTPS 443 with login (OIDC)'],
  ],
  [{ ...BOTH, ...OIDC }, ['HTTP 80 without login', 'HTTPS 443 with login (OIDC)']],
  [{ 'inbound-cidrs': '10.0.0.0/8,192.0.2.0/24' }, ['HTTP 80 from 10.0.0.0/8, 192.0.2.0/24 without login']],
  [{ 'security-groups': 'sg-1,sg-2' }, ['HTTP 80 from whom sg-1, sg-2 let in without login']],
  [
    { 'enable-frontend-nlb': 'true' },
    ['HTTP 80 without login', 'TCP 80 of a Network Load Balancer before it'],
  ],
])('an Ingress with %j opens %j', (texts, expected) => {
  expect(told(alb({ 'target-type': 'ip', ...texts }))).toEqual(expected);
});

test('each member of a group has its own listeners, and the redirect of another', () => {
  const group = { 'group.name': 'shared', 'target-type': 'ip' };
  const admin = alb({ ...group, ...BOTH, ...OIDC, 'ssl-redirect': '443' }, 'admin');
  const plain = alb({ ...group, ...BOTH }, 'plain');
  expect(told(plain, admin)).toEqual(['HTTP 80, redirected to HTTPS 443', 'HTTPS 443 without login']);
  expect(told(admin, plain)).toEqual(['HTTP 80, redirected to HTTPS 443', 'HTTPS 443 with login (OIDC)']);
});

test('a login for some requests only', () => {
  const path = (name: string) => ({
    path: `/${name}`,
    pathType: 'Prefix',
    backend: { service: { name, port: { number: 80 } } },
  });
  const rules = [{ http: { paths: [path('web'), path('open')] } }];
  const open = resource(
    'v1',
    'Service',
    'web',
    'open',
    { spec: { ports } },
    { 'alb.ingress.kubernetes.io/auth-type': 'none' },
  );
  const one = alb({ ...BOTH, ...OIDC, 'listen-ports': '[{"HTTPS":443}]', 'target-type': 'ip' }, 'alb', {
    rules,
  });
  expect(told(one, open)).toEqual(['HTTPS 443 with login (OIDC) for some requests only']);
});

test.each<[Texts, JsonObject, string[]]>([
  [{}, {}, ['TCP 80']],
  [{ 'aws-load-balancer-ssl-cert': 'arn:a' }, {}, ['TLS 80']],
  [{}, { loadBalancerSourceRanges: ['10.0.0.0/8'] }, ['TCP 80 from 10.0.0.0/8']],
  [{ 'aws-load-balancer-disable-nlb-sg': 'true' }, {}, ['TCP 80']],
])('a Service with %j and %j opens %j', (texts, spec, expected) => {
  expect(told(nlb(texts, spec))).toEqual(expected);
});

test('other load balancers are left out', () => {
  expect(told(alb({}, 'nginx', { ingressClassName: 'nginx' }))).toBeUndefined();
  expect(told(nlb({}, { loadBalancerClass: 'example.com/other' }))).toBeUndefined();
});
