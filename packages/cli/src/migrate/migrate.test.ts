import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../installation.ts';
import { runIn } from '../testing/repository.ts';
import { isNewer } from './is-newer.ts';
import { migrateSource, type MigrationTables } from './migrate-source.ts';
import type { ApiConversion } from './migration.ts';
import { API_CONVERSIONS, MIGRATIONS } from './migrations.ts';

const CLUSTER = 'clusters/sample/cluster.yaml';
const FLEET = 'clusters/fleet.yaml';
const NEW_APP = 'apps/web/app.yaml';

describe('waivers with the former families', () => {
  const migrated = (kind: string, text: string): string => {
    const begin = `apiVersion: nodeless/v1alpha1\nkind: ${kind}\n`;
    return migrateSource(begin + text, undefined).text.slice(begin.length);
  };
  const waiver = (rule: string): string => `{ rule: ${rule}, reason: agreed by all, expires: 2027-01-31 }`;

  test.each([
    ['d1/volume', 'deletions/volume'],
    ["'d2/selector'", "'immutable-fields/selector'"],
    ['d3/zone', 'aws-resources/zone'],
    ['d4/moved', 'argocd/moved'],
    ['d5/surge', 'availability/surge'],
    ['availability/surge', 'availability/surge'],
    ['d6/surge', 'd6/surge'],
    ['example.com/d1', 'example.com/d1'],
  ])('%s is %s, in every place', (before, after) => {
    const cluster = (rule: string): string =>
      `# Why.\nwaivers: # two\n  - ${waiver(rule)} # one\n\n  - ${waiver(rule)}\n`;
    const fleet = (rule: string): string =>
      `defaults:\n  waivers: [${waiver(rule)}]\nstages:\n  prod:\n    waivers:\n      - ${waiver(rule)}\n`;
    expect(migrated('Cluster', cluster(before))).toBe(cluster(after));
    expect(migrated('Fleet', fleet(before))).toBe(fleet(after));
    expect(migrated('App', cluster(before))).toBe(cluster(before));
  });
});

describe('an invented older version of the form', () => {
  const conversion = (from: string, to: string, edit: ApiConversion['edit']): ApiConversion => ({
    ...{ from, to, edit },
    title: `${from} is ${to}`,
  });
  const tables: MigrationTables = {
    conversions: [
      conversion('nodeless/v1alpha0', 'nodeless/v1alpha1', (source, kind) => {
        if (kind === 'Cluster') source.rename(['clusterName'], 'name');
      }),
      conversion('nodeless/v0', 'nodeless/v1alpha0', (source) => source.rename(['title'], 'clusterName')),
    ],
    migrations: [
      {
        version: '0.2.0',
        title: 'two',
        edit: (source) => source.replace(['stage'], (stage) => `${stage}-2`),
      },
      {
        version: '0.10.0',
        title: 'ten',
        edit: (source) => source.replace(['stage'], (stage) => `${stage}-10`),
      },
    ],
  };
  const text = (apiVersion: string, key: string, stage = 'dev'): string =>
    `# First.\napiVersion: ${apiVersion} # form\nkind: Cluster\n${key}: seoul # the name\nstage: ${stage}\n`;

  test('is converted step by step, then migrated; comments stay', () => {
    expect(migrateSource(text('nodeless/v0', 'title'), undefined, tables)).toEqual({
      text: text('nodeless/v1alpha1', 'name', 'dev-2-10'),
      titles: ['nodeless/v0 is nodeless/v1alpha0', 'nodeless/v1alpha0 is nodeless/v1alpha1', 'two', 'ten'],
    });
  });

  test('is converted from any release, and migrated from the one that is named', () => {
    const from = (version: string): readonly string[] =>
      migrateSource(text('nodeless/v1alpha0', 'clusterName'), version, tables).titles;
    expect(from('0.1.9')).toEqual(['nodeless/v1alpha0 is nodeless/v1alpha1', 'two', 'ten']);
    expect(from('0.2.0')).toEqual(['nodeless/v1alpha0 is nodeless/v1alpha1', 'ten']);
    expect(from('1.0.0')).toEqual(['nodeless/v1alpha0 is nodeless/v1alpha1']);
  });
});

