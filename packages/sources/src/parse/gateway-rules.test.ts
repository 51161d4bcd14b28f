import { GOOD, parse, wordsOf } from '../testing/sources.ts';

const told = (yaml: string) => parse({ cluster: GOOD.cluster + yaml }).diagnostics;
const LISTENERS = 'listeners: { http: { port: 80, protocol: HTTP } }';
const TCP = 'listeners: { tcp: { port: 80, protocol: TCP } }';

test.each([
  `gateways: { a: { alb: { ${LISTENERS} } }, b: { class: nlb, nlb: { ${TCP} } } }\n`,
  `gatewayClasses: { c: { alb: {} } }\ngateways: { a: { class: c, alb: { ${LISTENERS} } } }\n`,
  'gateways: { a: { nlb: { listeners: { tcp: { port: 53, protocol: TCP }, udp: { port: 53, protocol: UDP } } } } }\n',
  'gateways: { a: { alb: { listeners: { a: { port: 443, protocol: HTTPS, hostname: a.example.com }, b: { port: 443, protocol: HTTPS } } } } }\n',
  `gateways: { a: { nlb: { subnets: [subnet-0a], eipAllocations: [eipalloc-0a], ${TCP} } } }\n`,
])('%s is fine', (yaml) => {
  expect(told(yaml)).toEqual([]);
});

test.each([
  [
    `gateways: { a: { class: d, alb: { ${LISTENERS} } } }`,
    'spec/conflict: there is no class of Gateways "d" | known: alb',
  ],
  [
    `gatewayClasses: { c: { alb: {} } }\ngateways: { a: { class: c, nlb: { ${TCP} } } }`,
    'spec/conflict: the class c is for alb, and the Gateway is for nlb | known: nlb',
  ],
  [
    'gatewayClasses: { nlb: { nlb: {} } }',
    'spec/invalid-name: the class nlb is always there | choose another name',
  ],
  [
    'gateways: { a: { alb: { listeners: {} } } }',
    'spec/missing-key: gateways.a.alb.listeners: a Gateway has a listener | add one',
  ],
  [
    'gateways: { a: { alb: { listeners: { a: { port: 80, protocol: HTTP }, b: { port: 80, protocol: HTTPS } } } } }',
    'spec/conflict: gateways.a.alb.listeners.b.port: the port 80 is HTTP for the listener a and HTTPS here | take another port',
  ],
  [
    'gateways: { a: { alb: { listeners: { a: { port: 80, protocol: HTTP }, b: { port: 80, protocol: HTTP } } } } }',
    'spec/conflict: gateways.a.alb.listeners.b: the listener a has the same port and no hostname either | give it another hostname or port',
  ],
  [
    'gateways: { a: { alb: { listeners: { a: { port: 443, protocol: HTTPS, policy: ELBSecurityPolicy-A }, b: { port: 443, protocol: HTTPS, hostname: b.example.com, policy: ELBSecurityPolicy-B } } } } }',
    'spec/conflict: gateways.a.alb.listeners.b: policy counts for the whole port 443, and the listener a says it already | say it once',
  ],
  [
    'gateways: { a: { alb: { listeners: { a: { port: 80, protocol: HTTP, policy: ELBSecurityPolicy-A } } } } }',
    'spec/conflict: gateways.a.alb.listeners.a: policy does nothing for a listener of the protocol HTTP | remove it, or write protocol: HTTPS',
  ],
  [
    'gateways: { a: { nlb: { listeners: { a: { port: 80, protocol: TCP, quic: true } } } } }',
    'spec/conflict: gateways.a.nlb.listeners.a: quic does nothing for a listener of the protocol TCP | remove it, or write protocol: UDP',
  ],
  [
    `gateways: { a: { nlb: { eipAllocations: [eipalloc-0a], ${TCP} } } }`,
    'spec/conflict: gateways.a.nlb: eipAllocations has 1 values for no subnets | write subnets, and one value for each',
  ],
  [
    `gateways: { a: { alb: { subnets: [subnet-0a], subnetTags: { tier: [a] }, ${LISTENERS} } } }`,
    'spec/conflict: gateways.a.alb: subnetTags are ignored when subnets are named | remove one of them',
  ],
])('%s', (yaml, words) => {
  expect(wordsOf(told(`${yaml}\n`))).toContain(words);
});

test('EKS Auto Mode knows no Gateways', () => {
  const cluster = `${GOOD.cluster.replace(/^compute:[^]*?\n(?=\S)/m, '')}compute: { autoMode: {} }\ngateways: { a: { alb: { ${LISTENERS} } } }\n`;
  expect(wordsOf(parse({ cluster }).diagnostics)).toContain(
    'spec/conflict: EKS Auto Mode makes no load balancers of Gateways | use ingressClasses and expose.alb',
  );
});
