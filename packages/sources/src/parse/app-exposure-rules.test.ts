import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (expose: string, more = '') =>
  parse({ app: `${GOOD.app}${more}expose: ${expose}\n` }).diagnostics;
const REDIRECT = 'moved: { type: redirect, redirectConfig: { host: new.example.com, statusCode: HTTP_301 } }';

test.each([
  '{ service: { headless: true, publishNotReadyAddresses: true } }',
  '{ service: { sessionAffinitySeconds: 86400, internalTrafficPolicy: Local, trafficDistribution: PreferClose } }',
  '{ nlb: { targetType: instance }, service: { externalTrafficPolicy: Local } }',
  '{ nlb: {}, readinessGates: true }',
  '{ alb: { host: a.example.com }, service: { headless: true }, readinessGates: true }',
  '{ alb: { rules: [{}] } }',
  '{ alb: { rules: [{ hosts: [a.example.com, "*.example.com"], paths: [{ path: /api }, { path: /api, pathType: Exact, port: http }] }] } }',
  '{ alb: { rules: [{ paths: [{ path: "/v?/*", pathType: ImplementationSpecific }] }], useRegexPathMatch: true } }',
  `{ alb: { rules: [{ hosts: [a.example.com], paths: [{ action: moved }, { path: /api }] }], dnsNames: [b.example.com], actions: { ${REDIRECT} }, conditions: { web: [{ field: source-ip, sourceIPConfig: { values: [10.0.0.0/8] } }] } } }`,
])('%s is fine', (expose) => {
  expect(told(expose)).toEqual([]);
});

test.each([
  ['{}', '8:9 spec/missing-key'],
  ['{ alb: { scheme: internal } }', '8:16 spec/missing-key'],
  ['{ alb: { host: a.example.com, rules: [{}] } }', '8:24 spec/conflict'],
  ['{ alb: { rules: [] } }', '8:25 spec/invalid-value'],
  ['{ alb: { rules: [{ hosts: [] }] } }', '8:35 spec/invalid-value'],
  ['{ alb: { rules: [{ paths: [{ path: api }] }] } }', '8:44 spec/invalid-value'],
  [`{ alb: { rules: [{ paths: [{ path: /${'a'.repeat(128)} }] }] } }`, '8:44 spec/invalid-value'],
  ['{ alb: { rules: [{ paths: [{ path: /api*, pathType: Exact }] }] } }', '8:44 spec/invalid-value'],
  ['{ alb: { rules: [{ paths: [{ path: "/a//b" }] }] } }', '8:44 spec/invalid-value'],
  ['{ alb: { rules: [{ paths: [{ path: /a/.. }] }] } }', '8:44 spec/invalid-value'],
  ['{ service: { sessionAffinitySeconds: 86401 } }', '8:46 spec/invalid-value'],
])('%s is refused at %s', (expose, place) => {
  expect(placesOf(told(expose))).toEqual([place]);
});

test.each([
  [
    '{ alb: { rules: [{ hosts: [a.example.com], paths: [{ path: /api }] }, { hosts: [b.example.com, a.example.com], paths: [{}, { path: /api/ }] }] } }',
    'spec/conflict: expose.alb.rules[1].paths[1]: a.example.com has the path /api/ (Prefix) twice; the second one never gets a request | remove one of them',
  ],
  [
    '{ alb: { rules: [{ paths: [{}, { action: moved }] }] } }',
    'spec/conflict: expose.alb.rules[0].paths[1]: every host has the path / (Prefix) twice; the second one never gets a request | remove one of them',
  ],
  [
    '{ alb: { rules: [{ paths: [{ port: htp }] }] } }',
    'lb/port-health-mapping: a path leads to the port "htp", which the app does not have | did you mean "http"?',
  ],
  [
    `{ alb: { rules: [{ paths: [{ port: http, action: moved }] }], actions: { ${REDIRECT} } } }`,
    'spec/conflict: expose.alb.rules[0].paths[0].action: a path leads to a port or to an action, not to both | remove port or action',
  ],
  [
    `{ alb: { rules: [{ paths: [{ action: move }, { path: /a, action: moved }] }], actions: { ${REDIRECT} } } }`,
    'spec/missing-key: a path leads to the action "move", which is not there | did you mean "moved"?',
  ],
  [
    `{ alb: { host: a.example.com, actions: { ${REDIRECT} } } }`,
    'spec/conflict: no path leads to the action "moved" | write rules: [{ hosts: [...], paths: [{ path: /, action: moved }] }]',
  ],
  [
    '{ alb: { host: a.example.com, conditions: { wep: [{ field: source-ip, sourceIPConfig: { values: [10.0.0.0/8] } }] } } }',
    'spec/conflict: expose.alb.conditions belong to a backend, and no path leads to "wep" | the backends are web',
  ],
  [
    '{ alb: { host: a.example.com, useRegexPathMatch: true } }',
    'spec/conflict: useRegexPathMatch reads paths of pathType: ImplementationSpecific alone, and there is none | write pathType: ImplementationSpecific for a path of rules',
  ],
  [
    '{ nlb: {}, service: { headless: true } }',
    'spec/conflict: the Service of a Network Load Balancer cannot be headless | remove one of them',
  ],
  [
    '{ alb: { host: a.example.com, targetType: instance }, service: { headless: true } }',
    'spec/conflict: instance targets need a node port, which a headless Service does not have | write targetType: ip',
  ],
  [
    '{ service: { headless: true, internalTrafficPolicy: Local } }',
    'spec/conflict: internalTrafficPolicy does nothing: clients of a headless Service choose the pod themselves | remove one of them',
  ],
  [
    '{ nlb: {}, service: { externalTrafficPolicy: Local } }',
    'spec/conflict: externalTrafficPolicy counts only for a load balancer with instance targets | remove it, or write targetType: instance for the load balancer',
  ],
  [
    '{ nlb: { targetType: instance }, readinessGates: true }',
    'spec/conflict: readiness gates need ip targets: the health of an instance says nothing about one pod | write targetType: ip',
  ],
])('%s', (expose, words) => {
  expect(wordsOf(told(expose))).toEqual([words]);
});

test('readiness gates need a namespace that is rendered', () => {
  expect(wordsOf(told('{ nlb: {}, readinessGates: true }', 'namespace: default\n'))).toEqual([
    'spec/conflict: readiness gates are a label of the Namespace, and default is not rendered | give the app a namespace of its own',
  ]);
});

test('an overlay changes a part of an exposure, and the whole is judged', () => {
  const app = `${GOOD.app}expose: { alb: { host: a.example.com } }\n`;
  const of = (prod: string) => parse({ app, overlays: { prod } });
  const partly = of('expose: { alb: { scheme: internet-facing }, readinessGates: true }\n');
  expect(partly.diagnostics).toEqual([]);
  expect(partly.model?.apps[0]?.expose).toEqual({
    alb: { host: 'a.example.com', scheme: 'internet-facing' },
    readinessGates: true,
  });
  expect(of('expose: { alb: { host: null, rules: [{}] } }\n').diagnostics).toEqual([]);
  expect(placesOf(of('expose: { alb: { rules: [{}] } }\n').diagnostics)).toEqual(['8:24 spec/conflict']);
});

test('an overlay says less than a whole exposure', () => {
  const app = `${GOOD.app}expose: { nlb: {} }\n`;
  expect(parse({ app, overlays: { prod: 'expose: { readinessGates: true }\n' } }).diagnostics).toEqual([]);
});
