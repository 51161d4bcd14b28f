import { PINS, RELEASE_ORIGINS, type Pin, type ReleaseKey, type ReleasePart } from './pins.ts';

const PARTS: readonly ReleasePart[] = ['source', 'crds'];

/** A version as `versions` writes it: Argo CD is named as its tags are, charts have plain numbers. */
export function writtenVersion(release: ReleaseKey, version: string): string {
  const plain = version.replace(/^v/, '');
  return release === 'argocd' ? `v${plain}` : plain;
}

/** The pin of a version, where its commits are known. */
export function pinOf(release: ReleaseKey, version: string): Pin | undefined {
  return PINS.find((pin) => pin.release === release && pin.version === version);
}

/** A pin as lines of YAML, to paste below `versions` of a stage of fleet.yaml or of a cluster.yaml. */
export function pinLines({ release, version, commits }: Pin): readonly string[] {
  return [
    `  ${release}:`,
    `    version: ${version}`,
    ...PARTS.flatMap((part) =>
      commits[part] === undefined ? [] : [`    ${part}: { commit: ${commits[part]} }`],
    ),
  ];
}

/**
 * Commands that find the commits of a version. Karpenter's chart at its tag still deploys the version before, because the
 * release changes it afterwards: its commit is the first one after the tag in which the chart names the version.
 *
 * @param version a version of nothing but letters, digits, dots, `+` and `-`, or a placeholder: it stands in the commands
 */
export function findingCommands(release: ReleaseKey, version: string): readonly string[] {
  const { repository, tag } = RELEASE_ORIGINS[release];
  const url = `https://github.com/${repository}`;
  if (release !== 'karpenter')
    return [`git ls-remote ${url} 'refs/tags/${tag(version)}' 'refs/tags/${tag(version)}^{}'`];
  const chart = 'charts/karpenter/Chart.yaml';
  return [
    `git clone --filter=blob:none --no-checkout ${url} && cd ${repository.replace(/^.*\//, '')}`,
    `git rev-parse '${tag(version)}^{commit}' # crds`,
    `git log --reverse --format=%H -S 'appVersion: ${version}' -- ${chart} # source`,
    `git show '<commit>:${chart}' # look: version and appVersion`,
  ];
}
