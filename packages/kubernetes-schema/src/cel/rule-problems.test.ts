import type { JsonObject } from '@nodeless/core';
import { parse } from 'yaml';
import { SHIPPED_TABLES, type ShippedTable } from '../shipped-tables.ts';
import { tableAt } from '../kinds.ts';
import { fieldPath } from '../validate/problem.ts';
import type { RuleTree } from './kind-rules.ts';
import { programOf } from './program.ts';
import { ruleProblems } from './rule-problems.ts';
import { crdRules, customRules } from './rules-of-kinds.ts';

const CRD = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Thing }
  versions:
    - name: v1
      served: true
      schema:
        openAPIV3Schema:
          type: object
          x-kubernetes-validations:
            - { rule: "self.kind == 'Thing' && self.metadata.name.size() < 9" }
          properties:
            spec:
              type: object
              x-kubernetes-validations:
                - { rule: self.min <= self.max, message: min is above max, fieldPath: .min }
                - { rule: "!has(self.__namespace__) || self.__namespace__ != ''" }
                - { rule: "!has(self.a__dash__b) || !has(self.c__dot__d__slash__e)" }
                - { rule: "!has(self.__underscores__x) || self.__underscores__x" }
                - { rule: self.mode == oldSelf.mode }
                - { rule: "oldSelf.hasValue() || self.mode != 'late'", optionalOldSelf: true }
              properties:
                min: { type: integer, default: 0 }
                max: { type: integer, default: 5 }
                mode: { type: string, default: early }
                namespace: { type: string }
                a-b: { type: string }
                c.d/e: { type: integer }
                __x: { type: boolean }
                note: { type: string, nullable: true, x-kubernetes-validations: [{ rule: "self != ''" }] }
                port: { x-kubernetes-int-or-string: true, x-kubernetes-validations: [{ rule: "type(self) == int ? self > 0 : self.matches('^[[:alpha:]]+$')" }] }
                ratio: { type: number, x-kubernetes-validations: [{ rule: self <= 1.5 }] }
                until: { type: string, format: date-time, x-kubernetes-validations: [{ rule: "self < timestamp('2030-01-01T00:00:00Z')" }] }
                every: { type: string, format: duration, x-kubernetes-validations: [{ rule: "self >= duration('1m')" }] }
                data: { type: string, format: byte, x-kubernetes-validations: [{ rule: "size(self) == 3" }] }
                day: { type: string, format: date, x-kubernetes-validations: [{ rule: "self.getFullYear() == 2026" }] }
                list:
                  type: array
                  items:
                    type: object
                    x-kubernetes-validations: [{ rule: "self.name != self.other" }]
                    properties: { name: { type: string }, other: { type: string, default: x } }
                names: { type: array, items: { type: string }, allOf: [{ items: { x-kubernetes-validations: [{ rule: "self.startsWith('a')" }] } }] }
                map: { type: object, additionalProperties: { type: string, x-kubernetes-validations: [{ rule: "self != 'b'" }] }, x-kubernetes-validations: [{ rule: "!('k-1' in self)" }] }
                free: { type: object, x-kubernetes-preserve-unknown-fields: true, properties: { a: { type: integer } }, x-kubernetes-validations: [{ rule: "!has(self.a) || self.a > 0" }] }
                object: { type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true, x-kubernetes-validations: [{ rule: "self.kind != 'Secret' && self.metadata.name != ''" }] }
                odd: { type: string, x-kubernetes-validations: [{ rule: "self.unheardOf()" }, { rule: "   " }] }
    - { name: v2, served: true, schema: { openAPIV3Schema: { type: object } } }
