import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

/** An app with a TCP port of each kind and a UDP port; `expose` stands in line 10. */
const app = GOOD.app.replace(
  '  - { name: http, containerPort: 8080 }\n',
  `  - { name: http, containerPort: 8080, servicePort: 80 }
  - { name: admin, containerPort: 9090 }
  - { name: dns, containerPort: 5353, servicePort: 53, protocol: UDP }
`,
);
const told = (expose: string) => parse({ app: `${app}expose: ${expose}\n` }).diagnostics;
const HEADER = '{ field: http-header, httpHeaderConfig: { httpHeaderName: X-A, values: [a, b] } }';
const FORWARD =
  '{ type: forward, forwardConfig: { targetGroups: [{ serviceName: other, servicePort: 80 }] } }';
const SHARED = '{ hosts: [a.example.com], paths: [{ path: /a, action: all }] }';

test.each([
  '{ nlb: { tls: { certificates: ["arn:aws:acm:eu-central-1:111122223333:certificate/a"], ports: [http, 9090] } } }',
  '{ nlb: { listenerAttributes: { TCP-80: { tcp.idle_timeout.seconds: 60 } }, quicPorts: [53] } }',
  '{ nlb: { healthCheck: { port: admin } } }',
  '{ nlb: { healthCheck: { port: 9090 } } }',
  '{ nlb: { targetType: instance, healthCheck: { port: 10256 } } }',
  '{ alb: { host: a.example.com, healthCheck: { port: admin } } }',
  '{ alb: { host: a.example.com, targetType: instance, healthCheck: { port: admin } } }',
  '{ alb: { host: a.example.com, targetControlPorts: { web.80: 3000, web.admin: 3001 } } }',
  `{ alb: { rules: [${SHARED}], actions: { all: ${FORWARD} }, targetControlPorts: { other.80: 3000 } } }`,
  `{ alb: { host: a.example.com, conditions: { web: [${HEADER}] } } }`,
  '{ alb: { host: a.example.com, actions: { web: { type: redirect, redirectConfig: { path: /new, statusCode: HTTP_301 } } } } }',
])('%s fits the ports', (expose) => {
  expect(told(expose)).toEqual([]);
});

test.each([
  ['{ nlb: { proxyProtocolPorts: [8080] } }', '10:39 lb/port-health-mapping'],
  [
    '{ nlb: { actions: { TCP-443: { type: forward, forwardConfig: { baseServiceWeight: 1, targetGroups: [{ targetGroupARN: "arn:aws:elasticloadbalancing:a:1:targetgroup/a" }] } } } } }',
    '10:38 spec/conflict',
  ],
  ['{ nlb: { healthCheck: { port: 8081 } } }', '10:39 lb/port-health-mapping'],
  ['{ nlb: { healthCheck: { port: dns } } }', '10:39 spec/conflict'],
  ['{ nlb: { targetType: instance, healthCheck: { port: 8080 } } }', '10:61 lb/port-health-mapping'],
  ['{ alb: { host: a.example.com, healthCheck: { port: 8081 } } }', '10:60 lb/port-health-mapping'],
  ['{ alb: { host: a.example.com, healthCheck: { port: htp } } }', '10:60 lb/port-health-mapping'],
  ['{ alb: { rules: [{ paths: [{ port: dns }] }] } }', '10:44 spec/conflict'],
  ['{ alb: { host: a.example.com, targetControlPorts: { web.8080: 3000 } } }', '10:71 spec/conflict'],
  [
    `{ alb: { rules: [{ hosts: [a.example.com], paths: [{ path: /a }] }], conditions: { web: [${HEADER}, { field: http-request-method, httpRequestMethodConfig: { values: [GET] } }] } } }`,
    '10:97 lb/unknown-option-value',
  ],
])('%s is refused at %s', (expose, place) => {
  expect(placesOf(told(expose))).toEqual([place]);
});

test('an ALB needs a TCP port', () => {
  const udp = GOOD.app.replace('containerPort: 8080 }', 'containerPort: 8080, protocol: UDP }');
  expect(wordsOf(parse({ app: `${udp}expose: { alb: { host: a.example.com } }\n` }).diagnostics)).toEqual([
    'spec/conflict: an Application Load Balancer needs a TCP port, and the Service has none | add a port, or write expose.nlb',
  ]);
});

test('a TCP and a UDP port may have one number, and probes and metrics ask TCP', () => {
  const both = `${GOOD.app}  - { name: quic, containerPort: 8080, protocol: UDP }\n`;
  expect(parse({ app: both }).diagnostics).toEqual([]);
  expect(placesOf(parse({ app: `${both}probes: { readiness: { tcp: quic } }\n` }).diagnostics)).toEqual([
    '9:29 spec/conflict',
  ]);
  expect(placesOf(parse({ app: `${both}monitoring: { port: quic }\n` }).diagnostics)).toEqual([
    '9:21 spec/conflict',
  ]);
  const twice = `${both}  - { name: quic2, containerPort: 8080, protocol: UDP }\n`;
  expect(wordsOf(parse({ app: twice }).diagnostics)).toEqual([
    'spec/conflict: the Service would have the port 8080 twice | give one of them another servicePort',
  ]);
});

describe('a port that only the pods have', () => {
  const app = `${GOOD.app}  - { name: health, containerPort: 9090, servicePort: false }\n`;
  const words = (more: string) => wordsOf(parse({ app: `${app}${more}\n` }).diagnostics);

  test.each([
    'probes: { readiness: { path: /, port: health } }',
    'monitoring: { port: health, find: pods }',
    'expose: { nlb: { healthCheck: { port: health } } }',
    'expose: { nlb: { healthCheck: { port: 9090 } } }',
    'expose: { alb: { host: a.example.com, healthCheck: { port: health } } }',
  ])('%s', (more) => expect(words(more)).toEqual([]));

  test.each([
    [
      'monitoring: { port: health }',
      'spec/conflict: monitoring asks the Service for the port "health", which only the pods have | write find: pods',
    ],
    [
      'expose: { alb: { rules: [{ paths: [{ port: health }] }] } }',
      'lb/port-health-mapping: a path leads to the port "health", which its Service does not have | known: http',
    ],
    [
      'expose: { nlb: { targetType: instance, healthCheck: { port: health } } }',
      'lb/port-health-mapping: the Service has no port "health" | its ports are http (8080)',
    ],
    [
      'expose: { nlb: { listenerAttributes: { TCP-9090: { tcp.idle_timeout.seconds: 300 } } } }',
      'spec/conflict: no listener is TCP-9090, and what stands here would do nothing | the listeners are TCP-8080',
    ],
  ])('%s is refused', (more, expected) => expect(words(more)).toEqual([expected]));

  test('the others keep their place, and one of them is exposed', () => {
    const twice = `${app}  - { name: web, containerPort: 8081, servicePort: 8080 }\n`;
    expect(placesOf(parse({ app: twice }).diagnostics)).toEqual(['9:5 spec/conflict']);
    const alone = GOOD.app.replace('containerPort: 8080 }', 'containerPort: 8080, servicePort: false }');
    expect(wordsOf(parse({ app: `${alone}expose: { nlb: {} }\n` }).diagnostics)).toEqual([
      'lb/port-health-mapping: an app without ports of a Service cannot be exposed | take servicePort: false away from one of them',
    ]);
  });
});
