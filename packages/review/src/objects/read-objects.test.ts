import { printYaml, type JsonObject } from '@nodeless/core';
import { object } from '../testing/objects.ts';
import { MAX_OBJECT_FILE, ObjectReader } from './read-objects.ts';

const IN_WEB = 'clusters/prod/rendered/manifests/web/it.yaml';

/** `group/kind namespace/name (application)` of each object, or why there is none. */
function read(text: string, path = IN_WEB): readonly string[] | string {
  const found = new ObjectReader().read(path, text);
  if ('problem' in found) return found.problem;
  return found.map(
    ({ ref, place }) =>
      `${ref.group}/${ref.kind} ${ref.namespace === undefined ? '' : `${ref.namespace}/`}${ref.name} (${place.application})`,
  );
}
const map = (name: string): JsonObject => object('v1', 'ConfigMap', name, { metadata: { namespace: 'web' } });

test.each<[string, string, readonly string[]]>([
  ['one object', printYaml(map('a')), ['/ConfigMap web/a (web)']],
  [
    'several documents, some of them empty',
    `---\n${printYaml(map('a'))}---\n# nothing\n---\n${printYaml(map('b'))}`,
    ['/ConfigMap web/a (web)', '/ConfigMap web/b (web)'],
  ],
  ['JSON', JSON.stringify(map('a')), ['/ConfigMap web/a (web)']],
  [
    'a List, as kubectl and Argo CD take it',
    printYaml({ apiVersion: 'v1', kind: 'List', items: [map('a'), map('b')] }),
    ['/ConfigMap web/a (web)', '/ConfigMap web/b (web)'],
  ],
  [
    'a List of another API is an object',
    printYaml(object('example.com/v1', 'List', 'a', { items: [map('b')] })),
    ['example.com/List a (web)'],
  ],
  [
    'an object of the whole cluster',
    printYaml(object('storage.k8s.io/v1', 'StorageClass', 'gp3')),
    ['storage.k8s.io/StorageClass gp3 (web)'],
  ],
  [
    'generateName',
    'apiVersion: batch/v1\nkind: Job\nmetadata:\n  generateName: seed-\n',
    ['batch/Job seed-* (web)'],
  ],
  [
    'a kustomization has the name of its folder',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n',
    ['kustomize.config.k8s.io/Kustomization manifests/web (web)'],
  ],
  ['nothing', '', []],
])('%s', (_, text, expected) => {
  expect(read(text)).toEqual(expected);
});

const NO_OBJECT = 'a document is not an object with apiVersion, kind and a name';

test.each([
  ['a list', '- a\n'],
  ['a word', 'a\n'],
  ['no kind', 'apiVersion: v1\nmetadata: { name: a }\n'],
  ['no apiVersion', 'kind: ConfigMap\nmetadata: { name: a }\n'],
  ['no name', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { labels: {} }\n'],
  ['a name that is no string', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: 1 }\n'],
  ['a List without items', 'apiVersion: v1\nkind: List\n'],
  ['a List of words', 'apiVersion: v1\nkind: List\nitems: [a]\n'],
  ['a good document before a bad one', `${printYaml(map('a'))}---\n- a\n`],
])('%s cannot be read', (_, text) => {
  expect(read(text)).toBe(NO_OBJECT);
});

test('what is no YAML says why, in one line', () => {
  expect(read('a: [\n')).toMatch(/^Flow sequence[^\n]*$/);
  expect(read('a: 1\na: 2\n')).toBe('Map keys must be unique');
});

test('a file is read up to a length', () => {
  const long = (length: number) => `${printYaml(map('a'))}#`.padEnd(length, 'x');
  expect(read(long(MAX_OBJECT_FILE))).toEqual(['/ConfigMap web/a (web)']);
  expect(read(long(MAX_OBJECT_FILE + 1))).toBe(
    'it has 1048577 characters, and at most 1048576 are read as objects',
  );
});

test('files that hold no objects are not read', () => {
  for (const path of [
    'clusters/prod/cluster.yaml',
    'clusters/prod/rendered/README.md',
    'clusters/prod/rendered/manifests/web.yaml',
  ])
    expect(read('a: [\n', path)).toEqual([]);
});

test('a template is an object for each resource, and one for what stands beside them', () => {
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: { Queue: { Type: 'AWS::SQS::Queue' }, Odd: { Properties: {} }, Broken: 'a' },
  };
  const found = new ObjectReader().read(
    'clusters/prod/rendered/cloudformation/karpenter.yaml',
    printYaml(template),
  );
  expect('problem' in found ? found : found.map(({ ref, value }) => [ref, value])).toEqual([
    [
      { group: 'cloudformation', kind: 'Template', name: 'karpenter' },
      { AWSTemplateFormatVersion: '2010-09-09' },
    ],
    [{ group: 'cloudformation', kind: 'unknown', name: 'Odd' }, { Properties: {} }],
    [{ group: 'cloudformation', kind: 'AWS::SQS::Queue', name: 'Queue' }, { Type: 'AWS::SQS::Queue' }],
  ]);
  expect(read('a: b\n', 'clusters/prod/rendered/cloudformation/empty.yaml')).toEqual([
    'cloudformation/Template empty (empty)',
  ]);
});

test('the same text in two clusters stands in each of them', () => {
  const reader = new ObjectReader();
  const clusters = ['prod', 'test'].flatMap((cluster) => {
    const found = reader.read(`clusters/${cluster}/rendered/manifests/web/a.yaml`, printYaml(map('a')));
    return 'problem' in found ? [] : found.map(({ place }) => `${place.cluster} ${place.file}`);
  });
  expect(clusters).toEqual([
    'prod clusters/prod/rendered/manifests/web/a.yaml',
    'test clusters/test/rendered/manifests/web/a.yaml',
  ]);
});
