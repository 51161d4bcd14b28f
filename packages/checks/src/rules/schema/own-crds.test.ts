import { toManifest, type JsonObject } from '@nodeless/core';
import { parse } from 'yaml';
import { run } from '../../testing/view.ts';
import { objectSchemas } from './object-schemas.ts';

const CRD = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: databases.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Database, plural: databases }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            spec:
              type: object
              required: [size, class]
              properties:
                size: { x-kubernetes-int-or-string: true }
                class: { type: string, enum: [small, large], default: small }
                owner: { type: string, nullable: true, maxLength: 5 }
                users:
                  type: array
                  x-kubernetes-list-type: map
                  x-kubernetes-list-map-keys: [name]
                  items: { type: object, required: [name], properties: { name: { type: string } } }
                settings: { type: object, x-kubernetes-preserve-unknown-fields: true }
                template: { type: object, x-kubernetes-embedded-resource: true, properties: { spec: { type: object } } }
            status: { type: object }
    - { name: v1alpha1, served: false, storage: false, schema: { openAPIV3Schema: { type: object } } }
`;

const database = (spec: JsonObject, apiVersion = 'example.com/v1') => ({
  apiVersion,
  kind: 'Database',
  metadata: { name: 'orders', namespace: 'web' },
  spec,
});

const told = (manifests: readonly JsonObject[], crds: Readonly<Record<string, string>>) =>
  run(objectSchemas, { crds }, manifests).map(({ severity, code, message, hint }) => [
    severity,
    code,
    message,
    ...(hint === undefined ? [] : [hint]),
  ]);

const FILE = { 'databases.yaml': CRD };

test('what the CRD takes', () => {
  const good = database({
    size: '10Gi',
    owner: null,
    settings: { any: 'thing' },
    users: [{ name: 'a' }, { name: 'b' }],
    template: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, spec: {} },
  });
  expect(told([{ ...good, status: { phase: 'Ready' } }], FILE)).toEqual([]);
  expect(told([good], {}).map(([, code]) => code)).toEqual(['schema/unknown-kind']);
});

test.each<[JsonObject, string, string]>([
  [{ size: 1, sise: 1 }, 'schema/unknown-field', 'spec.sise is no field of it'],
  [{ size: true }, 'schema/wrong-type', 'spec.size must be an integer or a string, not a boolean'],
  [{}, 'schema/required', 'spec.size is required'],
  [{ size: 1, class: 'huge' }, 'schema/value', 'spec.class must be one of "large", "small", not "huge"'],
  [{ size: 1, owner: 'nobody' }, 'schema/value', 'spec.owner must have 5 characters at most'],
  [
    { size: 1, users: [{ name: 'a' }, { name: 'a' }] },
    'schema/duplicate-key',
    'spec.users[1] repeats name of an earlier item',
  ],
  [{ size: 1, template: { spec: {}, kind: 'A' } }, 'schema/required', 'spec.template.apiVersion is required'],
])('%j', (spec, code, message) => {
  expect(told([database(spec)], FILE).map((one) => one.slice(0, 3))).toEqual([
    ['error', code, `Database web/orders would be refused by schemas/crds/databases.yaml: ${message}`],
  ]);
});

test('a version that the CRD does not serve', () => {
  expect(told([database({ size: 1 }, 'example.com/v1alpha1')], FILE)).toEqual([
    [
      'error',
      'schema/no-such-kind',
      'schemas/crds/databases.yaml serves no Database of example.com/v1alpha1, which Database web/orders is',
      'use example.com/v1',
    ],
  ]);
});

test('a CRD among the objects of the cluster', () => {
  const crd = parse(CRD) as JsonObject;
  expect(told([crd, database({})], {})).toEqual([
    [
      'error',
      'schema/required',
      'Database web/orders would be refused by the CRD databases.example.com: spec.size is required',
    ],
  ]);
  expect(toManifest(crd).kind).toBe('CustomResourceDefinition');
});

test('a CRD of a kind that is known goes before the tables', () => {
  const own = CRD.replaceAll('example.com', 'karpenter.sh').replaceAll('Database', 'NodePool');
  const pool = {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'own' },
    spec: { size: 1 },
  };
  expect(told([pool], { 'pools.yaml': own })).toEqual([]);
});

test('a file that holds something else', () => {
  const files = { 'a.yaml': `${CRD}---\nkind: ConfigMap\n`, 'b.yaml': 'a: [' };
  const found = run(objectSchemas, { crds: files });
  expect(found.map(({ code, location }) => [code, location?.file])).toEqual([
    ['schema/crd', 'schemas/crds/a.yaml'],
    ['schema/crd', 'schemas/crds/b.yaml'],
  ]);
  expect(found[0]?.message).toBe(
    'the schemas of its kinds cannot be read: 1 of its documents are no CustomResourceDefinition of apiextensions.k8s.io/v1',
  );
});
