import { edited, GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (app: string) => parse({ app }).diagnostics;
const PROBES = 'probes: { readiness: { path: /, port: http }, liveness: { path: /, port: http } }\n';
const PORTS = 'ports:\n  - { name: http, containerPort: 8080 }\n';

test('an app with ports, probes and a load balancer', () => {
  expect(told(`${GOOD.app}${PROBES}expose: { nlb: { scheme: internal } }\n`)).toEqual([]);
});

test('the name equals the folder', () => {
  expect(wordsOf(parse(edited('app', 'name: web', 'name: wep')).diagnostics)).toEqual([
    'spec/name-mismatch: the app is called "wep", its folder "web" | write name: web, or rename the folder',
  ]);
});

test('probes ask ports that the app has', () => {
  expect(wordsOf(told(GOOD.app + PROBES.replace('port: http }, ', 'port: htp }, ')))).toEqual([
    'lb/port-health-mapping: the readiness probe asks the port "htp", which the app does not have | did you mean "http"?',
  ]);
  expect(placesOf(told(GOOD.app.replace(PORTS, PROBES)))).toEqual([
    '6:39 lb/port-health-mapping',
    '6:74 lb/port-health-mapping',
  ]);
});

test.each(['{ alb: { host: "*.example.com" } }', '{ nlb: { hostname: "*.example.com" } }'])(
  'expose: %s is fine',
  (expose) => {
    expect(told(`${GOOD.app}expose: ${expose}\n`)).toEqual([]);
  },
);

test.each([
  [
    '{ alb: { host: "web.*.example.com" } }',
    'expose.alb.host: "web.*.example.com" is not a host name that an ALB takes | for example web.example.com or *.example.com; at most 128 characters, letters alone after the last dot',
  ],
  [
    '{ nlb: { hostname: "*web.example.com" } }',
    'expose.nlb.hostname: "*web.example.com" is not a host name | for example web.example.com, or *.example.com for every name below example.com',
  ],
])('expose: %s is refused', (expose, words) => {
  expect(wordsOf(told(`${GOOD.app}expose: ${expose}\n`))).toEqual([`spec/invalid-value: ${words}`]);
});

test('an app without ports cannot be exposed', () => {
  expect(wordsOf(told(GOOD.app.replace(PORTS, 'expose: { nlb: {} }\n')))).toEqual([
    'lb/port-health-mapping: an app without ports cannot be exposed | add ports',
  ]);
});

test('two ports of one name', () => {
  expect(placesOf(told(`${GOOD.app}  - { name: http, containerPort: 9090 }\n`))).toEqual([
    '8:13 spec/duplicate-name',
  ]);
});
