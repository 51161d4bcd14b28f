import type { Catalogue } from '@nodeless/catalogue';
import { compareText } from '@nodeless/core';

/** Applications of the platform that belong to no component of the catalogue. */
const OWN: readonly string[] = [
  'access',
  'access-apps',
  'argocd',
  'auto-mode-ingress',
  'auto-mode-nodes',
  'fargate-logging',
  'gateways',
  'headroom',
  'ingress-classes',
  'karpenter',
  'karpenter-config',
  'karpenter-crd',
  'namespaces',
  'root',
  'scheduling',
  'storage',
];

/**
 * Names of the Applications of the platform, in order. An app of the same name would be the same Application to Argo CD,
 * so no app may have one, whether the cluster runs the component or not.
 */
export function platformApplications(catalogue: Catalogue): string[] {
  return [...OWN, ...Object.values(catalogue).flatMap(({ applications }) => applications)].sort(compareText);
}
