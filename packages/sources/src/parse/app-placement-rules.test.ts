import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (text: string) => parse({ app: `${GOOD.app}${text}\n` }).diagnostics;
const WHY = 'the image of the vendor wants it';

test.each([
  'placement: { near: [{ app: web }], apart: [{ app: web, over: zones, required: true }] }',
  'placement: { tolerations: [{ key: a, effect: NoExecute, tolerationSeconds: 0 }] }',
  'placement: { nodes: { capacityTypes: [spot], labels: { a: [b] } } }',
  `securityExceptions: { runAsRoot: ${WHY}, capabilities: { CHOWN: ${WHY} } }`,
])('%s', (text) => expect(told(text)).toEqual([]));

test.each([
  [
    'placement: { near: [{ app: wep }] }',
    '8:28 spec/unknown-app',
    'placement.near names the app "wep", which the cluster does not run (cluster sample) | did you mean "web"?',
  ],
  [
    'placement: { apart: [{ app: cache, required: true }] }',
    '8:29 spec/unknown-app',
    'placement.apart names the app "cache"',
  ],
  [
    'placement: { tolerations: [{ key: a, tolerationSeconds: 1 }] }',
    '8:28 spec/conflict',
    'only a taint with the effect NoExecute lets pods stay for a while',
  ],
  [
    'placement: { nodes: { zones: [eu-central-1] } }',
    '8:31 spec/invalid-value',
    'is not an availability zone',
  ],
  ['placement: { nodes: { labels: { a: [] } } }', '8:36 spec/invalid-value', ''],
  [
    `runAsUser: 5\nsecurityExceptions: { runAsRoot: ${WHY} }`,
    '9:34 spec/conflict',
    'the process cannot be root and the user 5 | take one of them away',
  ],
  [
    `securityExceptions: { privileged: ${WHY}, capabilities: { CHOWN: ${WHY} } }`,
    '8:92 spec/conflict',
    'a privileged process has every capability',
  ],
  ['securityExceptions: { runAsRoot: true }', '8:34 spec/unquoted-text', ''],
  ['securityExceptions: { runAsRoot: because }', '8:34 spec/invalid-value', '10'],
  [`securityExceptions: { hostPath: ${WHY} }`, '8:23 spec/unknown-key', 'unknown key "hostPath"'],
  [`securityExceptions: { capabilities: { ALL: ${WHY} } }`, '8:39 spec/unknown-key', 'ALL'],
])('%s is refused', (text, place, words) => {
  expect(wordsOf(told(text))).toEqual([expect.stringContaining(words)]);
  expect(placesOf(told(text))).toEqual([place]);
});
