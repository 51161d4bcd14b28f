import { DUAL_VPC, HTTP, issuesOf, json, NLB, service, stacksOf, VPC } from './testing/objects.ts';
import { UNKNOWN_SURROUNDINGS } from './surroundings.ts';

const PORTS = {
  ...NLB,
  ports: [HTTP, { name: 'dns', port: 53, protocol: 'UDP', targetPort: 5353, nodePort: 30053 }],
};
const IP = { 'nlb-target-type': 'ip' };

test('a Service becomes a load balancer with a listener and a target group for each port', () => {
  const [stack] = stacksOf([service('web', { scheme: 'internet-facing', ...IP }, PORTS)]);
  const [balancer] = stack?.loadBalancers ?? [];
  expect({ kind: stack?.kind, name: stack?.name, issues: stack?.issues }).toEqual({
    kind: 'service',
    name: 'web/web',
    issues: [],
  });
  expect(balancer).toMatchObject({
    type: 'network',
    scheme: 'internet-facing',
    ipAddressType: 'ipv4',
    subnets: [{ name: 'subnet-00000004' }, { name: 'subnet-00000005' }, { name: 'subnet-00000006' }],
    securityGroups: [{ kind: 'managed' }, { kind: 'backend' }],
    inbound: [
      { protocol: 'tcp', from: 80, to: 80, source: { cidr: '0.0.0.0/0' } },
      { protocol: 'udp', from: 53, to: 53, source: { cidr: '0.0.0.0/0' } },
    ],
    name: undefined,
  });
  expect(balancer?.listeners.map(({ protocol, port }) => `${protocol}-${port}`)).toEqual([
    'TCP-80',
    'UDP-53',
  ]);
  expect(stack?.targetGroups.map(({ key, protocol, targetPort }) => [key, protocol, targetPort])).toEqual([
    ['web/web:80', 'TCP', undefined],
    ['web/web:53', 'UDP', 5353],
  ]);
  expect(stack?.targetGroups[0]).toMatchObject({
    targetType: 'ip',
    healthCheck: {
      port: 'traffic-port',
      protocol: 'TCP',
      path: undefined,
      intervalSeconds: 10,
      timeoutSeconds: 10,
    },
    attributes: { 'proxy_protocol_v2.enabled': 'false' },
  });
});

test('TLS, both protocols at one port, and QUIC', () => {
  const both = { ...NLB, ports: [HTTP, { ...HTTP, name: 'udp', protocol: 'UDP' }] };
  const listeners = (annotations: Readonly<Record<string, string>>, spec = PORTS) =>
    stacksOf([service('web', { ...IP, ...annotations }, spec)])[0]?.loadBalancers[0]?.listeners.map(
      ({ protocol, port, sslPolicy }) => `${protocol}-${port} ${sslPolicy ?? ''}`.trim(),
    );
  expect(listeners({ 'ssl-cert': 'arn:a,arn:b' })).toEqual(['TLS-80 ELBSecurityPolicy-2016-08', 'UDP-53']);
  expect(listeners({ 'ssl-cert': 'arn:a', 'ssl-ports': '53' })).toEqual(['TCP-80', 'UDP-53']);
  expect(listeners({ 'ssl-ports': 'http' })).toEqual(['TCP-80', 'UDP-53']);
  expect(listeners({ 'quic-enabled-ports': 'dns' })).toEqual(['TCP-80', 'QUIC-53']);
  expect(listeners({ 'enable-tcp-udp-listener': 'true' }, both)).toEqual(['TCP_UDP-80']);
  expect(listeners({ 'enable-tcp-udp-listener': '1', 'quic-enabled-ports': '80' }, both)).toEqual([
    'TCP_QUIC-80',
  ]);
});

test('attributes of target groups: of all ports, of one, and proxy protocol last', () => {
  const attributes = (annotations: Readonly<Record<string, string>>) =>
    stacksOf([service('web', { ...IP, ...annotations }, NLB)])[0]?.targetGroups[0]?.attributes;
  expect(
    attributes({ 'target-group-attributes': 'a=1,b=2', 'target-group-attributes.80': 'b=3,a=' }),
  ).toEqual({
    'proxy_protocol_v2.enabled': 'false',
    a: '1',
    b: '3',
  });
  expect(attributes({ 'proxy-protocol-per-target-group': '80, 81' })).toEqual({
    'proxy_protocol_v2.enabled': 'true',
  });
  expect(attributes({ 'proxy-protocol-per-target-group': '81', 'proxy-protocol': '*' })).toEqual({
    'proxy_protocol_v2.enabled': 'true',
  });
});

