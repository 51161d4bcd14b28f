import { SUPPORTED_KUBERNETES_VERSIONS } from '@nodeless/contracts/aws';

/** One minor version up. */
export interface Hop {
  readonly from: string;
  readonly to: string;
}

/**
 * The way from one minor version to another: EKS goes up one at a time. Or why there is none, in one sentence.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html
 */
export function hops(from: string, to: string): readonly Hop[] | string {
  const [first, last] = [minorOf(from), minorOf(to)];
  if (first === undefined || last === undefined) return 'a Kubernetes version is written as 1.36';
  if (first === last) return `the cluster has Kubernetes ${from} already`;
  if (last < first) return `a control plane never goes back: it has ${from}, and ${to} is older`;
  const known: readonly string[] = SUPPORTED_KUBERNETES_VERSIONS;
  const way = Array.from({ length: last - first }, (_, index) => ({
    from: `1.${first + index}`,
    to: `1.${first + index + 1}`,
  }));
  const unknown = way.find((hop) => !known.includes(hop.to));
  return unknown === undefined
    ? way
    : `EKS does not offer Kubernetes ${unknown.to}; it has ${known.join(', ')}`;
}

/** The minor number of `1.36`. */
export function minorOf(version: string): number | undefined {
  const match = /^1\.(\d{1,3})$/.exec(version);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}
