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