test('health checks of instances whose traffic stays on the node ask for the node itself', () => {
  const spec = { ...NLB, externalTrafficPolicy: 'Local', healthCheckNodePort: 31000 };
  expect(stacksOf([service('web', {}, spec)])[0]?.targetGroups[0]?.healthCheck).toEqual({
    port: 31000,
    protocol: 'HTTP',
    path: '/healthz',
    successCodes: '200-399',
    intervalSeconds: 10,
    timeoutSeconds: 6,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
  });
});

const forward = (...targetGroups: { readonly [key: string]: string | number }[]) =>
  json({ type: 'forward', forwardConfig: { baseServiceWeight: 80, targetGroups } });
const other = service('other', {}, { ports: [{ name: 'http', port: 8080 }] });

test('weights between Services', () => {
  const key = 'service.beta.kubernetes.io/actions.TCP-80';
  const action = forward(
    { serviceName: 'other', servicePort: 'http', weight: 20 },
    { targetGroupARN: 'arn:x', weight: 1 },
  );
  const [stack] = stacksOf([service('web', { ...IP, [key]: action }, NLB), other]);
  expect(stack?.loadBalancers[0]?.listeners[0]?.defaultActions).toEqual([
    {
      type: 'forward',
      targets: [
        { weight: 80, group: { key: 'web/web:80' } },
        { weight: 20, group: { key: 'web/other:8080' } },
        { weight: 1, group: { existing: 'arn:x' } },
      ],
    },
  ]);
  expect(
    issuesOf([service('web', { ...IP, [key]: forward({ serviceName: 'nope', servicePort: 80 }) }, NLB)]),
  ).toEqual(['fails web: sends to the Service nope, which is not there']);
  expect(
    issuesOf([
      service('web', { ...IP, [key]: forward({ serviceName: 'other', servicePort: 80 }) }, NLB),
      other,
    ]),
  ).toEqual(['fails web: sends to port 80 of the Service other, which it does not have']);
});

const S = 'service.beta.kubernetes.io/';
const EIPS = (count: number) => Array.from({ length: count }, (_, index) => `eipalloc-${index}`).join(',');

test.each<[string, Readonly<Record<string, string>>, string[]]>([
  ['three subnets take three addresses', { scheme: 'internet-facing', 'eip-allocations': EIPS(3) }, []],
  [
    'and not two',
    { scheme: 'internet-facing', 'eip-allocations': EIPS(2) },
    [
      'names 2 Elastic IP addresses, and its load balancer has 3 subnets (subnet-00000004, subnet-00000005, subnet-00000006): it takes one for each',
    ],
  ],
  [
    'an internal load balancer has no Elastic addresses',
    { 'eip-allocations': EIPS(3) },
    [
      'names Elastic IP addresses, which only a load balancer that faces the internet has, and this one is internal',
    ],
  ],
  ['a private address in each subnet', { 'private-ipv4-addresses': '10.0.3.9,10.0.1.9,10.0.2.9' }, []],
  [
    'two in one subnet',
    { 'private-ipv4-addresses': '10.0.1.8,10.0.1.9,10.0.2.9' },
    [
      'has 2 addresses in the subnet subnet-00000001 10.0.1.0/24, and it must be one',
      'has no address in the subnet subnet-00000003 10.0.3.0/24, and it must be one',
    ],
  ],
  [
    'private addresses of a load balancer on the internet',
    { scheme: 'internet-facing', 'private-ipv4-addresses': '10.0.1.8' },
    ['names private addresses, which only an internal load balancer has'],
  ],
  [
    'dualstack in an IPv4 VPC',
    { 'ip-address-type': 'dualstack' },
    ['is dualstack, and the subnets of its load balancer have no IPv6 blocks'],
  ],
  ['one subnet is enough', { subnets: 'subnet-00000001' }, []],
  [
    'a subnet twice',
    { subnets: 'subnet-00000001,subnet-00000001' },
    ['names the subnet subnet-00000001 twice'],
  ],
  [
    'two subnets of a zone',
    { subnets: 'subnet-00000001,subnet-00000004' },
    [
      'names subnet-00000001 and subnet-00000004, which are both in a: a load balancer has one subnet in a zone',
    ],
  ],
  [
    'a group twice',
    { 'security-groups': 'sg-1,sg-1' },
    ['names the security group sg-1 twice, and EC2 gives it once'],
  ],
  [
    'an id that is none',
    { 'security-groups': 'sg-web0' },
    ['names sg-web0, which is no id of a security group'],
  ],
  [
    'TLS at a port that is not there',
    { 'ssl-cert': 'arn:a', 'ssl-ports': '80,443' },
    ['asks for TLS at 443, which is no port of it'],
  ],
  [
    'QUIC at a TCP port',
    { 'quic-enabled-ports': '80' },
    ['asks for QUIC at port 80, which takes TCP: QUIC needs UDP'],
  ],
  [
    'a named port for health checks of pods, with a named target port',
    { 'healthcheck-port': 'http' },
    [
      'checks the health of the port "http", whose target port has a name: with ip targets the controller cannot tell its number',
    ],
  ],
  ['a number', { 'healthcheck-port': '8080' }, []],
  [
    'a port that is not there',
    { 'healthcheck-port': 'metrics' },
    ['checks the health of the port "metrics", which the Service web does not have'],
  ],
  [
    'IPv6 clients of an IPv4 load balancer',
    { [`${S}load-balancer-source-ranges`]: '::/0' },
    ['lets in ::/0, and its load balancer has no IPv6 addresses'],
  ],
  [
    'an attribute that is no truth value',
    { 'target-group-attributes': 'preserve_client_ip.enabled=on' },
    ['has preserve_client_ip.enabled "on", which is no truth value'],
  ],
])('%s', (_, annotations, expected) => {
  expect(issuesOf([service('web', { ...IP, ...annotations }, NLB)])).toEqual(
    expected.map((message) => `fails web: ${message}`),
  );
});

