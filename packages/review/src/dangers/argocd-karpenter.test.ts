import type { JsonObject } from '@nodeless/core';
import { object } from '../testing/objects.ts';
import { reviewFiles } from '../testing/trees.ts';

const titles = (apiVersion: string, kind: string, before: JsonObject | undefined, after: JsonObject) => {
  const path = 'manifests/karpenter-config/it.yaml';
  const tree = (spec: JsonObject) => ({ [path]: object(apiVersion, kind, 'default', { spec }) });
  return reviewFiles(before === undefined ? {} : tree(before), tree(after))
    .dangers.filter(({ rule }) => rule === 'argocd/no-rollback')
    .map(({ title }) => title);
};
const pool = (before: JsonObject | undefined, after: JsonObject) =>
  titles('karpenter.sh/v1', 'NodePool', before, after);
const nodeClass = (before: JsonObject | undefined, after: JsonObject) =>
  titles('karpenter.k8s.aws/v1', 'EC2NodeClass', before, after);

const TAKEN = { consolidateAfter: '1m' };

test('a pool that only Karpenter 1.15 takes', () => {
  expect(pool({ disruption: TAKEN }, { disruption: { budgets: [{ nodes: '1' }] } })).toEqual([
    'NodePool default has no consolidateAfter, which Karpenter takes from 1.15 on',
  ]);
  expect(pool(undefined, { disruption: { ...TAKEN, budgets: [{ reasons: ['Unhealthy'] }] } })).toEqual([
    'NodePool default has a budget for the reason Unhealthy, which Karpenter takes from 1.15 on',
  ]);
});

test('a class that only Karpenter 1.15 takes', () => {
  expect(nodeClass({ role: 'a' }, { role: 'a', enclaveOptions: { enabled: true } })).toEqual([
    'EC2NodeClass default has enclaveOptions, which Karpenter takes from 1.15 on',
  ]);
  expect(
    nodeClass({ kubelet: { maxPods: 8 } }, { kubelet: { maxPods: 'vcpus * 8', serializeImagePulls: false } }),
  ).toEqual([
    'EC2NodeClass default has an expression for maxPods, which Karpenter takes from 1.15 on',
    'EC2NodeClass default has the setting serializeImagePulls of kubelet, which Karpenter takes from 1.15 on',
  ]);
});

test('what it was before is no news, and without disruption nothing is missing', () => {
  const unhealthy = { disruption: { ...TAKEN, budgets: [{ nodes: '1', reasons: ['Unhealthy'] }] } };
  expect(pool(unhealthy, { ...unhealthy, weight: 1 })).toEqual([]);
  expect(pool({ weight: 1 }, { weight: 2 })).toEqual([]);
  expect(nodeClass({ role: 'a' }, { role: 'a', kubelet: { podsPerCore: 8 } })).toEqual([]);
});
