import { AWS, FAILS, IGNORED, REFUSED, TCP, TLS, alb, nlb, testReadings } from './testing/readings.ts';

const UDP_TOO = { ports: [TCP, { ...TCP, name: 'udp', protocol: 'UDP' }] };

testReadings([
  [
    '1 target type of an NLB',
    [[nlb({ 'nlb-target-type': 'Ip' }), IGNORED]],
    [nlb({ 'nlb-target-type': 'ip' })],
  ],
  [
    '2 words keep their case and their spaces',
    [
      [alb({ 'target-type': 'Ip' }), REFUSED],
      [alb({ scheme: 'Internal' }), REFUSED],
      [alb({ scheme: ' internal' }), REFUSED],
      [nlb({ scheme: '' }), REFUSED],
    ],
    [alb({ 'target-type': 'ip', scheme: 'internal' }), nlb({ scheme: 'internal' })],
  ],
  [
    '3 an NLB folds the case of health checks, an ALB does not',
    [
      [alb({ 'healthcheck-protocol': 'Http' }), REFUSED],
      [alb({ 'backend-protocol': 'https' }), REFUSED],
      [alb({ 'backend-protocol-version': 'grpc' }), REFUSED],
    ],
    [nlb({ 'healthcheck-protocol': 'Http' }), alb({ 'healthcheck-protocol': 'HTTP' })],
  ],
  [
    '4 only ssl gives TLS to targets',
    [
      [nlb({ ...TLS, 'backend-protocol': 'SSL' }), IGNORED],
      [nlb({ ...TLS, 'backend-protocol': 'http' }), IGNORED],
    ],
    [nlb({ ...TLS, 'backend-protocol': 'ssl' })],
  ],
  [
    '5 truth values',
    ['yes', 'on', ' true', ''].map((text) => [alb({ 'shield-advanced-protection': text }), REFUSED]),
    ['True', 'T', '1'].map((text) => alb({ 'shield-advanced-protection': text })),
  ],
  [
    '6 a truth value whose error is swallowed',
    [[nlb({ 'enable-tcp-udp-listener': 'yes' }, UDP_TOO), IGNORED]],
    [nlb({ 'enable-tcp-udp-listener': 'true' }, UDP_TOO)],
  ],
  [
    '7 the PROXY protocol is on by an asterisk',
    ['true', 'on', ''].map((text) => [nlb({ 'proxy-protocol': text }), REFUSED]),
    [nlb({ 'proxy-protocol': '*' })],
  ],
  [
    '8 switches that are on or off',
    [
      [nlb({ 'enable-icmp-for-path-mtu-discovery': 'true' }), IGNORED],
      [nlb({ 'enable-icmp-for-path-mtu-discovery': 'On' }), IGNORED],
      [nlb({ 'inbound-sg-rules-on-private-link-traffic': 'true' }), REFUSED],
    ],
    [nlb({ 'enable-icmp-for-path-mtu-discovery': 'on', 'inbound-sg-rules-on-private-link-traffic': 'on' })],
  ],
  [
    '9 internal is a truth value here',
    [
      [nlb({ internal: '0.0.0.0/0' }), REFUSED],
      [nlb({ internal: 'false' }), 'info lb/deprecated-annotation'],
    ],
    [nlb({ scheme: 'internal' })],
  ],
  [
    '10 whole numbers',
    [' 10', '10s', '10.0', '0x10', ''].map((text) => [
      alb({ 'healthcheck-interval-seconds': text }),
      REFUSED,
    ]),
    ['+10', '010'].map((text) => alb({ 'healthcheck-interval-seconds': text })),
  ],
  [
    '11 lists have commas',
    [
      [nlb({ subnets: '["subnet-00000001","subnet-00000002"]' }), FAILS],
      [nlb({ subnets: 'subnet-00000001;subnet-00000002' }), FAILS],
      [nlb({ 'security-groups': '["sg-1"]' }), FAILS],
      [nlb({ subnets: '' }), FAILS],
    ],
    [nlb({ subnets: ' subnet-00000001 , ,subnet-00000002,' })],
  ],
  ['12 of keys the last one wins', [[alb({ tags: 'a=1,a=2' }), IGNORED]], [alb({ tags: 'a=b=c,d= e' })]],
  [
    '13 commas in values need a backslash',
    [
      [nlb({ 'additional-resource-tags': 'a=b,c' }), REFUSED],
      [nlb({ 'additional-resource-tags': 'a=b,c,d=e' }), REFUSED],
      [nlb({ 'additional-resource-tags': 'a=b,' }), IGNORED],
    ],
    [nlb({ 'additional-resource-tags': 'a=b\\,c' })],
  ],
  ['14 a backslash alone vanishes', [[alb({ tags: 'a=C:\\dir' }), IGNORED]], [alb({ tags: 'a=C:\\\\dir' })]],
  [
    '15 maps are key=value',
    ['{"team":"web"}', 'team:web', '=b'].map((text) => [alb({ tags: text }), REFUSED]),
    [alb({ tags: 'a=' })],
  ],
  [
    '16 attributes go to AWS as they are',
    [
      [nlb({ attributes: 'no_such.attr=1' }), 'warning lb/refused-by-aws'],
      [nlb({ attributes: 'Load_Balancing.cross_zone.enabled=true' }), AWS],
      [alb({ 'load-balancer-attributes': 'deletion_protection.enabled=yes' }), AWS],
      [nlb({ attributes: 'dns_record.client_routing_policy=any' }), REFUSED],
    ],
    [
      nlb({ attributes: 'load_balancing.cross_zone.enabled=true' }),
      alb({ 'load-balancer-attributes': 'deletion_protection.enabled=true' }),
    ],
  ],
  [
    '17 capacity',
    ['100', 'capacityunits=100'].map((text) => [nlb({ 'minimum-load-balancer-capacity': text }), REFUSED]),
    [nlb({ 'minimum-load-balancer-capacity': 'CapacityUnits=100' })],
  ],
  [
    '18 ports with TLS',
    [
      [nlb({ ...TLS, 'ssl-ports': '*' }), FAILS],
      [nlb({ ...TLS, 'ssl-ports': 'HTTP' }), FAILS],
      [nlb({ 'ssl-ports': 'http' }), IGNORED],
    ],
    [nlb({ ...TLS, 'ssl-ports': 'http' })],
  ],
]);
