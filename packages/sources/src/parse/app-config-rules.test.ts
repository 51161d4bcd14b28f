import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const CONFIG = 'config: { settings: { data: { region: a } } }';
const told = (more: string) => parse({ app: `${GOOD.app}${CONFIG}\n${more}\n` }).diagnostics;

test.each([
  'env: { A: { configMap: settings, key: region } }',
  'env: { A: { configMap: elsewhere, key: zone } }',
  'env: { A: { configMap: settings, key: zone, optional: true } }',
  'env: { A: { configMap: constructor, key: zone } }',
  'volumes: { a: { mountPath: /a, configMap: settings, items: { region: r } } }',
])('%s', (text) => expect(told(text)).toEqual([]));

test.each([
  [
    'env: { A: { configMap: settings, key: regoin } }',
    '9:39 spec/conflict',
    'spec/conflict: config.settings has no key "regoin": the pod would never start | did you mean "region"?',
  ],
  [
    'volumes: { a: { mountPath: /a, configMap: settings, items: { zone: z } } }',
    '9:68 spec/conflict',
    'spec/conflict: config.settings has no key "zone": the pod would never start | known: region',
  ],
])('%s is refused', (text, place, words) => {
  expect(placesOf(told(text))).toEqual([place]);
  expect(wordsOf(told(text))).toEqual([words]);
});

test('the ConfigMap of Kubernetes is not for apps', () => {
  const found = parse({ app: `${GOOD.app}config: { kube-root-ca.crt: { data: {} } }\n` }).diagnostics;
  expect(placesOf(found)).toEqual(['8:29 spec/invalid-name']);
  expect(wordsOf(found)).toEqual([
    'spec/invalid-name: Kubernetes keeps a ConfigMap kube-root-ca.crt of its own in each namespace | choose another name',
  ]);
});

test.each([
  ['env: { A: "a\\0b" }', 'it has the character NUL'],
  ['args: ["\\0"]', 'it has the character NUL'],
  ['config: { a: { data: { b: "\\ud800" } } }', 'it has half of a surrogate pair'],
])('%s reaches no process', (text, words) => {
  expect(wordsOf(parse({ app: `${GOOD.app}${text}\n` }).diagnostics)).toEqual([
    expect.stringContaining(words),
  ]);
});
