import { MANAGED_KUBELET_FIELDS } from '@nodeless/contracts/karpenter';
import { isJsonObject, maps, type JsonObject } from '@nodeless/core';
import { valueAt } from '../classify/pattern.ts';
import { isKind, type TreeObject } from '../objects/tree-object.ts';
import type { ChangeRule } from './rule.ts';

/** Karpenter: an object that the release before cannot hold. */
export const ARGOCD_KARPENTER: readonly ChangeRule[] = [
  {
    id: 'argocd/no-rollback',
    severity: 'warning',
    match: (change) => {
      if (change.operation === 'removed') return [];
      const before = change.operation === 'added' ? [] : onlyFrom115(change.before);
      return onlyFrom115(change.after)
        .filter((what) => !before.includes(what))
        .map((what) => ({ what: `${what}, which Karpenter takes from 1.15 on` }));
    },
    consequence:
      'after a rollback to Karpenter 1.14 its CRD refuses the object, so that every sync of it fails and nothing of its Application follows git',
    remedy: 'merge it once nobody wants to go back to 1.14; before a rollback take these values back first',
    source:
      'https://github.com/aws/karpenter-provider-aws/blob/v1.15.2/pkg/apis/crds/karpenter.sh_nodepools.yaml',
  },
];

function onlyFrom115(object: TreeObject): string[] {
  if (isKind(object, 'karpenter.sh', 'NodePool')) return ofNodePool(object.value);
  return isKind(object, 'karpenter.k8s.aws', 'EC2NodeClass') ? ofNodeClass(object.value) : [];
}

function ofNodePool(pool: JsonObject): string[] {
  const disruption = valueAt(pool, 'spec.disruption');
  if (!isJsonObject(disruption)) return [];
  const reasons = maps(disruption['budgets']).flatMap((budget) => budget['reasons'] ?? []);
  return [
    ...(disruption['consolidateAfter'] === undefined ? ['has no consolidateAfter'] : []),
    ...(reasons.includes('Unhealthy') ? ['has a budget for the reason Unhealthy'] : []),
  ];
}

function ofNodeClass(nodeClass: JsonObject): string[] {
  const kubelet = valueAt(nodeClass, 'spec.kubelet');
  const settings = isJsonObject(kubelet) ? Object.entries(kubelet) : [];
  return [
    ...(valueAt(nodeClass, 'spec.enclaveOptions') === undefined ? [] : ['has enclaveOptions']),
    ...settings
      .filter(([key]) => !MANAGED_KUBELET_FIELDS.includes(key))
      .map(([key]) => `has the setting ${key} of kubelet`),
    ...settings
      .filter(([key, value]) => key === 'maxPods' && typeof value === 'string')
      .map(() => 'has an expression for maxPods'),
  ];
}
