import type { Catalogue, Pin, ReleaseOrigin } from '@nodeless/catalogue';

/** A release that `versions` pins by commit. */
export interface KnownRelease extends ReleaseOrigin {
  /** Where it stands in `versions`. */
  readonly key: string;
  /** Versions whose commits are known. */
  readonly pins: readonly Pin[];
}

/** Of the chart the commit that publishes it, because at its tag it still deploys the version before. */
const KARPENTER: KnownRelease = {
  key: 'karpenter',
  repository: 'aws/karpenter-provider-aws',
  tag: (version) => `v${version}`,
  pins: [
    {
      version: '1.14.1',
      commits: {
        source: '1d927085dd81a9df9301e613f371dac5b4d16bfe',
        crds: 'bde00654cd316fddb3dccfba3f5ac07039865429',
      },
    },
  ],
};

const ARGOCD: KnownRelease = {
  key: 'argocd',
  repository: 'argoproj/argo-cd',
  tag: (version) => version,
  pins: [{ version: 'v3.5.1', commits: { source: '109ca7ca71139e514114499d294a492e7910a965' } }],
};

/** The releases that a cluster of this catalogue pins. */
export function knownReleases(catalogue: Catalogue): KnownRelease[] {
  const ofComponents = Object.values(catalogue).flatMap(({ key, release }) =>
    release?.origin === undefined ? [] : [{ key, ...release.origin, pins: release.pins ?? [] }],
  );
  return [KARPENTER, ...ofComponents, ARGOCD];
}

/** The commits of a release, with its key below `versions`. */
export interface ReleasePin extends Pin {
  readonly release: string;
}

/** Every version whose commits are known. */
export function releasePins(releases: readonly KnownRelease[]): ReleasePin[] {
  return releases.flatMap(({ key, pins }) => pins.map((pin) => ({ release: key, ...pin })));
}
