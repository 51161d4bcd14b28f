import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (text: string) => parse({ app: `${GOOD.app}monitoring: { ${text} }\n` }).diagnostics;

test.each([
  'port: http',
  'port: http, interval: 1m, scrapeTimeout: 60s',
  'port: http, interval: 1m30s, scrapeTimeout: 1m29s999ms',
  'port: http, path: /m, scheme: https, find: pods, labels: { release: prometheus }',
])('%s', (text) => expect(told(text)).toEqual([]));

test.each([
  [
    'port: htp',
    '8:21 lb/port-health-mapping',
    'monitoring asks the port "htp", which the app does not have | did you mean "http"?',
  ],
  [
    'port: http, interval: 10s, scrapeTimeout: 1m',
    '8:57 spec/conflict',
    'scrapeTimeout 1m is longer than the interval 10s',
  ],
  ['port: http, interval: 1 minute', '8:37 spec/invalid-value', '"1 minute" is not a duration of Prometheus'],
  ["port: http, interval: ''", '8:37 spec/invalid-value', 'is not a duration of Prometheus'],
  ['port: http, path: metrics', '8:33 spec/invalid-value', 'metrics'],
  ['path: /metrics', '8:13 spec/missing-key', 'the key "port" is missing'],
])('%s is refused', (text, place, words) => {
  expect(wordsOf(told(text))).toEqual([expect.stringContaining(words)]);
  expect(placesOf(told(text))).toEqual([place]);
});
