import { SYSTEM_NODE_POOL } from '@nodeless/contracts/auto-mode';
import { NODE_LABELS } from '@nodeless/contracts/karpenter';
import { CRITICAL_ADDONS_TOLERATION } from '@nodeless/contracts/placement';
import type { JsonObject } from '@nodeless/core';
import { autoModeOf, type ClusterSpec } from '@nodeless/sources';

/** Fields of the PodSpecs of Argo CD that say where they run. */
export interface ArgocdPlacement {
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly JsonObject[];
}

/**
 * Argo CD runs on the built-in pool `system` of EKS Auto Mode where there is one: what keeps the cluster stands apart from
 * what it carries. Everywhere else its pods take what takes them.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/critical-workload.html
 */
export function argocdPlacement(spec: ClusterSpec): ArgocdPlacement {
  if (!(autoModeOf(spec)?.builtInNodePools.includes(SYSTEM_NODE_POOL) ?? false)) return {};
  return {
    nodeSelector: { [NODE_LABELS.nodePool]: SYSTEM_NODE_POOL },
    tolerations: [CRITICAL_ADDONS_TOLERATION],
  };
}
