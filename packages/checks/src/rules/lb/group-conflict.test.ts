import { specPath, type JsonObject } from '@nodeless/core';
import { ingress, ingressClass, ruleOf, type IngressParts } from '../../testing/ingress.ts';
import { brief, resource, run } from '../../testing/view.ts';
import { groupConflict } from './group-conflict.ts';

type Texts = Readonly<Record<string, string>>;

const member = (name: string, texts: Texts, parts?: IngressParts) =>
  ingress(name, { 'group.name': 'shared', ...texts }, parts);
const messages = (...manifests: JsonObject[]) =>
  run(groupConflict, {}, manifests).map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
const told = (one: Texts, other: Texts) => messages(member('a', one), member('b', other));
const conflict = (what: string, first: string, second: string) =>
  `error lb/group-conflict: Ingress web/b wants ${what} ${second} and Ingress web/a wants ${first}: they are one load balancer, of the group shared`;

const HTTP = '[{"HTTP":80}]';
const HTTPS = '[{"HTTPS":443}]';

/** What the builders of the controller itself said of two members. */
test.each<[Texts, Texts, string]>([
  [{ scheme: 'internal' }, { scheme: 'internet-facing' }, conflict('scheme', 'internal', 'internet-facing')],
  [{ 'load-balancer-name': 'x' }, { 'load-balancer-name': 'y' }, conflict('load-balancer-name', 'x', 'y')],
  [
    { 'ip-address-type': 'ipv4' },
    { 'ip-address-type': 'dualstack' },
    conflict('ip-address-type', 'ipv4', 'dualstack'),
  ],
  [{ subnets: 'x,y' }, { subnets: 'x,z' }, conflict('subnets', '[x, y]', '[x, z]')],
  [
    { 'security-groups': 'sg-1,sg-2' },
    { 'security-groups': 'sg-2,sg-1' },
    conflict('security-groups', '[sg-1, sg-2]', '[sg-2, sg-1]'),
  ],
  [
    { 'inbound-cidrs': '10.0.0.0/8' },
    { 'inbound-cidrs': '10.1.0.0/16' },
    conflict('inbound-cidrs (port 80)', '[10.0.0.0/8]', '[10.1.0.0/16]'),
  ],
  [
    { 'listen-ports': HTTPS, 'ssl-policy': 'ELBSecurityPolicy-A' },
    { 'listen-ports': HTTPS, 'ssl-policy': 'ELBSecurityPolicy-B' },
    conflict('ssl-policy (port 443)', 'ELBSecurityPolicy-A', 'ELBSecurityPolicy-B'),
  ],
  [
    { 'listen-ports': '[{"HTTP":8443}]' },
    { 'listen-ports': '[{"HTTPS":8443}]' },
    conflict('port 8443 to be', 'HTTP', 'HTTPS'),
  ],
  [
    { 'load-balancer-attributes': 'idle_timeout.timeout_seconds=60' },
    { 'load-balancer-attributes': 'idle_timeout.timeout_seconds=600' },
    conflict('load-balancer-attributes (idle_timeout.timeout_seconds)', '60', '600'),
  ],
  [
    { 'listener-attributes.HTTP-80': 'a=1' },
    { 'listener-attributes.HTTP-80': 'a=2' },
    conflict('listener-attributes (HTTP-80 a)', '1', '2'),
  ],
  [{ tags: 'team=a' }, { tags: 'team=b' }, conflict('tags (team)', 'a', 'b')],
  [{ 'wafv2-acl-arn': 'arn:a' }, { 'wafv2-acl-arn': 'arn:b' }, conflict('wafv2-acl-arn', 'arn:a', 'arn:b')],
  [
    { 'shield-advanced-protection': 'true' },
    { 'shield-advanced-protection': 'false' },
    conflict('shield-advanced-protection', 'true', 'false'),
  ],
  [
    { 'enable-frontend-nlb': 'true' },
    { 'enable-frontend-nlb': '0' },
    conflict('enable-frontend-nlb', 'true', 'false'),
  ],
  [
    { 'listen-ports': HTTPS, 'mutual-authentication': '[{"port":443,"mode":"off"}]' },
    { 'listen-ports': HTTPS, 'mutual-authentication': '[{"mode":"passthrough","port":443}]' },
    conflict(
      'mutual-authentication (port 443)',
      '{"mode":"off","port":443}',
      '{"mode":"passthrough","port":443}',
    ),
  ],
  [
    { 'ssl-redirect': '443', 'listen-ports': HTTPS },
    { 'ssl-redirect': '8443', 'listen-ports': HTTPS },
    conflict('ssl-redirect', '443', '8443'),
  ],
])('%j beside %j', (one, other, message) => {
  expect(told(one, other)).toEqual([message]);
});

