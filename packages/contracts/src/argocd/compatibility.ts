import type { KubernetesVersion } from '../aws/kubernetes-versions.ts';

/**
 * Oldest and newest minor version of Kubernetes that a line of Argo CD is tested with.
 * Source: docs/operator-manual/tested-kubernetes-versions.md of argoproj/argo-cd, at v3.5.1 and in release 3.6
 */
const TESTED: { readonly [line: string]: readonly [oldest: number, newest: number] } = {
  '3.3': [32, 35],
  '3.4': [32, 35],
  '3.5': [33, 36],
  '3.6': [34, 37],
};

/** The Kubernetes versions that a line of Argo CD is tested with, as people write them. */
export interface TestedKubernetes {
  /** `3.5` */
  readonly line: string;
  readonly oldest: string;
  readonly newest: string;
  readonly includes: boolean;
}

/**
 * Whether Argo CD is tested with a Kubernetes version.
 *
 * @param argocdVersion `v3.5.1`, with or without the v
 * @returns undefined for a line of which nothing is known
 */
export function testedKubernetes(
  argocdVersion: string,
  kubernetes: KubernetesVersion,
): TestedKubernetes | undefined {
  const line = /^v?(\d+\.\d+)\./.exec(argocdVersion)?.[1];
  const range = line !== undefined && Object.hasOwn(TESTED, line) ? TESTED[line] : undefined;
  if (line === undefined || range === undefined) return undefined;
  const [oldest, newest] = range;
  const minor = Number(kubernetes.split('.')[1]);
  return {
    line,
    oldest: `1.${oldest}`,
    newest: `1.${newest}`,
    includes: minor >= oldest && minor <= newest,
  };
}

/** Lines of Argo CD that are tested with a Kubernetes version, oldest first. */
export function testedLines(kubernetes: KubernetesVersion): readonly string[] {
  const minor = Number(kubernetes.split('.')[1]);
  return Object.entries(TESTED)
    .filter(([, [oldest, newest]]) => minor >= oldest && minor <= newest)
    .map(([line]) => line);
}
