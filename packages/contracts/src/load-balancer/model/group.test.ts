import { HTTP, ingress, issuesOf, json, service, stacksOf } from './testing/objects.ts';

const WEB = service('web', {}, { ports: [HTTP] });
const GROUP = { 'target-type': 'ip', 'group.name': 'shared' };
const member = (name: string, annotations: Readonly<Record<string, string>> = {}) =>
  ingress(name, { ...GROUP, ...annotations });

test('members share a load balancer, in the order of group.order and then of their names', () => {
  const stacks = stacksOf([
    WEB,
    member('b', { 'certificate-arn': 'arn:b' }),
    member('a', { 'certificate-arn': 'arn:b,arn:a' }),
    member('c', { 'certificate-arn': 'arn:c', 'group.order': '-1' }),
  ]);
  expect(
    stacks.map(({ kind, name, members }) => [
      kind,
      name,
      members.map(({ manifest }) => manifest.metadata.name),
    ]),
  ).toEqual([['group', 'shared', ['c', 'a', 'b']]]);
  const [listener] = stacks[0]?.loadBalancers[0]?.listeners ?? [];
  expect(listener?.certificates).toEqual(['arn:c', 'arn:b', 'arn:a']);
  expect(listener?.rules.map(({ priority, from }) => [priority, from.object.manifest.metadata.name])).toEqual(
    [
      [1, 'c'],
      [2, 'a'],
      [3, 'b'],
    ],
  );
});

test('one member that redirects takes the HTTP rules of all', () => {
  const [stack] = stacksOf([
    WEB,
    member('a', { 'listen-ports': json([{ HTTP: 80 }, { HTTPS: 443 }]), 'ssl-redirect': '443' }),
    member('b', { 'listen-ports': json([{ HTTP: 80 }]) }),
  ]);
  expect(stack?.loadBalancers[0]?.listeners.map(({ port, rules }) => [port, rules.length])).toEqual([
    [80, 0],
    [443, 1],
  ]);
});

const HTTPS = json([{ HTTPS: 443 }]);

