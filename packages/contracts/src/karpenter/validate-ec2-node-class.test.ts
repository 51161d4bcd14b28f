import { kindProblems, ruleKey, rulesOf } from '@nodeless/contract-tables';
import type { Manifest } from '@nodeless/core';
import { EC2_NODE_CLASS_RULES } from './ec2-node-class-rules.ts';
import type { Ec2NodeClass } from './ec2-node-class.ts';
import { breaking, good, malformed } from './testing/ec2-node-classes.ts';
import { validateEc2NodeClass } from './validate-ec2-node-class.ts';

test.each(Object.keys(good))('%s is fine', (name) => {
  expect(validateEc2NodeClass(good[name] as Ec2NodeClass)).toEqual([]);
});

test.each(breaking)('rule %#', (manifest, ...messages) => {
  expect(validateEc2NodeClass(manifest).map(({ message }) => message)).toEqual(messages);
});

test.each(Object.entries(malformed))('%s has a form', (place, manifest) => {
  expect(validateEc2NodeClass(manifest).map(({ path }) => path.join('.'))).toEqual([place]);
});

test('every rule was broken at every place', () => {
  const key = (at: string, message: string) => `${at}: ${message}`;
  const broken = breaking.flatMap(([manifest]) =>
    validateEc2NodeClass(manifest).map(({ path, message }) =>
      key(path.map((step) => (typeof step === 'number' ? '[]' : `.${step}`)).join(''), message),
    ),
  );
  const rules = EC2_NODE_CLASS_RULES.map(({ at, message }) => key(at, message));
  expect(rules.filter((rule) => !broken.includes(rule))).toEqual([]);
});

test('it is a manifest', () => {
  const manifests: Manifest[] = Object.values(good);
  expect(new Set(manifests.map(({ kind }) => kind))).toEqual(new Set(['EC2NodeClass']));
});

const EC2_NODE_CLASS = 'karpenter.k8s.aws/v1/EC2NodeClass';

test('the API server knows no other expression', () => {
  const ours = EC2_NODE_CLASS_RULES.map(({ at, message }) => ruleKey(at, message)).sort();
  expect(ours).toEqual(rulesOf('karpenter', EC2_NODE_CLASS, '1.14'));
});

test('the schema agrees on what is well formed', () => {
  const problems = (one: object | undefined) => kindProblems('karpenter', EC2_NODE_CLASS, one, '1.14');
  expect(Object.values(good).flatMap(problems)).toEqual([]);
  expect(Object.keys(malformed).filter((place) => problems(malformed[place])?.length === 0)).toEqual([]);
});
