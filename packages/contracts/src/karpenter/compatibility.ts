import type { KubernetesVersion } from '../aws/kubernetes-versions.ts';

/**
 * Sources: https://karpenter.sh/docs/upgrading/compatibility/, state of Karpenter 1.14; for 1.37
 * pkg/providers/version/version.go of aws/karpenter-provider-aws v1.15.2.
 */
const MINIMUM: { readonly [version in KubernetesVersion]: string } = {
  '1.32': '1.2.0',
  '1.33': '1.5.0',
  '1.34': '1.6.0',
  '1.35': '1.9.0',
  '1.36': '1.13.0',
  '1.37': '1.15.0',
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
  return isAtLeast(karpenterVersion, MINIMUM[version]);
}

/**
 * Whether a release of Karpenter is another one or newer.
 *
 * @throws RangeError when one of them is not an exact version
 */
export function isAtLeast(karpenterVersion: string, least: string): boolean {
  const [have, need] = [numbersOf(karpenterVersion), numbersOf(least)];
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
  return isAtLeast(karpenterVersion, '1.14.0');
}

/** The release from which on `spec.kubelet` is an open map, node repair obeys budgets, and enclaves are known. */
export const KARPENTER_1_15 = '1.15.0';

/** What the rules about objects of Karpenter depend on. */
export interface KarpenterRelease {
  /** An exact version, `1.15.2`. */
  readonly version: string;
  /** Whether the gate `NodeClassCEL` is open, with which kubelet settings may be expressions. @default false */
  readonly nodeClassCEL?: boolean;
}

/** The oldest release whose objects are supported; it refuses what newer ones brought. */
export const OLDEST_KARPENTER: KarpenterRelease = { version: '1.14.0' };

/** The Karpenter of EKS Auto Mode. EKS does not publish its version: that of the newest rules, so that no guess refuses anything. */
export const AUTO_MODE_KARPENTER: KarpenterRelease = { version: KARPENTER_1_15 };

function numbersOf(version: string): number[] {
  if (!/^\d+\.\d+\.\d+$/.test(version))
    throw new RangeError(`not an exact version: ${JSON.stringify(version)}`);
  return version.split('.').map(Number);
}
