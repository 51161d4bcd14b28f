import type { ArgocdSettings } from '@nodeless/sources';

/** One workload of Argo CD v3.5, `manifests/cluster-install`. */
export interface Part {
  readonly workload: 'Deployment' | 'StatefulSet';
  readonly name: string;
  readonly setting: keyof ArgocdSettings['resources'];
  readonly containers: readonly string[];
  readonly initContainers: readonly string[];
  /** Images of all its containers, without their tags. */
  readonly images: readonly string[];
}

const ARGOCD = 'quay.io/argoproj/argocd';
const DEX = 'ghcr.io/dexidp/dex';
const REDIS = 'public.ecr.aws/docker/library/redis';

export const PARTS: readonly Part[] = [
  part('StatefulSet', 'argocd-application-controller', 'applicationController'),
  part('Deployment', 'argocd-applicationset-controller', 'applicationsetController'),
  part('Deployment', 'argocd-dex-server', 'dexServer', ['dex'], ['copyutil'], [DEX, ARGOCD]),
  part('Deployment', 'argocd-notifications-controller', 'notificationsController'),
  part('Deployment', 'argocd-redis', 'redis', ['redis'], ['secret-init'], [REDIS, ARGOCD]),
  part('Deployment', 'argocd-repo-server', 'repoServer', ['argocd-repo-server'], ['copyutil']),
  part('Deployment', 'argocd-server', 'server'),
];

function part(
  workload: Part['workload'],
  name: string,
  setting: Part['setting'],
  containers: readonly string[] = [name],
  initContainers: readonly string[] = [],
  images: readonly string[] = [ARGOCD],
): Part {
  return { workload, name, setting, containers, initContainers, images };
}
