import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (route: string, more = '') =>
  parse({ app: `${GOOD.app}${more}expose: { routes: { a: { gateway: public, ${route} } } }\n` }).diagnostics;

test.each([
  'hosts: [a.example.com]',
  'rules: [{ matches: [{ path: /api, method: GET }], rewrite: { prefix: /v1 } }]',
  'rules: [{ redirect: { scheme: https, prefix: /new } }, { response: { status: 503 } }]',
  'kind: GRPCRoute, rules: [{ matches: [{ service: shop.v1.Orders, rpc: List, headers: { a: b } }] }]',
  'kind: TCPRoute, rules: [{ to: [{ weight: 1 }, { service: shop, port: 80 }] }]',
  'kind: TLSRoute, hosts: [a.example.com]',
])('%s is fine', (route) => {
  expect(told(route)).toEqual([]);
});

test.each([
  [
    'kind: TCPRoute, hosts: [a.example.com]',
    'spec/conflict: hosts is no key of a TCPRoute | remove it, or write another kind',
  ],
  [
    'kind: TLSRoute, rules: [{ matches: [{ path: /a }] }]',
    'spec/conflict: matches is no key of a TLSRoute | remove it, or write another kind',
  ],
  [
    'kind: GRPCRoute, rules: [{ rewrite: { path: /a } }]',
    'spec/conflict: rewrite is no key of a GRPCRoute | remove it, or write another kind',
  ],
  [
    'kind: GRPCRoute, rules: [{ matches: [{ path: /a }] }]',
    'spec/conflict: path is no key of a GRPCRoute | remove it, or write another kind',
  ],
  [
    'rules: [{ matches: [{ service: a }] }]',
    'spec/conflict: service is no key of a HTTPRoute | remove it, or write another kind',
  ],
  [
    'kind: UDPRoute',
    'spec/conflict: a UDPRoute needs a port with protocol: UDP | name another port, or write another kind',
  ],
  [
    'rules: [{ to: [{ port: htp }] }]',
    'lb/port-health-mapping: a path leads to the port "htp", which the app does not have | did you mean "http"?',
  ],
])('%s', (route, words) => {
  expect(wordsOf(told(route))).toContain(words);
});

test.each([
  ['rules: [{ redirect: { prefix: /new } }]', 'spec/conflict'],
  ['rules: [{ redirect: { scheme: https }, response: { status: 503 } }]', 'spec/conflict'],
  ['rules: [{ redirect: { scheme: https }, rewrite: { host: a.example.com } }]', 'spec/conflict'],
  ['rules: [{ redirect: { scheme: https, path: /a, prefix: /b } }]', 'spec/conflict'],
  ['rules: [{ to: [{ service: shop }] }]', 'spec/missing-key'],
  ['rules: [{ to: [{ namespace: shop }] }]', 'spec/missing-key'],
  ['rules: [{ to: [{ port: 80 }] }]', 'spec/invalid-value'],
  ['rules: [{ matches: [] }]', 'lb/unknown-option-value'],
])('%s is %s', (route, code) => {
  expect(told(route).map((one) => one.code)).toContain(code);
});

test('a finding stands at the key', () => {
  expect(placesOf(told('kind: TCPRoute, hosts: [a.example.com]'))).toEqual(['8:66 spec/conflict']);
});

test('routes without a route', () => {
  const app = `${GOOD.app}expose: { routes: {} }\n`;
  expect(parse({ app }).diagnostics.map(({ code }) => code)).toEqual(['spec/missing-key']);
});
