import { maps, texts, type JsonValue } from '@nodeless/core';
import { valueAt } from './classify/pattern.ts';
import type { Change } from './compare/match.ts';
import { allContainers, podsOf } from './dangers/pod.ts';
import { releaseVersion } from './objects/release.ts';
import { isKind } from './objects/tree-object.ts';
import type { VersionBump, VersionKind } from './report/version-bump.ts';

/** Versions that one change moves. */
export function versionBumps(change: Change): VersionBump[] {
  if (change.operation !== 'changed' && change.operation !== 'moved') return [];
  const { before, after } = change;
  const bump = (
    kind: VersionKind,
    name: string,
    from: JsonValue | undefined,
    to: JsonValue | undefined,
  ): VersionBump[] =>
    from === undefined || to === undefined || from === to
      ? []
      : [{ kind, name, before: String(from), after: String(to), places: [after.place] }];
  const both = (path: string) => [valueAt(before.value, path), valueAt(after.value, path)] as const;

  if (isKind(after, 'eksctl.io', 'ClusterConfig')) {
    const addons = maps(valueAt(after.value, 'addons')).flatMap((addon) => {
      const old = maps(valueAt(before.value, 'addons')).find(({ name }) => name === addon['name']);
      return bump('addon', String(addon['name']), old?.['version'], addon['version']);
    });
    return [...bump('kubernetes', 'Kubernetes', ...both('metadata.version')), ...addons];
  }
  if (isKind(after, 'karpenter.k8s.aws', 'EC2NodeClass')) {
    const aliases = [before, after].map(({ value }) =>
      maps(valueAt(value, 'spec.amiSelectorTerms')).flatMap(({ alias }) =>
        typeof alias === 'string' ? [alias] : [],
      ),
    );
    // Images by their ids or tags have no alias, and so no version that could be told.
    if (aliases.some((names) => names.length === 0)) return [];
    return bump('node-image', after.ref.name, aliases[0]?.join(', '), aliases[1]?.join(', '));
  }
  if (isKind(after, 'argoproj.io', 'Application')) {
    const [from, to] = [before, after].map(({ value }) => {
      return { release: releaseVersion(value), revision: valueAt(value, 'spec.source.targetRevision') };
    });
    const release = bump('chart', after.ref.name, from?.release, to?.release);
    return release.length > 0 ? release : bump('chart', after.ref.name, from?.revision, to?.revision);
  }
  return imageBumps(change, bump);
}

function imageBumps(
  change: Change,
  bump: (kind: VersionKind, name: string, from: string, to: string) => VersionBump[],
): VersionBump[] {
  const pods = podsOf(change);
  return allContainers(pods?.after).flatMap((container) => {
    const old = allContainers(pods?.before).find(({ name }) => name === container['name']);
    const [from, to] = [old, container].map((one) => split(texts([one?.['image'] ?? ''])[0] ?? ''));
    if (from === undefined || to === undefined || from.repository !== to.repository) return [];
    return bump('image', to.repository, from.version, to.version);
  });
}

/** `registry/name:tag@digest` in two; without a tag it is `latest`. */
function split(image: string): { readonly repository: string; readonly version: string } {
  const [, repository = image, version = ''] = /^(.+?)((?::[^:/@]+)?(?:@.+)?)$/.exec(image) ?? [];
  return { repository, version: version.replace(/^:/, '') || 'latest' };
}