test.each<[Readonly<Record<string, string>>, string[]]>([
  [{ 'ipv6-addresses': '2001:db8:1:1::9,2001:db8:1:2::9,2001:db8:1:3::9' }, []],
  [
    { 'ipv6-addresses': '2001:db8:1:1::9,2001:db8:1:2::9,2001:db8:9::9' },
    ['has no address in the subnet subnet-00000003 2001:db8:1:3::/64, and it must be one'],
  ],
  [
    { 'source-nat-ipv6-prefixes': 'auto_assigned' },
    ['names prefixes for IPv6 source NAT, which only a dualstack load balancer has that turns it on'],
  ],
  [
    {
      'enable-prefix-for-ipv6-source-nat': 'on',
      'source-nat-ipv6-prefixes': '2001:db8:1:1:1::/80,::::/80,2001:db8:1:1:1::/80',
    },
    [
      'names ::::/80, which is no IPv6 prefix of the length 80',
      'names 2001:db8:1:1:1::/80, which is not in the subnet subnet-00000003 2001:db8:1:3::/64',
    ],
  ],
])('IPv6: %j', (annotations, expected) => {
  const asked = { ...IP, 'ip-address-type': 'dualstack', ...annotations };
  expect(issuesOf([service('web', asked, NLB)], DUAL_VPC)).toEqual(
    expected.map((message) => `fails web: ${message}`),
  );
});

test('what nobody knows is not judged', () => {
  const asked = {
    ...IP,
    scheme: 'internet-facing',
    'ip-address-type': 'dualstack',
    'eip-allocations': EIPS(2),
  };
  const [stack] = stacksOf([service('web', asked, NLB)], UNKNOWN_SURROUNDINGS);
  expect([stack?.issues, stack?.loadBalancers[0]?.subnets]).toEqual([[], undefined]);
});

test('groups that are given, or none', () => {
  const groups = (annotations: Readonly<Record<string, string>>) => {
    const [balancer] = stacksOf([service('web', annotations, NLB)])[0]?.loadBalancers ?? [];
    return [balancer?.securityGroups, balancer?.inbound.length];
  };
  const given = { kind: 'given', name: 'sg-1' };
  expect(groups({ 'security-groups': 'sg-1' })).toEqual([[given], 0]);
  expect(groups({ 'security-groups': 'sg-1', 'manage-backend-security-group-rules': 'T' })).toEqual([
    [given, { kind: 'backend' }],
    0,
  ]);
  expect(groups({ 'disable-nlb-sg': 'true' })).toEqual([[], 0]);
  expect(groups({ 'security-group-prefix-lists': 'pl-1,pl-2' })).toEqual([
    [{ kind: 'managed' }, { kind: 'backend' }],
    2,
  ]);
});

test('instance targets need node ports', () => {
  const spec = { ...NLB, allocateLoadBalancerNodePorts: false };
  expect(issuesOf([service('web', {}, spec)])).toEqual([
    'fails web: has instance targets, and the Service web has no node ports',
  ]);
  expect(issuesOf([service('web', {}, NLB)], VPC)).toEqual([]);
});
