import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';
import { exposureHint } from './exposure-hints.ts';

test.each([
  ['expose.alb.hosts', 'write rules: [{ hosts: [web.example.com], paths: [{ path: /api }] }]'],
  ['expose.alb.sourceRanges', 'write inboundCidrs'],
  ['expose.nlb.inboundCidrs', 'write sourceRanges'],
  ['expose.nlb.dnsNames', 'write hostname'],
  ['components.kubeOpsView.expose.nlb.certificateArn', 'write tls: { certificates: [arn:…] }'],
  ['expose.ingress', 'write alb: { host: web.example.com }'],
  ['expose.alb.tls.hosts', undefined],
  ['expose.alb.attributes', undefined],
  ['expose.nlb.weight', undefined],
  ['hosts', undefined],
])('%s: %s', (path, hint) => {
  expect(exposureHint(path)).toBe(hint);
});

test.each([
  [
    '{ alb: { host: a.example.com, certificateArn: a } }',
    '"certificateArn" in expose.alb | write tls: { certificates: [arn:…] }',
  ],
  [
    '{ alb: { host: a.example.com, path: /a } }',
    '"path" in expose.alb | write rules: [{ hosts: [web.example.com], paths: [{ path: /api }] }]',
  ],
  [
    '{ nlb: { protocol: UDP } }',
    '"protocol" in expose.nlb | an NLB listens on the ports of the app: ports: [{ name: game, containerPort: 7777, protocol: UDP }]',
  ],
  // A slip of the pen is near to what is known.
  ['{ nlb: { schem: internal } }', '"schem" in expose.nlb | did you mean "scheme"?'],
])('%s', (expose, words) => {
  const { diagnostics } = parse({ app: `${GOOD.app}expose: ${expose}\n` });
  expect(wordsOf(diagnostics)).toEqual([`spec/unknown-key: unknown key ${words}`]);
  expect(placesOf(diagnostics)).toEqual([expect.stringMatching(/^8:\d+ spec\/unknown-key$/)]);
});