test.each<[Texts, Texts]>([
  [{ scheme: 'internal' }, {}],
  [{ 'shield-advanced-protection': 'true' }, { 'shield-advanced-protection': '1' }],
  [{ subnets: 'x,y' }, { subnets: 'y, x' }],
  [
    { 'listen-ports': HTTP, 'inbound-cidrs': '10.0.0.0/8' },
    { 'listen-ports': HTTPS, 'inbound-cidrs': '10.1.0.0/16' },
  ],
  [{ 'ssl-policy': 'A' }, { 'ssl-policy': 'B' }],
  [{ 'load-balancer-attributes': 'a=1' }, { 'load-balancer-attributes': 'b=2' }],
  [{ tags: 'team=a' }, { tags: 'stage=b' }],
  [
    { 'certificate-arn': 'arn:a', 'listen-ports': HTTPS },
    { 'certificate-arn': 'arn:b', 'listen-ports': HTTPS },
  ],
  [{ 'group.order': '5' }, { 'group.order': '5' }],
  [
    { 'target-type': 'ip', 'healthcheck-path': '/a', 'target-group-attributes': 'x=1' },
    { 'target-type': 'instance', 'healthcheck-path': '/b', 'target-group-attributes': 'x=2' },
  ],
])('%j beside %j is fine', (one, other) => {
  expect(told(one, other)).toEqual([]);
});

test('other groups, and Ingresses without one, are other load balancers', () => {
  expect(
    messages(
      member('a', { scheme: 'internal' }),
      ingress('b', { scheme: 'internet-facing' }),
      ingress('c', { 'group.name': 'other', scheme: 'internet-facing' }),
    ),
  ).toEqual([]);
});

test('the class of a member counts before its annotations', () => {
  const inClass = { className: 'private' };
  const params = { group: { name: 'shared' }, scheme: 'internal', tags: [{ key: 'team', value: 'a' }] };
  const one = ingress('b', { scheme: 'internet-facing', tags: 'team=b,stage=dev' }, inClass);
  expect(messages(...ingressClass('private', params), one, member('a', { scheme: 'internal' }))).toEqual([]);
  expect(
    messages(...ingressClass('private', params), one, member('a', { scheme: 'internet-facing' })),
  ).toEqual([conflict('scheme', 'internet-facing', 'internal')]);
});

describe('the same rule twice', () => {
  const rules = (...paths: string[]) => ({
    rules: [ruleOf('x.example.com', Object.fromEntries(paths.map((path) => [path, 'web/http'])))],
  });

  test('the second one never gets a request', () => {
    const [a, b] = [member('a', {}, rules('/api', '/')), member('b', {}, rules('/api/'))];
    expect(messages(b, a)).toEqual([
      'error lb/group-conflict: Ingress web/b never gets a request for x.example.com/api/ (Prefix): Ingress web/a has the same rule before it in the group shared',
    ]);
    expect(messages(member('b', { 'group.order': '-1' }, rules('/api')), a)).toHaveLength(1);
  });

  test('a path without a type is one of type ImplementationSpecific, of any host where it names none', () => {
    const path = (more: JsonObject): IngressParts => ({
      rules: [
        {
          http: {
            paths: [{ path: '/a', ...more, backend: { service: { name: 'web', port: { name: 'http' } } } }],
          },
        },
      ],
    });
    const [a, b] = [member('a', {}, path({ pathType: 'ImplementationSpecific' })), member('b', {}, path({}))];
    expect(messages(a, b)).toEqual([
      'error lb/group-conflict: Ingress web/b never gets a request for */a (ImplementationSpecific): Ingress web/a has the same rule before it in the group shared',
    ]);
    expect(messages(a, member('b', {}, path({ pathType: 'Exact' })))).toEqual([]);
  });

  test.each<[string, JsonObject[]]>([
    ['other paths', [member('a', {}, rules('/api')), member('b', {}, rules('/web'))]],
    [
      'other listeners',
      [member('a', { 'listen-ports': HTTP }, rules('/')), member('b', { 'listen-ports': HTTPS }, rules('/'))],
    ],
    ['conditions', [member('a', { 'conditions.web': '[]' }, rules('/')), member('b', {}, rules('/'))]],
  ])('%s are fine', (_name, members) => {
    expect(messages(...members)).toEqual([]);
  });
});

test('both places are named', () => {
  const body =
    'image: web:1.0\nresources: { requests: { cpu: 100m } }\nports: [{ name: http, containerPort: 8080 }]\n';
  const exposed = (scheme: string) =>
    `${body}expose: { alb: { host: a.example.com, group: { name: shared }, scheme: ${scheme} } }\n`;
  const sources = {
    cluster: 'apps: [a, b]\n',
    apps: { a: exposed('internal'), b: exposed('internet-facing') },
  };
  const of = (name: string, scheme: string) =>
    resource(member(name, { scheme }), name, specPath(`app/${name}`, 'expose', 'alb'));
  const found = run(groupConflict, sources, [of('a', 'internal'), of('b', 'internet-facing')]);
  expect(brief(found)).toEqual(['apps/b/app.yaml:7:72 error lb/group-conflict']);
  expect(found[0]?.related).toMatchObject([
    { message: 'Ingress web/a', location: { file: 'apps/a/app.yaml', line: 7, column: 72 } },
  ]);
});
