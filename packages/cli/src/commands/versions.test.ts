import { readFileSync, writeFileSync } from 'node:fs';
import { COMPONENTS } from '@nodeless/catalogue';
import { knownReleases, releasePins } from '@nodeless/sources';
import { CLUSTERS, TestRepository } from '../testing/repository.ts';
import { parse } from 'yaml';

const RELEASES = knownReleases(COMPONENTS);
const PINS = releasePins(RELEASES);

let repository: TestRepository;
beforeEach(() => (repository = new TestRepository(CLUSTERS)));
afterEach(() => repository.remove());

interface Told {
  readonly clusters: readonly { readonly cluster: string; readonly kubernetes: string }[];
  readonly pinned: readonly {
    readonly release: string;
    readonly version: string;
    readonly clusters: readonly string[];
    readonly known: boolean;
  }[];
  readonly known: typeof PINS;
  readonly find: readonly string[];
  readonly kubernetes: readonly { readonly version: string }[];
  readonly diagnostics: readonly { readonly code: string; readonly severity: string }[];
}

const SEOUL = ['clusters', 'nodeless-seoul', 'cluster.yaml'];

async function json(...args: string[]): Promise<{ exitCode: number; told: Told }> {
  const { exitCode, out } = await repository.run('versions', ...args, '--json');
  return { exitCode, told: JSON.parse(out) as Told };
}

function append(text: string): void {
  const path = repository.path(...SEOUL);
  writeFileSync(path, `${readFileSync(path, 'utf8')}${text}`);
}

test('all of it', async () => {
  const before = repository.snapshot();
  const { exitCode, told } = await json();
  expect(exitCode).toBe(0);
  expect(told.clusters.find(({ cluster }) => cluster === 'nodeless-seoul')).toEqual({
    cluster: 'nodeless-seoul',
    stage: 'dev',
    kubernetes: '1.35',
    eksctl: '0.230.0',
    nodeImage: 'al2023@v20260714',
  });
  expect(told.known).toEqual(PINS);
  expect(new Set(told.pinned.map(({ release }) => release))).toEqual(new Set(RELEASES.map(({ key }) => key)));
  expect(told.pinned.every(({ known }) => known)).toBe(true);
  expect(told.find).toEqual([]);
  expect(told.kubernetes.at(-1)?.version).toBe('1.37');
  expect(repository.snapshot()).toEqual(before);
});

test('a cluster with another version stands by itself', async () => {
  append(`versions: { externalDns: { version: 1.22.0, source: { commit: ${'c'.repeat(40)} } } }\n`);
  const { told } = await json('externalDns');
  const [old, own] = told.pinned;
  expect(own).toMatchObject({
    release: 'externalDns',
    version: '1.22.0',
    clusters: ['nodeless-seoul'],
    known: false,
  });
  expect(old?.clusters).not.toContain('nodeless-seoul');
  expect(told.known.map(({ release }) => release)).toEqual(['externalDns']);
  const { out } = await repository.run('versions', 'externalDns');
  expect(out).toContain('externalDns 1.22.0: nodeless-seoul (not a known release)');
});

test('the lines to paste are YAML, and hold each pin once', async () => {
  const { exitCode, out, err } = await repository.run('versions');
  expect([exitCode, err]).toEqual([0, '']);
  const block = /\n {2}versions:\n((?: {4}.*\n)+)/.exec(out)?.[0] ?? '';
  const pasted = parse(block.replaceAll('\n  ', '\n')) as { versions: Record<string, { version: string }> };
  expect(Object.entries(pasted.versions).map(([release, { version }]) => [release, version])).toEqual(
    PINS.map(({ release, version }) => [release, version]),
  );
});

test('a known version is told with its commits', async () => {
  const { told } = await json('argocd', '3.5.1');
  expect(told.known).toEqual(PINS.filter(({ release }) => release === 'argocd'));
  expect(told.find).toEqual([]);
});

test('another one with the commands that find them', async () => {
  const { exitCode, told } = await json('argocd', '3.6.1');
  expect([exitCode, told.known]).toEqual([0, []]);
  expect(told.find).toEqual([
    "git ls-remote https://github.com/argoproj/argo-cd 'refs/tags/v3.6.1' 'refs/tags/v3.6.1^{}'",
  ]);
  const { out } = await repository.run('versions', 'argocd', '3.6.1');
  expect(out).toContain(`  ${told.find[0]}\n`);
});

test('a version that moved alone is a finding, and all others are told', async () => {
  append('versions: { karpenter: { version: 1.15.2 } }\n');
  const { exitCode, told } = await json();
  expect(exitCode).toBe(1);
  expect(told.diagnostics).toMatchObject([
    { code: 'spec/version-without-commit', severity: 'error' },
    { code: 'spec/version-without-commit', severity: 'error' },
  ]);
  expect(told.clusters.map(({ cluster }) => cluster)).not.toContain('nodeless-seoul');
  expect(told.clusters.length).toBeGreaterThan(1);
  expect(told.known).toEqual(PINS);
});

test.each([
  [['karpenters'], "'karpenters' is invalid"],
  [['karpenter', 'latest'], 'Write one exact version'],
  [['karpenter', "1.15.2'; ls"], 'Write one exact version'],
])('%j is refused', async (args, message) => {
  const { exitCode, err } = await repository.run('versions', ...args);
  expect(exitCode).toBe(1);
  expect(err).toContain(message);
});

test('the help has examples', async () => {
  const { out } = await repository.run('versions', '--help');
  expect(out).toContain('$ nodeless versions karpenter 1.15.2');
});
