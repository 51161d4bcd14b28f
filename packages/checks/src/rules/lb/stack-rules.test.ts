import type { Diagnostic, JsonObject } from '@nodeless/core';
import { ingress, ingressClass, ruleOf } from '../../testing/ingress.ts';
import { run } from '../../testing/view.ts';
import type { Rule } from '../../rule.ts';
import { awaitedByGroup } from './awaited-by-group.ts';
import { duplicateName } from './duplicate-name.ts';
import { foreignArn } from './foreign-arn.ts';
import { groupSettings } from './group-settings.ts';
import { neverBuilt } from './never-built.ts';
import { openWithoutLogin } from './open-without-login.ts';
import { privateSubnets } from './private-subnets.ts';

type Texts = Readonly<Record<string, string>>;

const NLB = 'service.beta.kubernetes.io/aws-load-balancer-';
const HTTP = { name: 'http', port: 80, targetPort: 8080 };
const WEB: JsonObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'web' },
  spec: { ports: [HTTP] },
};
const nlb = (name: string, texts: Texts): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: {
    name,
    namespace: 'web',
    annotations: Object.fromEntries(Object.entries(texts).map(([key, text]) => [NLB + key, text])),
  },
  spec: { type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb', ports: [HTTP] },
});
const alb = (name: string, texts: Texts, parts: Parameters<typeof ingress>[2] = {}) =>
  ingress(name, { 'target-type': 'ip', ...texts }, parts);
const words = ({ severity, code, message }: Diagnostic) => `${severity} ${code}: ${message}`;
const told = (rule: Rule, ...manifests: JsonObject[]) => run(rule, {}, [WEB, ...manifests]).map(words);

const HTTPS = '[{"HTTPS":443}]';
const BOTH = '[{"HTTP":80},{"HTTPS":443}]';
const CERTIFICATE = 'arn:aws:acm:eu-west-1:111122223333:certificate/a';

test('what the model says to fail for ever, but what other rules say', () => {
  const found = told(
    neverBuilt,
    nlb('a', {
      scheme: 'internet-facing',
      'eip-allocations': 'eipalloc-1,eipalloc-2',
      'nlb-target-type': 'ip',
    }),
    alb('b', { subnets: 'subnet-00000001', scheme: 'nope' }),
    alb('c', { 'ip-address-type': 'dualstack' }),
    alb('d', {}),
  );
  expect(found).toEqual([
    expect.stringMatching(
      /^error lb\/never-built: Service web\/a names 2 Elastic IP addresses, and its load balancer has 3 subnets .*$/,
    ),
    expect.stringContaining('Ingress web/b has one subnet, and an Application Load Balancer needs two'),
    expect.stringContaining(
      'Ingress web/c is dualstack, and the subnets of its load balancer have no IPv6 blocks',
    ),
  ]);
});

test('what a load balancer waits for', () => {
  expect(told(awaitedByGroup, alb('a', { 'listen-ports': HTTPS }))).toEqual([]);
  expect(told(awaitedByGroup, alb('a', {}, { rules: [ruleOf('', { '/': 'nope/http' })] }))).toEqual([
    'warning lb/awaits: Ingress web/a sends to the Service nope, which is not there: until it is, every request gets 503',
  ]);
  expect(told(awaitedByGroup, alb('a', { subnets: 'x,x' }))).toEqual([
    'warning lb/awaits: Ingress web/a names the subnet x twice, which needs two subnets of that name',
  ]);
});

test('names are those of all load balancers', () => {
  const two = (one: string, other: string) =>
    `error lb/duplicate-name: ${one} and ${other} are two load balancers with the name x: AWS has one of each name, and the second is never made`;
  expect(told(duplicateName, nlb('a', { name: 'x' }), nlb('b', { name: 'x' }))).toEqual([
    two('Service web/b', 'Service web/a'),
  ]);
  const named = { 'load-balancer-name': 'x' };
  expect(told(duplicateName, nlb('a', { name: 'x' }), alb('b', named))).toEqual([
    two('Ingress web/b', 'Service web/a'),
  ]);
  const grouped = { ...named, 'group.name': 'g' };
  expect(told(duplicateName, alb('a', grouped), alb('b', grouped), nlb('c', { name: 'y' }))).toEqual([]);
  expect(told(duplicateName, alb('a', grouped), alb('b', named))).toEqual([
    two('the group g', 'Ingress web/b'),
  ]);
});

