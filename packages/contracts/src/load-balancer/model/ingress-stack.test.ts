import { HTTP, ingress, issuesOf, json, service, stacksOf } from './testing/objects.ts';
import type { Rule } from './stack.ts';

const WEB = service('web', {}, { ports: [HTTP, { name: 'admin', port: 81, targetPort: 8081 }] });
const IP = { 'target-type': 'ip' };
const TLS = { 'certificate-arn': 'arn:a' };
const BOTH = { ...TLS, 'listen-ports': json([{ HTTP: 80 }, { HTTPS: 443 }]) };

const ruleWords = ({ priority, conditions, actions }: Rule) =>
  `${priority} ${conditions.map((one) => ('isRegex' in one && one.isRegex ? '~' : '') + JSON.stringify(one.values)).join(' ')} ${actions.map(({ type }) => type).join('+')}`;

/** Each listener with its rules, in words. */
function listeners(...objects: Parameters<typeof stacksOf>[0]): string[] {
  return stacksOf([WEB, ...objects]).flatMap(({ loadBalancers }) =>
    loadBalancers.flatMap((balancer) =>
      balancer.listeners.flatMap((one) => [
        `${one.protocol}-${one.port} ${one.defaultActions.map(({ type }) => type).join('+')}`,
        ...one.rules.map(ruleWords),
      ]),
    ),
  );
}

test('an Ingress becomes a load balancer with rules and target groups', () => {
  const [stack] = stacksOf([WEB, ingress('web', IP)]);
  expect(stack?.issues).toEqual([]);
  expect(stack?.loadBalancers).toMatchObject([
    {
      type: 'application',
      scheme: 'internal',
      subnets: [{ name: 'subnet-00000001' }, { name: 'subnet-00000002' }, { name: 'subnet-00000003' }],
      securityGroups: [{ kind: 'managed' }, { kind: 'backend' }],
      inbound: [{ protocol: 'tcp', from: 80, to: 80, source: { cidr: '0.0.0.0/0' } }],
      listeners: [
        {
          port: 80,
          protocol: 'HTTP',
          certificates: [],
          rules: [
            {
              priority: 1,
              conditions: [
                { field: 'host-header', values: ['web.example.com'], isRegex: false },
                { field: 'path-pattern', values: ['/*'], isRegex: false },
              ],
              actions: [
                {
                  type: 'forward',
                  targets: [{ weight: undefined, group: { key: 'web/web-web:http' }, serviceName: 'web' }],
                },
              ],
              from: { backend: 'web' },
            },
          ],
        },
      ],
    },
  ]);
  expect(stack?.targetGroups).toMatchObject([
    {
      key: 'web/web-web:http',
      targetType: 'ip',
      protocol: 'HTTP',
      protocolVersion: 'HTTP1',
      healthCheck: {
        port: 'traffic-port',
        path: '/',
        successCodes: '200',
        intervalSeconds: 15,
        timeoutSeconds: 5,
      },
    },
  ]);
});

test('paths: exact ones, the longest prefixes, then the others; regular expressions lose their slash', () => {
  const hosts = { '': { '~/x*': 'web/http', '/a': 'web/http', '/a/b/': 'web/http', '=/a': 'web/http' } };
  expect(listeners(ingress('web', IP, hosts))).toEqual([
    'HTTP-80 fixed-response',
    '1 ["/a"] forward',
    '2 ["/a/b","/a/b/*"] forward',
    '3 ["/a","/a/*"] forward',
    '4 ["/x*"] forward',
  ]);
  expect(
    listeners(ingress('web', { ...IP, 'use-regex-path-match': 'true' }, { '': { '~/^x': 'web/http' } })),
  ).toEqual(['HTTP-80 fixed-response', '1 ~["^x"] forward']);
});

test('conditions: hosts and paths widen, the others narrow', () => {
  const conditions = (...list: Parameters<typeof json>[0][]) => ({ ...IP, 'conditions.web': json(list) });
  const header = { field: 'http-header', httpHeaderConfig: { httpHeaderName: 'X-A', values: ['b'] } };
  const host = { field: 'host-header', hostHeaderConfig: { values: ['www.example.com'] } };
  const regex = { field: 'path-pattern', pathPatternConfig: { regexValues: ['^/a'] } };
  expect(listeners(ingress('web', conditions(header, host, { field: 'Host-Header' })))).toEqual([
    'HTTP-80 fixed-response',
    '1 ["b"] ["web.example.com","www.example.com"] ["/*"] forward',
  ]);
  expect(issuesOf([WEB, ingress('web', conditions(regex))])).toEqual([
    'fails web: joins the paths /* of the rule with the regular expression ^/a: a condition has one or the other',
  ]);
});

test('logins and tokens act on HTTPS listeners alone', () => {
  const login = { 'auth-type': 'cognito', 'auth-idp-cognito': '{}' };
  const rule = '["web.example.com"] ["/*"]';
  expect(listeners(ingress('web', { ...IP, ...BOTH, ...login }))).toEqual([
    'HTTP-80 fixed-response',
    `1 ${rule} forward`,
    'HTTPS-443 fixed-response',
    `1 ${rule} authenticate-cognito+forward`,
  ]);
  expect(
    listeners(ingress('web', { ...IP, ...BOTH, 'jwt-validation': '{}', 'ssl-redirect': '443' })),
  ).toEqual(['HTTP-80 redirect', 'HTTPS-443 fixed-response', `1 ${rule} jwt-validation+forward`]);
  expect(issuesOf([WEB, ingress('web', { ...IP, ...TLS, ...login, 'jwt-validation': '{}' })])).toEqual([
    'fails web: asks for a login and for tokens: a rule has one of them',
  ]);
  expect(issuesOf([WEB, ingress('web', { ...IP, ...TLS, 'auth-type': 'oidc' })])).toEqual([
    'fails web: asks for a login by oidc, and says nothing about it',
  ]);
});