test('the table is in order, and every older form leads to the one that is read', () => {
  const versions = MIGRATIONS.map(({ version }) => version);
  expect(versions).toEqual([...versions].sort((a, b) => (isNewer(a, b) ? 1 : -1)));
  const nx = JSON.parse(readFileSync(join(PACKAGE_FOLDER, '../nx/migrations.json'), 'utf8')) as {
    generators: Record<string, { version: string }>;
  };
  expect(Object.values(nx.generators).map(({ version }) => version)).toEqual([...new Set(versions)]);
  const targets = API_CONVERSIONS.map(({ to }) => to);
  const sources = API_CONVERSIONS.map(({ from }) => from);
  expect(targets.filter((to) => to !== 'nodeless/v1alpha1' && !sources.includes(to))).toEqual([]);
});

test.each([
  ['0.2.0', '0.1.9', true],
  ['0.10.0', '0.9.0', true],
  ['1.0.0', '0.9.9', true],
  ['0.2.0', '0.2.0', false],
  ['0.2.0', '0.2.0-beta.1', false],
  ['0.2.0', '0.3.0', false],
])('%s is newer than %s: %j', (version, than, expected) => {
  expect(isNewer(version, than)).toBe(expected);
});

describe('nodeless migrate', () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'nodeless-migrate-')));
    cpSync(join(PACKAGE_FOLDER, 'testdata/base'), root, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const append = (path: string, text: string): void => writeFileSync(join(root, path), read(path) + text);
  const OLD = 'waivers:\n  - { rule: d1/volume, reason: agreed by all, expires: 2027-01-31 } # why\n';

  test('edits what is old and says what it did; a second time there is nothing', async () => {
    append(CLUSTER, OLD);
    const [cluster, fleet] = [read(CLUSTER), read(FLEET)];
    expect(await runIn(root, 'migrate')).toEqual({
      exitCode: 0,
      out: `changed ${CLUSTER}\n  ${MIGRATIONS[0]?.title}\nnext: npx nx run generate, and look at npx nodeless diff\n`,
      err: '',
    });
    expect([read(CLUSTER), read(FLEET)]).toEqual([cluster.replace('d1/', 'deletions/'), fleet]);
    expect(await runIn(root, 'migrate')).toEqual({ exitCode: 0, out: 'nothing to migrate\n', err: '' });
    expect(await runIn(root, 'generate')).toMatchObject({ exitCode: 0, err: '' });
  });

  test('prints the files for a program, and skips what was migrated before', async () => {
    append(CLUSTER, OLD);
    const before = read(CLUSTER);
    const { out } = await runIn(root, 'migrate', '--from', '0.1.0', '--print-files');
    expect((JSON.parse(out) as { files: { path: string }[] }).files.map(({ path }) => path)).toEqual([
      CLUSTER,
    ]);
    expect(await runIn(root, 'migrate', '--from', '0.2.0')).toMatchObject({ out: 'nothing to migrate\n' });
    expect(read(CLUSTER)).toBe(before);
  });

  test('writes nothing where one source cannot be read', async () => {
    append(CLUSTER, OLD);
    const before = read(CLUSTER);
    append(NEW_APP, 'a: [\n');
    const { exitCode, out, err } = await runIn(root, 'migrate');
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toContain(`${NEW_APP} is no YAML: `);
    expect(err).toContain('nothing was written');
    expect(read(CLUSTER)).toBe(before);
  });

  test('takes a folder without its source for none', async () => {
    mkdirSync(join(root, 'apps/empty'));
    expect(await runIn(root, 'migrate')).toMatchObject({ exitCode: 0, out: 'nothing to migrate\n' });
  });

  test('refuses a release that is none', async () => {
    const { exitCode, err } = await runIn(root, 'migrate', '--from', 'latest');
    expect(exitCode).toBe(1);
    expect(err).toContain('Write it as 1.15.2.');
  });
});
