import type { Diagnostic } from '@nodeless/core';
import { quote } from '@nodeless/catalogue/schema';
import type { LayerStack } from '../layers/stack.ts';
import type { ReleasePart } from '@nodeless/catalogue';
import { knownReleases, type KnownRelease } from '../model/releases/pins.ts';
import type { ClusterRule } from './rule.ts';

const PARTS: readonly ReleasePart[] = ['source', 'crds'];

/**
 * The commit is what Argo CD deploys; the version is what labels, the README, rules and `diff` believe. One that moves
 * without the other deploys nothing, or something else than it says.
 */
export const releases: ClusterRule = {
  codes: [
    {
      code: 'spec/version-without-commit',
      severity: 'error or warning',
      title: 'A version and the commit of its source belong to different releases',
    },
  ],
  title: 'A version and the commit of its source belong to different releases',
  references: ['packages/sources/src/model/releases/pins.ts'],
  check({ spec: { versions }, stack, fleet: { catalogue } }) {
    if (versions === undefined) return [];
    const releases = knownReleases(catalogue);
    return Object.entries<unknown>(versions).flatMap(([release, written]) => {
      if (!isRelease(written)) return [];
      const found = PARTS.flatMap((part) => {
        const source = written[part];
        return source === undefined
          ? []
          : (problem({ release, part, source, version: written.version }, releases, stack) ?? []);
      });
      return found.length > 0 ? found : (twoReleases(release, written, releases, stack) ?? []);
    });
  },
};

/**
 * Chart and CRDs of one release in upstream's repository, where its commits are not known. At a tag of the AWS Load Balancer
 * Controller both are of one commit; Karpenter's chart is of a later one than its CRDs, because at the tag it still deploys the
 * version before.
 */
function twoReleases(
  release: string,
  { source, crds }: Partial<Record<ReleasePart, Source>>,
  releases: readonly KnownRelease[],
  stack: LayerStack,
): Diagnostic | undefined {
  const origin = releases.find(({ key }) => key === release);
  if (origin === undefined || source === undefined || crds === undefined) return undefined;
  if (![source, crds].every(({ repoURL }) => isOf(repoURL, origin.repository))) return undefined;
  const isSame = source.commit === crds.commit;
  const chartIsLater = origin.pins.some(({ commits }) => commits.source !== commits.crds);
  if (isSame !== chartIsLater) return undefined;
  const at = (part: ReleasePart) => stack.placeOf(['versions', release, part, 'commit']).location;
  return {
    code: 'spec/version-without-commit',
    severity: isSame ? 'warning' : 'error',
    message: isSame
      ? `versions.${release}: source and crds name one commit; the chart at a tag of this repository deploys the version before`
      : `versions.${release}: source and crds name two commits of one repository, whose releases are one commit`,
    hint: 'write the commits of one release; docs/versions.md says how to find them',
    location: at('source'),
    related: [{ message: 'crds.commit', location: at('crds') }],
  };
}

interface Release extends Partial<Record<ReleasePart, Source>> {
  readonly version: string;
}

function isRelease(written: unknown): written is Release {
  return typeof written === 'object' && written !== null && 'version' in written;
}

interface Source {
  readonly repoURL: string;
  readonly commit: string;
}

interface Written {
  readonly release: string;
  readonly part: ReleasePart;
  readonly version: string;
  readonly source: Source;
}

function problem(
  { release, part, version, source }: Written,
  releases: readonly KnownRelease[],
  stack: LayerStack,
): Diagnostic | undefined {
  const origin = releases.find(({ key }) => key === release);
  const ofRelease = origin?.pins ?? [];
  const ofCommit = ofRelease.filter(({ commits }) => commits[part] === source.commit);
  if (ofCommit.some((pin) => pin.version === version)) return undefined;
  const [other] = ofCommit;
  const known = ofRelease.find((pin) => pin.version === version);
  const told = (severity: 'error' | 'warning', message: string, hint: string): Diagnostic => {
    const at = (...keys: string[]) => stack.placeOf(['versions', release, ...keys]).location;
    return {
      code: 'spec/version-without-commit',
      severity,
      message: `versions.${release}: ${message}`,
      hint,
      location: at('version'),
      related: [{ message: `${part}.commit`, location: at(part, 'commit') }],
    };
  };
  const commit = known?.commits[part];
  const find =
    commit === undefined
      ? `\`npx nodeless versions ${release} ${version}\` says how to find the commit`
      : `that of ${version} is ${commit}`;
  if (other !== undefined) {
    return told(
      'error',
      `${version} is written beside the commit of ${other.version} (${part}), which Argo CD would deploy`,
      `write version and commit of one release; ${find}`,
    );
  }
  if (commit !== undefined && origin !== undefined && isOf(source.repoURL, origin.repository)) {
    return told(
      'warning',
      `${quote(source.commit.slice(0, 12))} is not known as the commit of ${version} (${part})`,
      find,
    );
  }
  const [layer, ofOther] = [['version'], [part, 'commit']].map(
    (keys) => stack.placeOf(['versions', release, ...keys]).layer,
  );
  return layer === ofOther
    ? undefined
    : told(
        'error',
        `the version comes from the layer ${layer ?? ''}, and the commit of ${part} from the layer ${ofOther ?? ''}: one moved without the other`,
        `write both in one layer; ${find}`,
      );
}

function isOf(url: string, repository: string): boolean {
  return url.replace(/(\.git)?\/?$/, '').toLowerCase() === `https://github.com/${repository}`.toLowerCase();
}
