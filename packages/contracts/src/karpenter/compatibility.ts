import type { KubernetesVersion } from '../aws/kubernetes-versions.ts';

/** Source: https://karpenter.sh/docs/upgrading/compatibility/, state of Karpenter 1.14. */
const MINIMUM: { readonly [version in KubernetesVersion]: string } = {
  '1.31': '1.0.5',
  '1.32': '1.2.0',
  '1.33': '1.5.0',
  '1.34': '1.6.0',
  '1.35': '1.9.0',
  '1.36': '1.13.0',
};

/** The first Karpenter that supports a Kubernetes version. */
export function minKarpenterFor(version: KubernetesVersion): string {
  return MINIMUM[version];
}

/**
 * Whether a release of Karpenter supports a Kubernetes version.
 *
 * @param karpenterVersion an exact version, `1.14.1`
 * @throws RangeError when that is not an exact version
 */
export function supportsKubernetes(karpenterVersion: string, version: KubernetesVersion): boolean {
  const [have, need] = [numbersOf(karpenterVersion), numbersOf(MINIMUM[version])];
  const decisive = have.findIndex((part, index) => part !== need[index]);
  return decisive < 0 || (have[decisive] ?? 0) > (need[decisive] ?? 0);
}

/**
 * Whether a release of Karpenter serves CapacityBuffers of `autoscaling.x-k8s.io/v1beta1`, behind its feature gate.
 * Source: the CRDs and the values of the chart of Karpenter 1.14.
 *
 * @throws RangeError when the version is not an exact one
 */
export function hasCapacityBuffers(karpenterVersion: string): boolean {
  const [major = 0, minor = 0] = numbersOf(karpenterVersion);
  return major > 1 || (major === 1 && minor >= 14);
}

function numbersOf(version: string): number[] {
  if (!/^\d+\.\d+\.\d+$/.test(version))
    throw new RangeError(`not an exact version: ${JSON.stringify(version)}`);
  return version.split('.').map(Number);
}