test('annotations of the Service win over those of the Ingress', () => {
  const annotated = service('web', {
    'alb.ingress.kubernetes.io/healthcheck-path': '/svc',
    'alb.ingress.kubernetes.io/auth-type': 'oidc',
    'alb.ingress.kubernetes.io/auth-idp-oidc': '{}',
  });
  const [stack] = stacksOf([annotated, ingress('web', { ...IP, ...TLS, 'healthcheck-path': '/ing' })]);
  expect(stack?.targetGroups[0]?.healthCheck.path).toBe('/svc');
  expect(stack?.loadBalancers[0]?.listeners[0]?.rules[0]?.actions.map(({ type }) => type)).toEqual([
    'authenticate-oidc',
    'forward',
  ]);
});

test('actions', () => {
  const redirect = json({
    type: 'redirect',
    redirectConfig: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' },
  });
  const hosts = { '': { '/': 'to-tls/use-annotation', '/x': 'web/http' } };
  const asked = { ...IP, ...BOTH, 'actions.to-tls': redirect };
  // It leads to where it came from on 443, and takes all requests on 80.
  expect(
    listeners(ingress('web', asked, { '': { '~/*': 'to-tls/use-annotation', '~/x': 'web/http' } })),
  ).toEqual(['HTTP-80 fixed-response', '1 ["/*"] redirect', 'HTTPS-443 fixed-response', '1 ["/x"] forward']);
  expect(listeners(ingress('web', IP, hosts))).toEqual([
    'HTTP-80 fixed-response',
    '1 ["/x","/x/*"] forward',
    '2 ["/*"] fixed-response',
  ]);
  const weighted = (...targetGroups: { readonly [key: string]: string | number }[]) =>
    issuesOf([
      WEB,
      ingress(
        'web',
        { ...IP, 'actions.w': json({ type: 'forward', forwardConfig: { targetGroups } }) },
        { '': { '/': 'w/use-annotation' } },
      ),
    ]);
  expect(weighted({ serviceName: 'web', servicePort: '81' }, { targetGroupName: 'x' })).toEqual([]);
  expect(weighted({ serviceName: 'web', servicePort: 82 })).toEqual([
    'fails web: sends to port 82 of the Service web, which it does not have',
  ]);
  expect(weighted({ serviceName: 'nope', servicePort: 80 })).toEqual([
    'unknown web: sends to the Service nope, which is not there: until it is, every request gets 503',
  ]);
  expect(weighted({ serviceName: 'nope', servicePort: 80 }, { targetGroupARN: 'arn:x' })).toEqual([
    'fails web: sends to the Service nope, which is not there',
  ]);
});

test.each<[string, Readonly<Record<string, string>>, string[]]>([
  [
    'one subnet',
    { subnets: 'subnet-00000001' },
    ['has one subnet, and an Application Load Balancer needs two, in two zones'],
  ],
  ['two', { subnets: 'subnet-00000001,subnet-00000002' }, []],
  ['a subnet by name twice', { subnets: 'a,a' }, []],
  [
    'dualstack',
    { 'ip-address-type': 'dualstack-without-public-ipv4' },
    ['is dualstack-without-public-ipv4, and the subnets of its load balancer have no IPv6 blocks'],
  ],
  [
    'a redirect to nowhere',
    { 'ssl-redirect': '443' },
    ['redirects to port 443, where no listener is: the listeners are HTTP 80'],
  ],
  [
    'a redirect to HTTP',
    { 'ssl-redirect': '80' },
    ['redirects to port 80, where a listener without TLS is: the listeners are HTTP 80'],
  ],
  ['certificates that ACM holds', { 'listen-ports': json([{ HTTPS: 443 }]) }, []],
  [
    'instances of a Service inside the cluster',
    { 'target-type': 'instance' },
    ['has instance targets, and the Service web/web has no node ports'],
  ],
  [
    'a health check of a port with a name',
    { 'healthcheck-port': 'http' },
    [
      'checks the health of the port "http", whose target port has a name: with ip targets the controller cannot tell its number',
    ],
  ],
  ['of one with a number', { 'healthcheck-port': 'admin' }, []],
  [
    'a frontend without a scheme',
    {
      'enable-frontend-nlb': 'true',
      scheme: 'internet-facing',
      'frontend-nlb-eip-allocations': 'e-1,e-2,e-3',
    },
    [
      'names Elastic IP addresses, which only a load balancer that faces the internet has, and this one is internal',
    ],
  ],
  [
    'a frontend on the internet',
    {
      'enable-frontend-nlb': 'true',
      'frontend-nlb-scheme': 'internet-facing',
      'frontend-nlb-eip-allocations': 'e-1,e-2,e-3',
    },
    [],
  ],
  [
    'values that the controller cannot read',
    { idle: '1', 'group.order': '1001', scheme: 'Internal', 'listen-ports': '80' },
    [
      '1001 is not from -1000 to 1000',
      '"80" is no list of ports as [{"HTTP": 80}]'.replace('"80"', '80'),
      '"Internal" is not one of internal, internet-facing',
    ],
  ],
])('%s', (_, annotations, expected) => {
  const failed = issuesOf([WEB, ingress('web', { ...IP, ...annotations })]).filter((one) =>
    one.startsWith('fails'),
  );
  expect(failed).toEqual(expected.map((message) => `fails web: ${message}`));
});
