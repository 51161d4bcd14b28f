import {
  COREDNS_PODS,
  CRITICAL_ADDONS_TOLERATION,
  fargateProfileOf,
  nodePoolViews,
  refusal,
} from '@nodeless/contracts/placement';
import { specPath } from '@nodeless/core';
import {
  ARGOCD_NAMESPACE,
  autoModeOf,
  builtInPoolViews,
  clusterAddons,
  KARPENTER_NAMESPACE,
  nodeGroupViews,
} from '@nodeless/sources';
import { finding, type Rule, type UpstreamPods } from '../../rule.ts';

const COREDNS: UpstreamPods = {
  name: 'coredns',
  tolerations: [CRITICAL_ADDONS_TOLERATION],
  ...COREDNS_PODS,
};

/** Argo CD installs what makes nodes: nothing in its namespace can wait for a node, nor in that of Karpenter. */
const ROOT_NAMESPACES: readonly string[] = [ARGOCD_NAMESPACE, KARPENTER_NAMESPACE];

/**
 * DNS, Argo CD and what makes nodes (Karpenter, the Cluster Autoscaler) run on Fargate or on nodes that are there from
 * the start: Argo CD installs the makers of nodes, and both need DNS. In EKS Auto Mode, AWS makes nodes from the start:
 * for the built-in pools, and for others as soon as a person has applied them.
 */
export const bootstrapCycle: Rule = {
  codes: [
    {
      code: 'capacity/bootstrap-cycle',
      severity: 'error',
      title: 'Argo CD, CoreDNS or Karpenter would depend on nodes that only Karpenter makes',
    },
  ],
  references: [
    'https://karpenter.sh/docs/troubleshooting/',
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html',
  ],
  *check({ model, clusterConfig, resources, upstreamPods }) {
    const { fargate } = model.spec.compute;
    const autoMode = autoModeOf(model.spec);
    // A group that starts without a node waits for something that makes one.
    const groups = [
      ...nodeGroupViews(model.spec, clusterConfig, true),
      ...(autoMode === undefined ? [] : [...builtInPoolViews(model.spec), ...nodePoolViews(resources)]),
    ];
    const path =
      autoMode === undefined
        ? specPath('cluster', 'compute', 'fargate', 'profiles')
        : specPath('cluster', 'compute', 'autoMode');
    const hasCoreDns = clusterAddons(model.spec).some(({ name }) => name === COREDNS.name);
    const roots = [
      ...(hasCoreDns ? [COREDNS] : []),
      ...upstreamPods.filter(
        ({ makesNodes, namespace }) => makesNodes === true || ROOT_NAMESPACES.includes(namespace),
      ),
    ];
    const starts = ({ tolerations = [], nodeSelector = {}, ...pods }: UpstreamPods) =>
      fargateProfileOf(fargate.profiles, pods) !== undefined ||
      groups.some((group) => refusal(group, { tolerations, nodeSelector }) === undefined);
    const waiting = roots.filter((pods) => !starts(pods));
    for (const namespace of new Set(waiting.map((pods) => pods.namespace))) {
      const names = waiting.filter((pods) => pods.namespace === namespace).map(({ name }) => name);
      const nobody =
        autoMode !== undefined
          ? 'no node pool of EKS Auto Mode and no Fargate profile takes'
          : groups.length === 0
            ? 'no Fargate profile takes'
            : 'no Fargate profile and no node group takes';
      const message = `${nobody} the pods of ${names.join(', ')} (namespace ${namespace}): they would wait for nodes that nothing can make yet`;
      yield finding(model, path, 'capacity/bootstrap-cycle', message, {
        hint:
          autoMode === undefined
            ? `add a profile with selectors: [{ namespace: ${namespace} }]`
            : 'add general-purpose to builtInNodePools, or a pool without taints to compute.autoMode.nodePools',
      });
    }
  },
};