`;

const rules = crdRules(parse(CRD));
const tree = rules.get('example.com/v1/Thing') as RuleTree;

function told(object: JsonObject): string[] {
  return ruleProblems(tree, object).map(
    ({ kind, path, rule, message, error }) =>
      `${kind} ${fieldPath(path)}: ${message ?? rule}${error === undefined ? '' : ` (${error})`}`,
  );
}

const thing = (spec: JsonObject, name = 'short') => ({
  apiVersion: 'example.com/v1',
  kind: 'Thing',
  metadata: { name },
  spec,
});

test('kinds without rules have no tree', () => {
  expect([...rules.keys()]).toEqual(['example.com/v1/Thing']);
});

test('an object that all rules hold for', () => {
  const spec = {
    ...{ max: 3, namespace: 'web', 'a-b': 'x', __x: true, note: null, port: 'http', ratio: 1.5 },
    ...{ until: '2029-12-31T23:59:59.5+01:00', every: '90s', data: 'YWJj', day: '2026-02-28' },
    ...{ list: [{ name: 'y' }, { name: 'x', other: 'y' }], names: ['ab'], map: { k: 'a' } },
    free: { a: 1, b: { c: [1, 'd'] }, e: 2, f: 3 },
    object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: {} },
  };
  expect(told({ ...thing(spec), status: { anything: 'goes' } })).toEqual([]);
});

// All as k8s.io/apiextensions-apiserver 0.35.4 answers.
test.each<[JsonObject, ...string[]]>([
  [{ min: 6 }, 'broken spec.min: min is above max'],
  [{ min: 1, max: 0 }, 'broken spec.min: min is above max'],
  [{ namespace: '' }, "broken spec: !has(self.__namespace__) || self.__namespace__ != ''"],
  [{ 'a-b': '', 'c.d/e': 1 }, 'broken spec: !has(self.a__dash__b) || !has(self.c__dot__d__slash__e)'],
  [{ __x: false }, 'broken spec: !has(self.__underscores__x) || self.__underscores__x'],
  [{ mode: 'late' }, "broken spec: oldSelf.hasValue() || self.mode != 'late'"],
  [{ note: '' }, "broken spec.note: self != ''"],
  [{ port: 0 }, "broken spec.port: type(self) == int ? self > 0 : self.matches('^[[:alpha:]]+$')"],
  [{ port: '8a' }, "broken spec.port: type(self) == int ? self > 0 : self.matches('^[[:alpha:]]+$')"],
  [{ ratio: 2 }, 'broken spec.ratio: self <= 1.5'],
  [{ until: '2030-01-01T00:00:00Z' }, "broken spec.until: self < timestamp('2030-01-01T00:00:00Z')"],
  [{ every: '59s' }, "broken spec.every: self >= duration('1m')"],
  [{ data: 'YQ==' }, 'broken spec.data: size(self) == 3'],
  [{ day: '2025-02-28' }, 'broken spec.day: self.getFullYear() == 2026'],
  [{ list: [{ name: 'y' }, { name: 'x' }] }, 'broken spec.list[1]: self.name != self.other'],
  [{ list: [{}] }, 'broken spec.list[0]: self.name != self.other (No such key: name)'],
  [{ names: ['a', 'b'] }, "broken spec.names[1]: self.startsWith('a')"],
  [{ map: { a: 'b' } }, "broken spec.map.a: self != 'b'"],
  [{ map: { 'k-1': 'a' } }, "broken spec.map: !('k-1' in self)"],
  [{ free: { a: 0, b: 1 } }, 'broken spec.free: !has(self.a) || self.a > 0'],
  [
    { object: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' } } },
    "broken spec.object: self.kind != 'Secret' && self.metadata.name != ''",
  ],
  [
    { odd: 'x' },
    "not-evaluated spec.odd: self.unheardOf() (found no matching overload for 'dyn.unheardOf()')",
  ],
])('%j', (spec, ...problems) => {
  expect(told(thing(spec))).toEqual(problems);
});

test('the whole object, and several problems at once', () => {
  expect(told(thing({ ratio: 2, min: 9 }, 'very-long'))).toEqual([
    "broken : self.kind == 'Thing' && self.metadata.name.size() < 9",
    'broken spec.min: min is above max',
    'broken spec.ratio: self <= 1.5',
  ]);
});

const PROGRAMS = Object.keys(SHIPPED_TABLES) as ShippedTable[];

test.each(PROGRAMS)('every rule in the table of %s can be evaluated', (program) => {
  for (const version of SHIPPED_TABLES[program].versions)
    for (const gvk of tableAt(SHIPPED_TABLES[program], version).gvks()) {
      const unread = rulesOf(customRules(program, version)(gvk)).filter(
        (rule) => typeof programOf(rule) === 'string',
      );
      expect([version, gvk, ...unread]).toEqual([version, gvk]);
    }
});

function rulesOf(of: RuleTree | undefined): string[] {
  if (of === undefined) return [];
  const below = [...of.fields.values(), of.items, of.others].flatMap((inner) => rulesOf(inner));
  return [...of.rules.map(({ rule }) => rule), ...below];
}

const nodePool = (spec: JsonObject) => ({
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'default' },
  spec: {
    template: {
      spec: {
        nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' },
        requirements: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] }],
      },
    },
    ...spec,
  },
});

test('what the CRD of a NodePool asks for', () => {
  const pool = customRules('karpenter', '1.14.1')('karpenter.sh/v1/NodePool') as RuleTree;
  const paths = (spec: JsonObject) =>
    ruleProblems(pool, nodePool(spec)).map(({ kind, path }) => `${kind} ${fieldPath(path)}`);
  expect(paths({ weight: 10 })).toEqual([]);
  expect(paths({ weight: 10, replicas: 2 })).toEqual(['broken spec']);
  expect(paths({ disruption: { budgets: [{ nodes: '1', schedule: '@daily' }] } })).toEqual([
    'broken spec.disruption.budgets',
  ]);
  expect(customRules('argocd')('argoproj.io/v1alpha1/Application')).toBeUndefined();
});
