/** Life of one Kubernetes minor version on EKS; all dates are `YYYY-MM-DD` in UTC. A date that nobody told us is left out. */
export interface KubernetesVersionDates {
  readonly release?: string;
  /** First day without standard support: from 00:00 UTC the cluster costs more. */
  readonly endStandard?: string;
  /** First day without extended support: from then on EKS upgrades the cluster by itself. */
  readonly endExtended?: string;
}

/**
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html, state of August 2026. EKS offers 1.37
 * since October 2026 at the latest (aws-cdk-lib 2.276.0 has it, Karpenter 1.15 is tested with it); its dates are not known
 * here, `aws eks describe-cluster-versions` has them.
 */
const DATES = {
  '1.32': { release: '2025-01-23', endStandard: '2026-03-23', endExtended: '2027-03-23' },
  '1.33': { release: '2025-05-29', endStandard: '2026-07-29', endExtended: '2027-07-29' },
  '1.34': { release: '2025-10-02', endStandard: '2026-12-02', endExtended: '2027-12-02' },
  '1.35': { release: '2026-01-28', endStandard: '2027-03-27', endExtended: '2028-03-27' },
  '1.36': { release: '2026-06-02', endStandard: '2027-08-02', endExtended: '2028-08-02' },
  '1.37': {},
} as const;

export type KubernetesVersion = keyof typeof DATES;

export const EKS_KUBERNETES_VERSIONS: Readonly<Record<KubernetesVersion, KubernetesVersionDates>> = DATES;

/** Minor versions that a cluster may be described with, oldest first. */
export const SUPPORTED_KUBERNETES_VERSIONS = [
  '1.32',
  '1.33',
  '1.34',
  '1.35',
  '1.36',
  '1.37',
] as const satisfies readonly KubernetesVersion[];

export function isKubernetesVersion(text: string): text is KubernetesVersion {
  return Object.hasOwn(EKS_KUBERNETES_VERSIONS, text);
}

export type SupportStatus = 'unreleased' | 'standard' | 'extended' | 'unsupported' | 'unknown';

/**
 * What EKS offers for a version on a day; `unknown` where its dates are not known. The day comes from the caller: nothing here reads a clock.
 *
 * @param date `YYYY-MM-DD`, or a longer ISO 8601 text whose first ten characters are that
 * @throws RangeError when `date` does not start like an ISO date
 */
export function supportStatus(version: KubernetesVersion, date: string): SupportStatus {
  const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?=$|T)/.exec(date)?.[0];
  if (day === undefined) throw new RangeError(`not an ISO date: ${JSON.stringify(date)}`);
  const { release, endStandard, endExtended } = EKS_KUBERNETES_VERSIONS[version];
  if (release === undefined || endStandard === undefined || endExtended === undefined) return 'unknown';
  if (day < release) return 'unreleased';
  if (day < endStandard) return 'standard';
  return day < endExtended ? 'extended' : 'unsupported';
}
