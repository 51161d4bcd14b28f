import type { JsonObject } from '@nodeless/core';
import { run } from '../../testing/view.ts';
import { refusedObject } from '../karpenter/refused-object.ts';
import { objectSchemas } from './object-schemas.ts';

const crd = (...rules: readonly string[]) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: queues.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Queue, plural: queues }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties: { size: { type: integer }, name: { type: string } }
              x-kubernetes-validations: ${JSON.stringify(rules.map((rule) => ({ rule })))}
`;

const queue = (name: string, spec: JsonObject) => ({
  apiVersion: 'example.com/v1',
  kind: 'Queue',
  metadata: { name, namespace: 'web' },
  spec,
});

const told = (manifests: readonly JsonObject[], ...rules: readonly string[]) =>
  run(objectSchemas, { crds: { 'queues.yaml': crd(...rules) } }, manifests).map(
    ({ severity, code, message }) => `${severity} ${code} ${message}`,
  );

test('an object that breaks a rule, or lets it fail', () => {
  const rule = 'self.size <\n  10';
  expect(told([queue('a', { size: 9 })], rule)).toEqual([]);
  expect(told([queue('a', { size: 10 })], rule)).toEqual([
    'error schema/cel-rule Queue web/a would be refused by schemas/crds/queues.yaml: spec breaks the rule `self.size < 10`; it is {"size":10}',
  ]);
  expect(told([queue('a', {})], rule)).toEqual([
    'error schema/cel-rule Queue web/a would be refused by schemas/crds/queues.yaml: spec breaks the rule `self.size < 10`, which fails: No such key: size; it is {}',
  ]);
});

test('a long value is cut', () => {
  const [message = ''] = told([queue('a', { name: 'x'.repeat(200) })], "self.name == ''");
  expect(message).toMatch(/; it is \{"name":"x+…$/);
  expect(message.length).toBeLessThan(300);
});

test('rules are evaluated where the object fits the schema', () => {
  expect(told([queue('a', { size: '10' })], 'self.size < 10')).toEqual([
    'error schema/wrong-type Queue web/a would be refused by schemas/crds/queues.yaml: spec.size must be an integer, not a string',
  ]);
});

test('a rule that is not evaluated is named once', () => {
  const rule = 'self.unheardOf()';
  expect(told([queue('a', {}), queue('b', {})], rule)).toEqual([
    "info schema/cel-not-evaluated the rule `self.unheardOf()` of schemas/crds/queues.yaml cannot be evaluated here for Queue web/a at spec: found no matching overload for 'dyn.unheardOf()'; whether the object breaks it is not known",
  ]);
});

const nodePool = (spec: JsonObject) => ({
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'own' },
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

test('what another rule says of a node pool in its own words is said once', () => {
  const pool = nodePool({ replicas: 1, weight: 1 });
  expect(run(objectSchemas, {}, [pool])).toEqual([]);
  expect(run(refusedObject, {}, [pool]).map(({ code }) => code)).toEqual(['karpenter/refused-object']);
});

test('an object of a table, of a release that is known and of one that is not', () => {
  const buffer = {
    apiVersion: 'autoscaling.x-k8s.io/v1beta1',
    kind: 'CapacityBuffer',
    metadata: { name: 'spare', namespace: 'web' },
    spec: {
      replicas: 1,
      podTemplateRef: { name: 'a' },
      scalableRef: { kind: 'Deployment', name: 'a', apiGroup: 'apps' },
    },
  };
  const of = (cluster: string) =>
    run(objectSchemas, { cluster }, [buffer]).map(({ severity, code, message }) => [severity, code, message]);
  const broken =
    'spec breaks the rule `!(has(self.podTemplateRef) && has(self.scalableRef))`; it is ' +
    '{"replicas":1,"podTemplateRef":{"name":"a"},"scalableRef":{"kind":"Deployment","name":"a","apiGroup":"apps"}}';
  expect(of('')).toEqual([
    ['error', 'schema/cel-rule', `CapacityBuffer web/spare would be refused by Karpenter 1.14.1: ${broken}`],
  ]);
  expect(of('compute: { autoMode: {} }\n')).toEqual([
    ['warning', 'schema/cel-rule', `CapacityBuffer web/spare would be refused by Karpenter: ${broken}`],
  ]);
});
