import { at, isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { addonPods, addonPodWords, type AddonPods } from '../../view/addon-pods.ts';
import { allowedOf } from '../../view/disruption.ts';

/**
 * A PodDisruptionBudget of an add-on that lets none of its pods go: a node with one of them is never drained, and the update
 * of a managed node group gives up. On Fargate EKS evicts pods to patch their machine, and deletes those that stay.
 */
export const addonDrain: Rule = {
  codes: [
    {
      code: 'addons/blocked-drain',
      severity: 'error or warning',
      title: 'The budget of an add-on lets none of its pods be evicted',
    },
  ],
  references: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    'https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-patching.html',
  ],
  *check({ model }) {
    for (const pods of addonPods(model)) {
      const budget = pods.values['podDisruptionBudget'];
      if (pods.kind === 'DaemonSet' || !isJsonObject(budget) || budget['enabled'] === false) continue;
      const key = ['maxUnavailable', 'minAvailable'].find((one) => budget[one] !== undefined);
      const replicas = fewest(pods);
      if (key === undefined || allowedOf(budget, replicas) > 0) continue;
      const value = JSON.stringify(budget[key]);
      const message = `${addonPodWords(pods)}: ${key} ${value} lets none of ${replicas} ${replicas === 1 ? 'pod' : 'pods'} be evicted: ${consequence(pods)}`;
      yield finding(model, pods.pathOf('podDisruptionBudget', key), 'addons/blocked-drain', message, {
        severity: pods.fargateProfile === undefined ? 'error' : 'warning',
        hint: 'write maxUnavailable: 1 in place of it, or more pods',
      });
    }
  },
};

function consequence({ fargateProfile }: AddonPods): string {
  return fargateProfile === undefined
    ? 'no node that runs one can ever be drained'
    : 'when EKS patches Fargate it cannot evict them one by one, and deletes them';
}

/** EKS chooses the number of pods of coredns where autoScaling says so. */
function fewest({ values, replicas: [key, by] = ['', 1] }: AddonPods): number {
  const scaling: JsonObject = isJsonObject(values['autoScaling']) ? values['autoScaling'] : {};
  const chosen = scaling['enabled'] === true ? at(scaling, 'minReplicas') : values[key];
  return numberOf(chosen) ?? by;
}

function numberOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
