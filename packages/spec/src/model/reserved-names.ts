/**
 * Names of the Applications of the platform. An app of the same name would be the same Application to Argo CD, so no
 * app may have one, whether the cluster runs the component or not.
 */
export const PLATFORM_APPLICATIONS: readonly string[] = [
  'access',
  'access-apps',
  'argocd',
  'auto-mode-ingress',
  'auto-mode-nodes',
  'aws-load-balancer-controller',
  'aws-load-balancer-controller-crds',
  'cluster-autoscaler',
  'external-dns',
  'fargate-logging',
  'headroom',
  'karpenter',
  'karpenter-config',
  'karpenter-crd',
  'kube-ops-view',
  'namespaces',
  'root',
  'scheduling',
  'storage',
];
