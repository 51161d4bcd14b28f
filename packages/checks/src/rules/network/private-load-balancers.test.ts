import { PRIVATE } from '../../testing/private-cluster.ts';
import { run } from '../../testing/view.ts';
import { privateLoadBalancers } from './private-load-balancers.ts';

const ingress = (annotations: Readonly<Record<string, string>>, spec = {}) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: {
    name: 'web',
    namespace: 'web',
    annotations: Object.fromEntries(
      Object.entries(annotations).map(([key, value]) => [`alb.ingress.kubernetes.io/${key}`, value]),
    ),
  },
  spec,
});
const CERTIFICATE = 'arn:aws:acm:eu-west-1:111122223333:certificate/12345678';
const HTTPS = '[{"HTTPS":443}]';
const messages = (cluster: string, ...manifests: ReturnType<typeof ingress>[]) =>
  run(privateLoadBalancers, { cluster }, manifests).map(({ message }) => message);

test.each([
  ['wafv2-acl-arn', 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/b', 'AWS WAF'],
  ['waf-acl-id', '12345678', 'AWS WAF'],
  ['shield-advanced-protection', 'true', 'AWS Shield'],
  ['create-acm-cert', 'true', 'ACM'],
])('%s has nobody to call', (annotation, value, service) => {
  const one = ingress({ [annotation]: value });
  expect(messages(PRIVATE, one)).toEqual([
    `Ingress web/web: ${annotation} calls ${service}, which has no VPC endpoint, and the cluster is fully private`,
  ]);
  expect(messages('', one)).toEqual([]);
  expect(messages(PRIVATE, ingress({ [annotation]: 'none' }))).toEqual([]);
});

test('certificates of HTTPS are named', () => {
  const message =
    'Ingress web/web: HTTPS without certificates looks for them in ACM, which has no VPC endpoint, and the cluster is fully private';
  expect(messages(PRIVATE, ingress({ 'listen-ports': HTTPS }))).toEqual([message]);
  expect(messages(PRIVATE, ingress({}, { tls: [{ hosts: ['a.example.com'] }] }))).toEqual([message]);
  expect(messages(PRIVATE, ingress({ 'listen-ports': HTTPS, 'certificate-arn': CERTIFICATE }))).toEqual([]);
  expect(messages(PRIVATE, ingress({ 'listen-ports': '[{"HTTP":80}]' }))).toEqual([]);
});
