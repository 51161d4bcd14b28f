import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findingCommands } from './find-pin.ts';
import { kubernetesRanges } from './kubernetes-ranges.ts';
import { COMPONENTS } from '@nodeless/catalogue';
import { knownReleases, releasePins } from './pins.ts';

const RELEASES = knownReleases(COMPONENTS);
const PINS = releasePins(RELEASES);

const read = (path: string) => readFileSync(join(__dirname, '../../../../..', path), 'utf8');

/** Cells of the rows of a table below a heading of docs/versions.md, without the names of its columns. */
function tableBelow(heading: string): string[][] {
  const text = read('docs/versions.md')
    .split('\n## ')
    .find((one) => one.startsWith(`${heading}\n`));
  return (text ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

test('docs/versions.md names each pin, and no other', () => {
  expect(tableBelow('Known pins')).toEqual(
    PINS.map(({ release, version, commits: { source, crds } }) => [
      release,
      version,
      RELEASES.find(({ key }) => key === release)?.repository,
      source,
      crds ?? '–',
    ]),
  );
});

test('docs/versions.md has the commands that find other versions', () => {
  const text = read('docs/versions.md').replaceAll(/ +#/g, ' #');
  const missing = RELEASES.flatMap((release) => findingCommands(release, '<version>')).filter(
    (command) => !text.includes(`\n${command}\n`),
  );
  expect(missing).toEqual([]);
});

test('docs/versions.md says what goes with each Kubernetes', () => {
  expect(tableBelow('What goes with which Kubernetes')).toEqual(
    kubernetesRanges().map(({ version, endStandard, endExtended, karpenter, argocd, nodeImages }) => [
      version,
      endStandard ?? '?',
      endExtended ?? '?',
      karpenter,
      argocd.join(', '),
      ...nodeImages,
    ]),
  );
});

test('what fleet.yaml pins is known', () => {
  const { defaults } = parse(read('clusters/fleet.yaml')) as { defaults: { versions: Versions } };
  for (const { release, version } of PINS) {
    const pinned = defaults.versions[release];
    const known = PINS.find((pin) => pin.release === release && pin.version === pinned?.version);
    expect([version, known?.commits]).toEqual([
      version,
      {
        source: pinned?.source.commit,
        ...(pinned?.crds === undefined ? {} : { crds: pinned.crds.commit }),
      },
    ]);
  }
});

interface Versions {
  readonly [release: string]: {
    readonly version: string;
    readonly source: { readonly commit: string };
    readonly crds?: { readonly commit: string };
  };
}
