import type { Pin, ReleasePart } from '@nodeless/catalogue';
import type { KnownRelease, ReleasePin } from './pins.ts';

const PARTS: readonly ReleasePart[] = ['source', 'crds'];

/** A version as `versions` writes it: Argo CD is named as its tags are, charts have plain numbers. */
export function writtenVersion({ key }: KnownRelease, version: string): string {
  const plain = version.replace(/^v/, '');
  return key === 'argocd' ? `v${plain}` : plain;
}

/** The pin of a version, where its commits are known. */
export function pinOf({ pins }: KnownRelease, version: string): Pin | undefined {
  return pins.find((pin) => pin.version === version);
}

/** A pin as lines of YAML, to paste below `versions` of a stage of fleet.yaml or of a cluster.yaml. */
export function pinLines({ release, version, commits }: ReleasePin): readonly string[] {
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
export function findingCommands({ key, repository, tag }: KnownRelease, version: string): readonly string[] {
  const url = `https://github.com/${repository}`;
  if (key !== 'karpenter')
    return [`git ls-remote ${url} 'refs/tags/${tag(version)}' 'refs/tags/${tag(version)}^{}'`];
  const chart = 'charts/karpenter/Chart.yaml';
  return [
    `git clone --filter=blob:none --no-checkout ${url} && cd ${repository.replace(/^.*\//, '')}`,
    `git rev-parse '${tag(version)}^{commit}' # crds`,
    `git log --reverse --format=%H -S 'appVersion: ${version}' -- ${chart} # source`,
    `git show '<commit>:${chart}' # look: version and appVersion`,
  ];
}
