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

test.each([
  ['self == oldSelf', [['spec', '*']], 'value'],
  [' self==oldSelf ', [['spec', '*']], 'value'],
  ['self.a == oldSelf.a', [['spec', '*', 'a']], 'value'],
  ['has(self.a) == has(oldSelf.a)', [['spec', '*', 'a']], 'presence'],
  ['!has(oldSelf.a) || has(self.a)', [['spec', '*', 'a']], 'removal'],
  ['!has(oldSelf.a) || has(self.b)', [], undefined],
  ['!has(oldSelf.a) || (has(self.a) && self.a == oldSelf.a)', [['spec', '*', 'a']], 'value'],
  ['self.a >= oldSelf.a', [], undefined],
  ['self.a == oldSelf.b', [], undefined],
  ["self == 'a'", [], undefined],
])('%j', (rule, paths, what) => {
  const found = immutableFieldsOf(crd(rule));
  expect(found.map(({ path }) => path)).toEqual(paths);
  expect(found[0]?.what).toBe(what);
});

test.each([
  [{}],
  [{ spec: null }],
  [{ spec: { group: 'a', names: { kind: 'B' }, versions: [null, { schema: 1 }] } }],
])('%j has none', (value) => {
  expect(immutableFieldsOf(value as unknown as JsonObject)).toEqual([]);
});
