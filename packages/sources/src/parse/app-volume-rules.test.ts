import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (more: string) => parse({ app: `${GOOD.app}${more}\n` }).diagnostics;
const TMP = 'tmp: { mountPath: /tmp, emptyDir: {} }';

test.each([
  `volumes: { ${TMP}, shm: { mountPath: /dev/shm, emptyDir: { medium: Memory } } }`,
  'config: { settings: { data: { a: b }, mountPath: /etc/web } }\nvolumes: { other: { mountPath: /etc, configMap: settings } }',
  'config: { settings: { data: { a: b } } }\nvolumes: { settings: { mountPath: /etc/web, configMap: settings } }',
])('%s', (text) => expect(told(text)).toEqual([]));

test.each([
  [
    `volumes: { ${TMP}, other: { mountPath: /tmp/, emptyDir: {} } }`,
    '8:72 spec/conflict',
    'spec/conflict: two volumes would be mounted at /tmp/ | mount one of them elsewhere',
  ],
  [
    'config: { tmp: { data: { a: b }, mountPath: /etc/tmp } }\nvolumes: { tmp: { mountPath: /tmp, emptyDir: {} } }',
    '9:17 spec/conflict',
    'spec/conflict: the volume of the ConfigMap "tmp" has this name already | give the volume another name',
  ],
])('%s is refused', (text, place, words) => {
  const found = told(text);
  expect(placesOf(found)).toEqual([place]);
  expect(wordsOf(found)).toEqual([words]);
});

test.each([
  ['volumes: { tmp: { mountPath: tmp, emptyDir: {} } }', '"tmp" is not a path in a container'],
  ['volumes: { tmp: { mountPath: /tmp } }', 'volumes.tmp'],
  ['config: { Settings: { data: {} } }', '"Settings" is not a name of a ConfigMap'],
])('%s is refused', (text, words) => expect(wordsOf(told(text))).toEqual([expect.stringContaining(words)]));
