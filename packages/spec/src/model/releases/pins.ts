/** Where a release stands in `versions`. */
export const RELEASES = [
  'karpenter',
  'awsLoadBalancerController',
  'clusterAutoscaler',
  'externalDns',
  'argocd',
] as const;
export type ReleaseKey = (typeof RELEASES)[number];

/** The folders that Argo CD reads of one release. */
export type ReleasePart = 'source' | 'crds';

/** Where the releases of a product are: owner and name on GitHub, and the tag of a version. */
export interface ReleaseOrigin {
  readonly repository: string;
  readonly tag: (version: string) => string;
}

export const RELEASE_ORIGINS: Readonly<Record<ReleaseKey, ReleaseOrigin>> = {
  karpenter: { repository: 'aws/karpenter-provider-aws', tag: (version) => `v${version}` },
  awsLoadBalancerController: {
    repository: 'kubernetes-sigs/aws-load-balancer-controller',
    tag: (version) => `v${version}`,
  },
  clusterAutoscaler: {
    repository: 'kubernetes/autoscaler',
    tag: (version) => `cluster-autoscaler-chart-${version}`,
  },
  externalDns: {
    repository: 'kubernetes-sigs/external-dns',
    tag: (version) => `external-dns-helm-chart-${version}`,
  },
  argocd: { repository: 'argoproj/argo-cd', tag: (version) => version },
};

/** The commits that hold a version of a release. */
export interface Pin {
  readonly release: ReleaseKey;
  readonly version: string;
  readonly commits: Readonly<Partial<Record<ReleasePart, string>>>;
}

/**
 * Releases whose commits are known. A commit is the same one in every copy of a repository. Sources: the repositories, at
 * their release tags; of Karpenter the chart at the commit that publishes it, because at its tag it still deploys the
 * version before (`charts/karpenter/Chart.yaml`).
 */
export const PINS: readonly Pin[] = [
  {
    release: 'karpenter',
    version: '1.14.1',
    commits: {
      source: '1d927085dd81a9df9301e613f371dac5b4d16bfe',
      crds: 'bde00654cd316fddb3dccfba3f5ac07039865429',
    },
  },
  {
    release: 'awsLoadBalancerController',
    version: '3.5.0',
    commits: {
      source: '11eb202c97e4ae2ee45e0658c4cde9a4b59f33d4',
      crds: '11eb202c97e4ae2ee45e0658c4cde9a4b59f33d4',
    },
  },
  {
    release: 'clusterAutoscaler',
    version: '9.59.0',
    commits: { source: '5a0b98e45f896e98132737240ac131a519d3b33d' },
  },
  {
    release: 'externalDns',
    version: '1.21.1',
    commits: { source: '9f26451346774099a8b3e3e5cc46a53bf2fd1461' },
  },
  {
    release: 'argocd',
    version: 'v3.5.1',
    commits: { source: '109ca7ca71139e514114499d294a492e7910a965' },
  },
];
