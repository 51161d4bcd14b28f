import type { NamespaceNeed } from '@nodeless/catalogue/render';
import { autoModeOf, type AppSpec, type ClusterSpec } from '@nodeless/sources';

/**
 * The label of a Namespace whose new pods wait for their load balancer.
 * Sources: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/; the selector of the
 * webhook `eks-load-balancing-webhook` that EKS Auto Mode puts into its clusters
 */
export function readinessGates({ expose }: AppSpec, spec: ClusterSpec): Pick<NamespaceNeed, 'labels'> {
  if (expose === undefined || !('readinessGates' in expose) || expose.readinessGates !== true) return {};
  const group = autoModeOf(spec) === undefined ? 'elbv2.k8s.aws' : 'eks.amazonaws.com';
  return { labels: { [`${group}/pod-readiness-gate-inject`]: 'enabled' } };
}
