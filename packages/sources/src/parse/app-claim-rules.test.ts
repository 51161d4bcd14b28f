import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const told = (text: string) => parse({ app: `${GOOD.app}${text}\n` }).diagnostics;
const volume = (text: string) => `volumes: { a: { mountPath: /a, ${text} } }`;
const claim = (text: string) => volume(`claim: { size: 1Gi, ${text} }`);
const projected = (text: string) => volume(`projected: [${text}]`);
const TOKEN = '{ serviceAccountToken: { path: a, audience: x, expirationSeconds: 600 } }';

test.each([
  claim(''),
  claim('accessModes: [ReadWriteMany, ReadOnlyMany], storageClass: shared'),
  claim('volume: files'),
  `replicas: 1\n${claim('accessModes: [ReadWriteOncePod]')}`,
  projected(`${TOKEN}, { downwardAPI: { labels: metadata.labels, 'zone': "metadata.annotations['a/b']" } }`),
  projected(
    '{ secret: s, items: { k: a } }, { configMap: c, optional: true }, { secret: t, items: { k: b } }',
  ),
])('%s', (text) => expect(told(text)).toEqual([]));

test.each([
  [
    claim('accessModes: [ReadWriteOncePod]'),
    '8:65 spec/conflict',
    'ReadWriteOncePod is for one pod, and the app may have 2 | run one pod (replicas: 1), or choose another access mode',
  ],
  [
    `scaling: { minReplicas: 1, maxReplicas: 3, memory: 50 }\n${claim('accessModes: [ReadWriteOncePod]')}`.replace(
      'memory: 50',
      'cpu: 50',
    ),
    '9:65 spec/conflict',
    'and the app may have 3',
  ],
  [
    claim('accessModes: [ReadWriteOncePod, ReadWriteOnce]'),
    '8:65 spec/conflict',
    'ReadWriteOncePod stands alone',
  ],
  [
    claim('accessModes: [ReadWriteOnce, ReadWriteOnce]'),
    '8:65 spec/invalid-value',
    'stands twice in the list',
  ],
  [claim('storageClass: a, volume: b'), '8:39 spec/conflict', 'a volume that exists is of no StorageClass'],
  [volume('claim: { size: 1GB }'), '8:47 spec/invalid-value', 'is not a size in GiB'],
  [
    projected(`${TOKEN}, { secret: s, items: { k: a } }`),
    '8:144 spec/conflict',
    'the volume would have the file "a" twice | choose another path',
  ],
  [
    projected(`${TOKEN}, { downwardAPI: { a: metadata.name } }`),
    '8:139 spec/conflict',
    'the volume would have the file "a" twice',
  ],
  [
    projected('{ downwardAPI: { a: status.podIP } }'),
    '8:64 spec/invalid-value',
    '"status.podIP" is not a field that a file may hold',
  ],
  [
    projected('{ serviceAccountToken: { path: ../a } }'),
    '8:75 spec/invalid-value',
    'is not a path below the mount',
  ],
  [
    projected('{ serviceAccountToken: { path: a, expirationSeconds: 60 } }'),
    '8:97 spec/invalid-value',
    '600',
  ],
  [
    `config: { c: { data: { key: v } } }\n${projected('{ configMap: c, items: { kye: a } }')}`,
    '9:74 spec/conflict',
    'config.c has no key "kye": the pod would never start | known: key',
  ],
  [
    `secrets: { s: { existing: { keys: [key] } } }\n${projected('{ secret: s, items: { kye: a } }')}`,
    '9:71 spec/conflict',
    'secrets.s has no key "kye": the pod would never start | known: key',
  ],
])('%s is refused', (text, place, words) => {
  expect(wordsOf(told(text))).toEqual([expect.stringContaining(words)]);
  expect(placesOf(told(text))).toEqual([place]);
});

test('folders of the node are never mounted', () => {
  expect(placesOf(told(volume('hostPath: { path: /var/run }')))).toEqual([
    '8:15 spec/missing-key',
    '8:32 spec/unknown-key',
  ]);
});