/** What of `a`, then of `b`; and what is said of them. */
test.each<[Readonly<Record<string, string>>, Readonly<Record<string, string>>, string | undefined]>([
  [
    { scheme: 'internal' },
    { scheme: 'internet-facing' },
    'scheme internet-facing and Ingress web/a wants internal',
  ],
  [{ scheme: 'internal' }, {}, undefined],
  [
    { 'load-balancer-name': 'a' },
    { 'load-balancer-name': 'b' },
    'load-balancer-name b and Ingress web/a wants a',
  ],
  [
    { 'ip-address-type': 'ipv4' },
    { 'ip-address-type': 'dualstack' },
    'ip-address-type dualstack and Ingress web/a wants ipv4',
  ],
  [{ subnets: 'subnet-00000001,subnet-00000002' }, { subnets: 'subnet-00000002,subnet-00000001' }, undefined],
  [
    { subnets: 'subnet-00000001,subnet-00000002' },
    { subnets: 'subnet-00000001,subnet-00000003' },
    'subnets [subnet-00000001, subnet-00000003] and Ingress web/a wants [subnet-00000001, subnet-00000002]',
  ],
  [
    { 'security-groups': 'sg-1,sg-2' },
    { 'security-groups': 'sg-2,sg-1' },
    'security-groups [sg-2, sg-1] and Ingress web/a wants [sg-1, sg-2]',
  ],
  [
    { 'inbound-cidrs': '10.0.0.0/8' },
    { 'inbound-cidrs': '11.0.0.0/8' },
    'inbound-cidrs (port 80) [11.0.0.0/8] and Ingress web/a wants [10.0.0.0/8]',
  ],
  [{ 'inbound-cidrs': '10.0.0.0/8', 'listen-ports': HTTPS }, { 'inbound-cidrs': '11.0.0.0/8' }, undefined],
  [
    { 'security-group-prefix-lists': 'pl-1' },
    { 'security-group-prefix-lists': 'pl-2' },
    'security-group-prefix-lists (port 80) [pl-2] and Ingress web/a wants [pl-1]',
  ],
  [
    { 'listen-ports': json([{ HTTP: 443 }]) },
    { 'listen-ports': HTTPS },
    'port 443 to be HTTPS and Ingress web/a wants HTTP',
  ],
  [
    { 'listen-ports': HTTPS, 'ssl-policy': 'A' },
    { 'listen-ports': HTTPS, 'ssl-policy': 'B' },
    'ssl-policy (port 443) B and Ingress web/a wants A',
  ],
  [{ 'listen-ports': HTTPS, 'ssl-policy': 'A' }, { 'ssl-policy': 'B' }, undefined],
  [{ tags: 'a=b' }, { tags: 'a=c' }, 'tags (a) c and Ingress web/a wants b'],
  [{ tags: 'a=b' }, { tags: 'c=d' }, undefined],
  [
    { 'load-balancer-attributes': 'a=1' },
    { 'load-balancer-attributes': 'a=2' },
    'load-balancer-attributes (a) 2 and Ingress web/a wants 1',
  ],
  [
    { 'listener-attributes.HTTP-80': 'a=1' },
    { 'listener-attributes.HTTP-80': 'a=2' },
    'listener-attributes (HTTP-80 a) 2 and Ingress web/a wants 1',
  ],
  [
    { 'wafv2-acl-arn': 'arn:a' },
    { 'wafv2-acl-arn': 'arn:b' },
    'wafv2-acl-arn arn:b and Ingress web/a wants arn:a',
  ],
  [{ 'wafv2-acl-name': 'a' }, { 'wafv2-acl-arn': 'arn:b' }, undefined],
  [{ 'wafv2-acl-name': 'a' }, { 'wafv2-acl-name': 'b' }, 'wafv2-acl-name b and Ingress web/a wants a'],
  [{ 'waf-acl-id': 'a' }, { 'web-acl-id': 'b' }, 'waf-acl-id b and Ingress web/a wants a'],
  [
    { 'shield-advanced-protection': 'true' },
    { 'shield-advanced-protection': 'false' },
    'shield-advanced-protection false and Ingress web/a wants true',
  ],
  [
    { 'minimum-load-balancer-capacity': 'CapacityUnits=1' },
    { 'minimum-load-balancer-capacity': 'CapacityUnits=2' },
    'minimum-load-balancer-capacity 2 and Ingress web/a wants 1',
  ],
  [
    { 'customer-owned-ipv4-pool': 'a' },
    { 'customer-owned-ipv4-pool': 'b' },
    'customer-owned-ipv4-pool b and Ingress web/a wants a',
  ],
  [
    { 'ipam-ipv4-pool-id': 'a' },
    { 'ipam-ipv4-pool-id': 'b' },
    'ipam-ipv4-pool-id b and Ingress web/a wants a',
  ],
  [
    { 'manage-backend-security-group-rules': 'true' },
    { 'manage-backend-security-group-rules': 'false' },
    'manage-backend-security-group-rules false and Ingress web/a wants true',
  ],
  [
    { 'enable-frontend-nlb': 'true' },
    { 'enable-frontend-nlb': 'false' },
    'enable-frontend-nlb false and Ingress web/a wants true',
  ],
  [
    { 'enable-frontend-nlb': 'true', 'frontend-nlb-attributes': 'a=1' },
    {},
    'frontend-nlb-attributes [] and Ingress web/a wants [a=1]',
  ],
  [{ 'enable-frontend-nlb': 'true' }, { 'frontend-nlb-attributes': 'a=1' }, undefined],
  [
    { 'enable-frontend-nlb': 'true', 'frontend-nlb-tags': 'a=1' },
    { 'frontend-nlb-tags': 'b=1' },
    'frontend-nlb-tags [b=1] and Ingress web/a wants [a=1]',
  ],
  [
    { 'enable-frontend-nlb': 'true', 'frontend-nlb-healthcheck-path': '/a' },
    { 'frontend-nlb-healthcheck-path': '/b' },
    'frontend-nlb-healthcheck-path /b and Ingress web/a wants /a',
  ],
  [
    { 'enable-frontend-nlb': 'true', 'frontend-nlb-listener-port-mapping': '8080=80' },
    { 'listen-ports': json([{ HTTP: 81 }]), 'frontend-nlb-listener-port-mapping': '8080=81' },
    'frontend-nlb-listener-port-mapping (8080) 81 and Ingress web/a wants 80',
  ],
  [{ 'backend-protocol': 'HTTPS' }, { 'backend-protocol': 'HTTP' }, undefined],
  [{ 'certificate-arn': 'arn:a' }, { 'certificate-arn': 'arn:b' }, undefined],
])('%j and %j', (first, second, expected) => {
  const conflicts = issuesOf([WEB, member('a', first), member('b', second)]).filter((one) =>
    one.includes('wants'),
  );
  expect(conflicts).toEqual(
    expected === undefined
      ? []
      : [`fails b: wants ${expected}: they are one load balancer, of the group shared`],
  );
});

test('one load balancer has one default backend', () => {
  const spec = { defaultBackend: { service: { name: 'web', port: { name: 'http' } } } };
  const objects = ['a', 'b'].map((name) => ingress(name, GROUP, undefined, spec));
  expect(issuesOf([WEB, ...objects])).toEqual([
    'fails b: has a default backend, and so has web/a: their load balancer has one',
  ]);
  expect(issuesOf([WEB, ...objects.slice(1)])).toEqual([]);
});
