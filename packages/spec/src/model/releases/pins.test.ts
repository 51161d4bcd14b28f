import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PINS } from './pins.ts';

const read = (path: string) => readFileSync(join(__dirname, '../../../../..', path), 'utf8');

test('docs/versions.md names each pin, and no other', () => {
  const rows = read('docs/versions.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
  expect(rows).toEqual(
    PINS.map(({ release, version, repository, commits: { source, crds } }) => [
      release,
      version,
      repository,
      source,
      crds ?? '–',
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