test('ARNs of another region or account', () => {
  const acl = 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/a/b';
  const authority = 'arn:aws:acm-pca:eu-west-1:999988887777:certificate-authority/a';
  const store =
    '[{"port":443,"mode":"verify","trustStore":"arn:aws:elasticloadbalancing:eu-central-1:111122223333:truststore/a/b"}]';
  expect(
    told(
      foreignArn,
      alb('a', { 'certificate-arn': `${CERTIFICATE},arn:aws:iam::111122223333:server-certificate/a` }),
      alb('b', { 'certificate-arn': CERTIFICATE.replace('eu-west-1', 'us-east-1'), 'wafv2-acl-arn': acl }),
      nlb('c', { 'ssl-cert': CERTIFICATE.replace('111122223333', '999988887777') }),
      alb('d', { 'mutual-authentication': store, 'acm-pca-arn': authority }),
      ...ingressClass('e', { wafv2AclArn: acl }),
    ).sort(),
  ).toEqual([
    `error lb/foreign-arn: Ingress web/b uses ${CERTIFICATE.replace('eu-west-1', 'us-east-1')}, a certificate of ACM of the region us-east-1, and the cluster is in eu-west-1`,
    `error lb/foreign-arn: Ingress web/b uses ${acl}, a web ACL of the region us-east-1, and the cluster is in eu-west-1`,
    'error lb/foreign-arn: Ingress web/d uses arn:aws:elasticloadbalancing:eu-central-1:111122223333:truststore/a/b, a target group or a trust store of the region eu-central-1, and the cluster is in eu-west-1',
    `error lb/foreign-arn: IngressClassParams e uses ${acl}, a web ACL of the region us-east-1, and the cluster is in eu-west-1`,
    'error lb/foreign-arn: Service web/c uses arn:aws:acm:eu-west-1:999988887777:certificate/a, a certificate of ACM of the account 999988887777, and the cluster is in 111122223333',
  ]);
});

test('settings of one member count for all', () => {
  const shared = { 'group.name': 'g', 'listen-ports': BOTH, 'certificate-arn': CERTIFICATE };
  const cidrs = { ...shared, 'inbound-cidrs': '10.0.0.0/8' };
  expect(told(groupSettings, alb('a', shared), alb('b', cidrs), alb('c', shared))).toEqual([
    'warning lb/group-settings: Ingress web/b sets the addresses that may reach it (inbound-cidrs) for all members of the group g: it counts for Ingress web/a, Ingress web/c too, which say nothing',
  ]);
  expect(told(groupSettings, alb('a', cidrs), alb('b', cidrs))).toEqual([]);
  const redirect = { ...shared, 'ssl-redirect': '443' };
  expect(told(groupSettings, alb('a', redirect), alb('b', shared))).toEqual([]);
  expect(told(groupSettings, alb('a', redirect), alb('b', { 'group.name': 'g' }))).toEqual([
    'error lb/redirected-away: Ingress web/b opens HTTP alone, and Ingress web/a redirects all HTTP listeners of the group g: nothing answers for it',
  ]);
});

test('logins that an HTTP listener passes over', () => {
  const login = { 'auth-type': 'cognito', 'auth-idp-cognito': '{}', 'certificate-arn': CERTIFICATE };
  const open = (what: string) =>
    `error lb/open-without-login: Ingress web/a asks for ${what}, and its HTTP listener on port 80 sends requests on without`;
  expect(told(openWithoutLogin, alb('a', login))).toEqual([]);
  expect(told(openWithoutLogin, alb('a', { ...login, 'listen-ports': BOTH }))).toEqual([open('a login')]);
  expect(told(openWithoutLogin, alb('a', { ...login, 'listen-ports': BOTH, 'ssl-redirect': '443' }))).toEqual(
    [],
  );
  expect(told(openWithoutLogin, alb('a', { 'jwt-validation': '{}' }))).toEqual([open('tokens')]);
  expect(told(openWithoutLogin, alb('a', { ...login, 'auth-type': 'none', 'listen-ports': BOTH }))).toEqual(
    [],
  );
});

test('a load balancer on the internet is in public subnets', () => {
  const existing = `network:
  vpc: { id: vpc-00000000, subnets: { private: [{ id: subnet-00000001, zone: eu-west-1a }, { id: subnet-00000002, zone: eu-west-1b }], public: [{ id: subnet-00000003, zone: eu-west-1a }, { id: subnet-00000004, zone: eu-west-1b }] } }
`;
  const faces = (subnets: string, scheme = 'internet-facing') =>
    run(privateSubnets, { cluster: existing }, [WEB, alb('a', { scheme, subnets })]).map(words);
  expect(faces('subnet-00000001,subnet-00000002')).toEqual([
    'warning lb/private-subnets: Ingress web/a faces the internet in subnet-00000001, subnet-00000002, private by network.vpc.subnets: no route leads from there to an internet gateway',
  ]);
  expect(faces('subnet-00000003,subnet-00000004')).toEqual([]);
  expect(faces('subnet-00000001,subnet-00000002', 'internal')).toEqual([]);
});
