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
    'spec/conflict: the pod has a volume "tmp" already | choose another name',
  ],
  [
    'config: { a.b: { data: { x: y }, mountPath: /a }, a-b: { data: { x: y }, mountPath: /b } }',
    '8:56 spec/conflict',
    'spec/conflict: the pod has a volume "a-b" already | choose another name',
  ],
  [
    'volumes: { a: { mountPath: /a, emptyDir: {} }, b: { mountPath: /a/., emptyDir: {} } }',
    '8:64 spec/conflict',
    'spec/conflict: two volumes would be mounted at /a/. | mount one of them elsewhere',
  ],
  [
    `config: { ${'a'.repeat(64)}: { data: { x: y }, mountPath: /a } }`,
    '8:77 spec/invalid-name',
    `spec/invalid-name: the volume would be called "${'a'.repeat(64)}", which has 64 characters, and a pod takes 63 | choose a shorter name`,
  ],
])('%s is refused', (text, place, words) => {
  const found = told(text);
  expect(placesOf(found)).toEqual([place]);
  expect(wordsOf(found)).toEqual([words]);
});

test('a volume in memory is bounded by the limit', () => {
  const app = (size: string) =>
    parse({
      app: `${GOOD.app.replace('{ cpu: 100m } }', '{ cpu: 100m, memory: 1Gi }, limits: { memory: 1Gi } }')}volumes: { shm: { mountPath: /dev/shm, emptyDir: { medium: Memory, sizeLimit: ${size} } } }\n`,
    }).diagnostics;
  expect(app('1024Mi')).toEqual([]);
  expect(placesOf(app('1025Mi'))).toEqual(['8:79 spec/conflict']);
  expect(wordsOf(app('1025Mi'))).toEqual([
    'spec/conflict: the volume may hold 1025Mi in memory, and the container has 1Gi | raise the limit, or make the volume smaller',
  ]);
});

test.each([
  ['volumes: { tmp: { mountPath: tmp, emptyDir: {} } }', '"tmp" is not a path in a container'],
  ['volumes: { tmp: { mountPath: /tmp } }', 'volumes.tmp'],
  ['volumes: { tmp: { mountPath: /tmp, emptyDir: { sizeLimit: 500m } } }', 'is a fraction of a byte'],
  ['volumes: { tmp: { mountPath: /tmp, ephemeral: { size: "0" } } }', 'is not a size in GiB'],
  [
    'volumes: { tmp: { mountPath: /tmp, secret: a, items: { b: ../c } } }',
    '"../c" is not a path below the mount',
  ],
  ['volumes: { tmp: { mountPath: /tmp, secret: a, items: { b: a/../c } } }', 'is not a path below the mount'],
  ['config: { Settings: { data: {} } }', '"Settings" is not a name of a ConfigMap'],
])('%s is refused', (text, words) => expect(wordsOf(told(text))).toEqual([expect.stringContaining(words)]));
