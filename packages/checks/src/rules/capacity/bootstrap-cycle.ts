import { specPath, type SpecPath } from '@nodeless/core';
import {
  ARGOCD_NAMESPACE,
  KARPENTER_NAMESPACE,
  KUBE_SYSTEM,
  runsKarpenter,
  type ClusterModel,
} from '@nodeless/spec';
import { finding, type Rule } from '../../rule.ts';
import { fargateProfileOf, type PodIdentity } from '../../view/fargate.ts';

interface RootPod {
  readonly what: string;
  readonly pod: PodIdentity;
  readonly needed: (model: ClusterModel) => boolean;
}

/** What must run before Karpenter can make the first node, with the labels that its pods always carry. */
const ROOT_PODS: readonly RootPod[] = [
  {
    what: 'CoreDNS',
    pod: {
      namespace: KUBE_SYSTEM,
      labels: { 'k8s-app': 'kube-dns', 'eks.amazonaws.com/component': 'coredns' },
    },
    needed: () => true,
  },
  {
    what: 'Karpenter',
    pod: {
      namespace: KARPENTER_NAMESPACE,
      labels: { 'app.kubernetes.io/name': 'karpenter', 'app.kubernetes.io/instance': 'karpenter' },
    },
    needed: ({ spec }) => runsKarpenter(spec),
  },
  {
    what: 'Argo CD',
    pod: { namespace: ARGOCD_NAMESPACE, labels: {} },
    needed: ({ spec }) => spec.argocd.mode === 'in-cluster',
  },
];

/**
 * In a nodeless cluster DNS, Karpenter and Argo CD must start without nodes: Karpenter makes them, Argo CD installs
 * Karpenter, and both need DNS. Source: https://karpenter.sh/docs/troubleshooting/ (DNS), EKS user guide, Fargate.
 */
export const bootstrapCycle: Rule = {
  codes: ['capacity/bootstrap-cycle'],
  *check({ model }) {
    const { profiles } = model.spec.compute.fargate;
    const path: SpecPath = specPath('cluster', 'compute', 'fargate', 'profiles');
    for (const { what, pod, needed } of ROOT_PODS) {
      if (!needed(model) || fargateProfileOf(profiles, pod) !== undefined) continue;
      const message = `no Fargate profile takes the pods of ${what} (namespace ${pod.namespace}): they would wait for nodes that nothing can make yet`;
      yield finding(model, path, 'capacity/bootstrap-cycle', message, {
        hint: `add a profile with selectors: [{ namespace: ${pod.namespace} }]`,
      });
    }
  },
};
