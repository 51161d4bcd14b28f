import { escapeControl } from '@nodeless/core';
import { pinLines, type KubernetesRange, type ReleasePin } from '@nodeless/sources';
import type { ClusterVersions, PinnedRelease } from '../versions/pinned.ts';

/** What `nodeless versions` tells. */
export interface VersionsAnswer {
  readonly clusters: readonly ClusterVersions[];
  readonly pinned: readonly PinnedRelease[];
  readonly known: readonly ReleasePin[];
  /** Commands that find the commits of a version that is not known; empty when none was asked for. */
  readonly find: readonly string[];
  readonly kubernetes: readonly KubernetesRange[];
}

const UNKNOWN = '?';

/** The answer as lines for people. */
export function versionsText({ clusters, pinned, known, find, kubernetes }: VersionsAnswer): string[] {
  const lines = [
    ...section('Clusters', clusters.map(clusterLine)),
    ...section('Pinned in this repository', pinned.flatMap(pinnedLines)),
    ...section(
      'Known releases: version and commits of each belong together, and go into one stage or one cluster.yaml',
      blocks(known).flatMap((pins) => ['versions:', ...pins.flatMap((pin) => pinLines(pin))]),
    ),
    ...section('Not a known release. Its commits are found with', find),
    ...section(
      `Kubernetes (${UNKNOWN}: not known here, see \`aws eks describe-cluster-versions\`)`,
      kubernetes.length === 0 ? [] : table(kubernetes),
    ),
  ];
  return lines.slice(0, -1).map(escapeControl);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ''];
}

/** Pins that can stand below one key `versions`: one of each release. */
function blocks(pins: readonly ReleasePin[]): ReleasePin[][] {
  const made: ReleasePin[][] = [];
  for (const pin of pins) {
    const block = made.find((one) => one.every(({ release }) => release !== pin.release));
    if (block === undefined) made.push([pin]);
    else block.push(pin);
  }
  return made;
}

function clusterLine({ cluster, stage, kubernetes, eksctl, nodeImage }: ClusterVersions): string {
  return `${cluster} (${stage}): Kubernetes ${kubernetes}, nodes ${nodeImage}, eksctl ${eksctl}`;
}

function pinnedLines({ release, version, sources, clusters, known }: PinnedRelease): string[] {
  return [
    `${release} ${version}: ${clusters.join(', ')}${known ? '' : ' (not a known release)'}`,
    ...Object.entries(sources).map(
      ([part, { repoURL, commit, path }]) => `  ${part.padEnd(6)} ${commit} ${repoURL} ${path}`,
    ),
  ];
}

function table(ranges: readonly KubernetesRange[]): string[] {
  const rows = ranges.map(({ version, endStandard, endExtended, karpenter, argocd, nodeImages }) => [
    version,
    endStandard ?? UNKNOWN,
    endExtended ?? UNKNOWN,
    karpenter,
    argocd.join(', '),
    nodeImages.join(', '),
  ]);
  const all = [
    ['version', 'standard until', 'extended until', 'Karpenter from', 'Argo CD tested', 'images from'],
    ...rows,
  ];
  const widths = all.reduce<number[]>(
    (most, row) => row.map((cell, index) => Math.max(most[index] ?? 0, cell.length)),
    [],
  );
  return all.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
