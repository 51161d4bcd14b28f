import { maps, type JsonObject } from '@nodeless/core';
import { valueAt } from '../classify/pattern.ts';
import { releaseVersion } from '../objects/release.ts';
import { isKind } from '../objects/tree-object.ts';
import type { ChangeRule } from './rule.ts';

/** Releases: the version that an Application shows, and the commit that it deploys. */
export const ARGOCD_RELEASES: readonly ChangeRule[] = [
  {
    id: 'argocd/version-without-commit',
    severity: 'danger',
    match: (change) => {
      if (change.operation !== 'changed' || !isKind(change.after, 'argoproj.io', 'Application')) return [];
      const [before, after] = [releaseOf(change.before.value), releaseOf(change.after.value)];
      if (before.version === undefined || after.version === undefined) return [];
      const sameCommit = before.commits === after.commits;
      if (before.version !== after.version && sameCommit) {
        return [{ what: `says ${after.version}, and still deploys the commit of ${before.version}` }];
      }
      return before.version === after.version && !sameCommit
        ? [{ what: `deploys another commit, and still says ${after.version}` }]
        : [];
    },
    consequence:
      'the cluster runs another release than labels, the README and the rules of this program believe',
    remedy:
      'move version and commit together; npx nodeless versions prints the commits that are known, and how to find others',
    source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/tracking_strategies/',
  },
];

function releaseOf(application: JsonObject): {
  readonly version: string | undefined;
  readonly commits: string;
} {
  const source = valueAt(application, 'spec.source');
  const sources = [
    ...maps(source === undefined ? [] : [source]),
    ...maps(valueAt(application, 'spec.sources')),
  ];
  return {
    version: releaseVersion(application),
    commits: JSON.stringify(
      sources.map(({ repoURL, targetRevision }) => [repoURL ?? null, targetRevision ?? null]),
    ),
  };
}
