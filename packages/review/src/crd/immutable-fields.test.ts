import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { JsonObject } from '@nodeless/core';
import { parse } from 'yaml';
import { immutableFieldsOf } from './immutable-fields.ts';
import { KNOWN_IMMUTABLE } from './known-fields.ts';

/** Upstream's data lies beside the project, never in it. */
const CRDS = resolve(__dirname, '../../../../../shared/contracts/karpenter');
const contractTest = existsSync(CRDS) ? test : test.skip;

contractTest('the fields that are known are those of the CRDs', () => {
  const files = ['nodepools', 'nodeclaims', 'nodeoverlays'].map((name) => `crd-karpenter.sh_${name}.yaml`);
  const found = [...files, 'crd-karpenter.k8s.aws_ec2nodeclasses.yaml'].flatMap((file) =>
    immutableFieldsOf(parse(readFileSync(join(CRDS, file), 'utf8')) as JsonObject),
  );
  const byPath = (fields: readonly object[]) => fields.map((field) => JSON.stringify(field)).sort();
  expect(byPath(found)).toEqual(
    byPath(
      KNOWN_IMMUTABLE.filter(({ group }) => group === 'karpenter.sh').map(
        ({ group, kind, path, what, message }) => ({ group, kind, path, what, message }),
      ),
    ),
  );
});

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
