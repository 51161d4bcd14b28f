import { COREDNS_PODS, fargateProfileOf } from '@nodeless/contracts/placement';
import { specPath } from '@nodeless/core';
import { ARGOCD_NAMESPACE, KARPENTER_NAMESPACE } from '@nodeless/spec';
import { finding, type Rule, type UpstreamPods } from '../../rule.ts';

const COREDNS: UpstreamPods = { name: 'coredns', ...COREDNS_PODS };

/** Karpenter makes nodes, Argo CD installs Karpenter: nothing in their namespaces can wait for a node. */
const ROOT_NAMESPACES: readonly string[] = [ARGOCD_NAMESPACE, KARPENTER_NAMESPACE];

/**
 * In a nodeless cluster DNS, Karpenter and Argo CD must start without nodes: Karpenter makes them, Argo CD installs
 * Karpenter, and both need DNS. Sources: https://karpenter.sh/docs/troubleshooting/ (DNS),
 * https://docs.aws.amazon.com/eks/latest/userguide/fargate.html
 */
export const bootstrapCycle: Rule = {
  codes: ['capacity/bootstrap-cycle'],
  *check({ model, upstreamPods }) {
    const { profiles } = model.spec.compute.fargate;
    const path = specPath('cluster', 'compute', 'fargate', 'profiles');
    const roots = [COREDNS, ...upstreamPods.filter(({ namespace }) => ROOT_NAMESPACES.includes(namespace))];
    const waiting = roots.filter((pods) => fargateProfileOf(profiles, pods) === undefined);
    for (const namespace of new Set(waiting.map((pods) => pods.namespace))) {
      const names = waiting.filter((pods) => pods.namespace === namespace).map(({ name }) => name);
      const message = `no Fargate profile takes the pods of ${names.join(', ')} (namespace ${namespace}): they would wait for nodes that nothing can make yet`;
      yield finding(model, path, 'capacity/bootstrap-cycle', message, {
        hint: `add a profile with selectors: [{ namespace: ${namespace} }]`,
      });
    }
  },
};
