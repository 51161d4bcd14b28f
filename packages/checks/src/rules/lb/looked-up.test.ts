import type { JsonObject } from '@nodeless/core';
import { ingress, ingressClass } from '../../testing/ingress.ts';
import { run } from '../../testing/view.ts';
import { lookedUp } from './looked-up.ts';

const told = (...manifests: JsonObject[]) =>
  run(lookedUp, {}, manifests).map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
const HTTPS = { 'listen-ports': '[{"HTTPS":443}]' };
const IDS = { subnets: 'subnet-00000001,subnet-00000002', 'security-groups': 'sg-1' };
const OIDC = { 'auth-type': 'oidc', 'auth-idp-oidc': '{"secretName":"my-oidc"}' };
const ofClass = (spec: JsonObject) => [
  ingress('web', HTTPS, { className: 'public' }),
  ...ingressClass('public', spec),
];
const external = (name: string, spec: JsonObject): JsonObject => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { name, namespace: 'web' },
  spec,
});

test.each<[string, JsonObject[]]>([
  ['plain HTTP', [ingress('web', {})]],
  ['a certificate', [ingress('web', { ...HTTPS, 'certificate-arn': 'arn:aws:acm:a:1:certificate/a' })]],
  ['a certificate that is ordered', [ingress('web', { ...HTTPS, 'create-acm-cert': 'true' })]],
  ['a certificate of the class', ofClass({ certificateArn: ['arn:aws:acm:a:1:certificate/a'] })],
  ['a Secret of the same name', [ingress('web', OIDC), external('my-oidc', {})]],
  [
    'a Secret that another object makes',
    [ingress('web', OIDC), external('x', { target: { name: 'my-oidc' } })],
  ],
  ['no login', [ingress('web', { ...OIDC, 'auth-type': 'none' })]],
])('%s: nothing to look up', (_name, manifests) => {
  expect(told(...manifests)).toEqual([]);
});

test('a certificate is looked for by host', () => {
  expect(told(ingress('web', HTTPS), ingress('any', HTTPS, { rules: [{}] }))).toEqual([
    'info lb/discovered-certificate: Ingress web/web has an HTTPS listener and names no certificate: one for web.example.com is looked for in ACM, and nothing is built without it',
    'info lb/discovered-certificate: Ingress web/any has an HTTPS listener and names no certificate: there is no host to look for one in ACM, and nothing is built without it',
  ]);
});

test('a login waits for its Secret', () => {
  expect(told(ingress('web', OIDC), external('other', {}))).toEqual([
    'info lb/login-secret: Ingress web/web logs people in with the Secret web/my-oidc, which nothing here makes: nothing is built until it is there',
  ]);
});

const VPC =
  'network: { vpc: { id: vpc-00000000, subnets: { private: [{ id: subnet-00000001, zone: eu-west-1a }, { id: subnet-00000002, zone: eu-west-1b }] } } }\n';

test.each<[Readonly<Record<string, string>>, string[]]>([
  [IDS, []],
  [{ 'wafv2-acl-arn': 'arn:a' }, []],
  [{ 'wafv2-acl-name': 'none' }, []],
  [
    { ...IDS, subnets: 'subnet-00000001,subnet-00000009' },
    [
      'names the subnet subnet-00000009, which network.vpc.subnets does not list: nothing is built unless the VPC has it',
    ],
  ],
  [
    { ...IDS, subnets: 'web-a,subnet-00000002' },
    ['names the subnet web-a, which is looked up by its tag Name: nothing is built unless the VPC has one'],
  ],
  [
    { ...IDS, 'security-groups': 'web' },
    [
      'names the security group web, which is looked up by its tag Name: nothing is built unless the VPC has one',
    ],
  ],
  [
    { 'wafv2-acl-name': 'web' },
    ['names the web ACL web, which is looked up: nothing is built unless the region has it'],
  ],
])('%j is looked up in AWS: %j', (annotations, expected) => {
  const found = run(lookedUp, { cluster: VPC }, [ingress('web', annotations)]);
  expect(found.map(({ code, severity, message }) => `${severity} ${code}: ${message}`)).toEqual(
    expected.map((message) => `info lb/looked-up: Ingress web/web ${message}`),
  );
});
