import { ruleKey, transitionRulesOf } from '@nodeless/contract-tables';
import type { JsonObject } from '@nodeless/core';
import { immutableFieldsOf } from './immutable-fields.ts';
import { KNOWN_IMMUTABLE } from './known-fields.ts';

/** Where a rule of a CRD may stand that keeps a field: at the field, or at what holds it. */
const placesOf = (path: readonly string[]) => [path, path.slice(0, -1)].map((steps) => `.${steps.join('.')}`);

test.each(['NodePool', 'NodeClaim', 'EC2NodeClass'])(
  'the fields of a %s that are known are those of its CRD',
  (kind) => {
    const group = kind === 'EC2NodeClass' ? 'karpenter.k8s.aws' : 'karpenter.sh';
    const rules = transitionRulesOf('karpenter', `${group}/v1/${kind}`);
    const known = KNOWN_IMMUTABLE.filter((field) => field.group === group && field.kind === kind);
    const found = known.map(({ path, message }) =>
      placesOf(path)
        .map((at) => ruleKey(at, message))
        .find((key) => rules.includes(key)),
    );
    expect(found.sort()).toEqual(rules);
  },
);

const crd = (...rules: readonly string[]): JsonObject => ({
  spec: {
    group: 'example.com',
    names: { kind: 'Thing' },
    versions: [
      {
        name: 'v1',
        schema: {
          openAPIV3Schema: {
            properties: {
              spec: { items: { 'x-kubernetes-validations': rules.map((rule) => ({ rule, message: 'no' })) } },
            },
          },
        },
      },
    ],
  },
});

test.each<[rule: string, found: readonly string[]]>([
  ['self == oldSelf', ['spec.* value']],
  [' self==oldSelf ', ['spec.* value']],
  ['oldSelf == self', ['spec.* value']],
  ['self.a == oldSelf.a', ['spec.*.a value']],
  ['oldSelf.a == self.a', ['spec.*.a value']],
  ['self.a.b == oldSelf.a.b', ['spec.*.a.b value']],
  ['has(self.a) == has(oldSelf.a)', ['spec.*.a presence']],
  ['!has(oldSelf.a) || has(self.a)', ['spec.*.a removal']],
  ['!has(oldSelf.a) || has(self.b)', []],
  ['!has(oldSelf.a) || (has(self.a) && self.a == oldSelf.a)', ['spec.*.a value', 'spec.*.a removal']],
  ['!has(oldSelf.a) || has(self.a) && oldSelf.a == self.a', ['spec.*.a value', 'spec.*.a removal']],
  ['!has(oldSelf.a) || self.a == oldSelf.a', ['spec.*.a value', 'spec.*.a removal']],
  ['!has(oldSelf.a.b) || self.a.b == oldSelf.a.b', ['spec.*.a.b value', 'spec.*.a.b removal']],
  ['!has(oldSelf.a) || self.b == oldSelf.b', []],
  ['self.a >= oldSelf.a', []],
  ['self.a == oldSelf.b', []],
  ['self.a.b == oldSelf.a', []],
  ['self.a == oldSelf.a || self.b', []],
  ["self == 'a'", []],
])('%j', (rule, found) => {
  expect(immutableFieldsOf(crd(rule)).map(({ path, what }) => `${path.join('.')} ${what}`)).toEqual(found);
});

test('a version that is not served asks nothing, and a rule of two versions is one', () => {
  const version = (name: string, rest: JsonObject) => ({
    name,
    ...rest,
    schema: { openAPIV3Schema: { 'x-kubernetes-validations': [{ rule: 'self == oldSelf' }] } },
  });
  const of = (...versions: readonly JsonObject[]) =>
    immutableFieldsOf({ spec: { group: 'example.com', names: { kind: 'Thing' }, versions } });
  expect(of(version('v1', { served: false }))).toEqual([]);
  expect(of(version('v1', { served: true }), version('v2', {}))).toEqual([
    {
      group: 'example.com',
      kind: 'Thing',
      path: [],
      what: 'value',
      message: 'the rule of the CRD is self == oldSelf',
    },
  ]);
});

test.each([
  [{}],
  [{ spec: null }],
  [{ spec: { group: 'a', names: { kind: 'B' }, versions: [null, { schema: 1 }] } }],
])('%j has none', (value) => {
  expect(immutableFieldsOf(value as unknown as JsonObject)).toEqual([]);
});
