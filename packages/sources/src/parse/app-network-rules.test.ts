import { edited, GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const EXPOSED = 'expose: { nlb: { scheme: internal } }\n';
const told = (text: string, before = '') =>
  parse({ app: `${GOOD.app}${before}network: { ${text} }\n` }).diagnostics;

test.each([
  ['accepts: []', ''],
  [
    'accepts: [{ app: web, ports: [http] }, { namespace: a }, { cidr: 10.0.0.0/8, except: [10.1.0.0/16] }]',
    '',
  ],
  ['accepts: [loadBalancer]', EXPOSED],
  ['accepts: [{ cidr: 10.0.0.0/8 }]', EXPOSED],
  ['reaches: [aws]', EXPOSED],
  [
    "reaches: [aws, internet, { app: web, ports: [http] }, { namespace: a, ports: [53, { port: 1, protocol: UDP }] }, { cidr: 'fd00::/8', ports: [{ port: 1, endPort: 2 }] }]",
    '',
  ],
])('%s', (text, before) => expect(told(text, before)).toEqual([]));

test.each([
  [
    'accepts: [{ app: web, ports: [htp] }]',
    '',
    '8:42 lb/port-health-mapping',
    'opens the port "htp", which the app does not have | did you mean "http"?',
  ],
  [
    'accepts: [loadBalancer]',
    '',
    '8:22 spec/conflict',
    'lets a load balancer in, and the app has none | add expose, or take it away',
  ],
  [
    'accepts: [{ app: web }]',
    EXPOSED,
    '9:21 spec/conflict',
    'shuts the NLB out: its targets would never be healthy | add loadBalancer to it',
  ],
  ['accepts: []', 'expose: { alb: { host: a.example.com } }\n', '9:21 spec/conflict', 'shuts the ALB out'],
  [
    'accepts: [{ app: wep }]',
    '',
    '8:29 spec/unknown-app',
    'network.accepts names the app "wep", which the cluster does not run (cluster sample) | did you mean "web"?',
  ],
  [
    'reaches: [{ app: orders }]',
    '',
    '8:29 spec/unknown-app',
    'network.reaches names the app "orders", which the cluster does not run (cluster sample) | known: web',
  ],
  [
    'reaches: [{ app: web, ports: [grpc] }]',
    '',
    '8:42 lb/port-health-mapping',
    'the port "grpc", which the app "web" does not have (cluster sample)',
  ],
  [
    'reaches: [{ cidr: 10.0.0.0/8, except: [10.0.0.0/8] }]',
    '',
    '8:22 spec/conflict',
    '10.0.0.0/8 is not inside 10.0.0.0/8',
  ],
  [
    'reaches: [{ cidr: 10.0.0.0/8, except: [192.168.0.0/16] }]',
    '',
    '8:22 spec/conflict',
    '192.168.0.0/16 is not inside 10.0.0.0/8',
  ],
  [
    "reaches: [{ cidr: 'fd00::/8', except: [10.0.0.0/9] }]",
    '',
    '8:22 spec/conflict',
    'is not inside fd00::/8',
  ],
  [
    'reaches: [{ cidr: 10.0.0.1/8 }]',
    '',
    '8:30 network/invalid-cidr',
    '"10.0.0.1/8" does not start at the first address of its block | write 10.0.0.0/8',
  ],
  ['reaches: [{ cidr: everything }]', '', '8:30 network/invalid-cidr', '"everything" is not a CIDR block'],
  [
    'reaches: [{ namespace: a, ports: [{ port: 2, endPort: 1 }] }]',
    '',
    '8:46 spec/conflict',
    'endPort is before port',
  ],
  ['', '', '8:10 spec/missing-key', 'neither accepts nor reaches limits anything'],
])('%s is refused', (text, before, place, words) => {
  expect(wordsOf(told(text, before))).toEqual([expect.stringContaining(words)]);
  expect(placesOf(told(text, before))).toEqual([place]);
});

test('an app that the cluster does not run asks nobody', () => {
  const app = `${GOOD.app}network: { reaches: [{ app: nobody }] }\n`;
  expect(parse({ app, ...edited('cluster', 'apps: [web]', 'apps: []') }).diagnostics).toEqual([]);
});
