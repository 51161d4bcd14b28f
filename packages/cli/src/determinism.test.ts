import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runs } from '@nodeless/core/testing';
import fc from 'fast-check';
import { parseDocument, stringify } from 'yaml';
import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { PrintCache } from '@nodeless/tree';
import { loadCluster, loadFleet } from './fleet.ts';
import { renderCluster } from './pipeline.ts';
import { REPOSITORY } from './testing/repository-root.ts';
import { CLUSTERS, TestRepository } from './testing/repository.ts';

let repository: TestRepository;
beforeEach(() => (repository = new TestRepository(CLUSTERS)));
afterEach(() => repository.remove());

function hashes(
  root: string,
  order: (names: readonly string[]) => readonly string[] = (names) => names,
): Record<string, string> {
  const fleet = loadFleet(root).value;
  if (fleet === undefined) throw new Error('the fleet is not valid');
  const printed = new PrintCache();
  const files = order(fleet.clusters).flatMap((name) => {
    const model = loadCluster(fleet, name);
    const rendered = model.value && renderCluster(model.value, printed);
    if (rendered?.value === undefined)
      throw new Error(JSON.stringify([...model.diagnostics, ...(rendered?.diagnostics ?? [])]));
    return rendered.value.files.map(({ path, sha256 }) => [`${name}/${path}`, sha256] as const);
  });
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

test('locale, time zone, environment and a second process change no byte', () => {
  const cli = join(REPOSITORY, 'packages', 'cli', 'bin', 'nodeless.cjs');
  const generate = (environment: Readonly<Record<string, string>>) => {
    const { status, stderr } = spawnSync(process.execPath, [cli, 'generate'], {
      cwd: repository.root,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
      encoding: 'utf8',
    });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    return repository.snapshot();
  };
  const first = generate({ TZ: 'UTC', LC_ALL: 'C' });
  for (const cluster of repository.clusters())
    spawnSync('rm', ['-r', repository.path('clusters', cluster, 'rendered')]);
  const second = generate({
    TZ: 'Asia/Seoul',
    LC_ALL: 'tr_TR.UTF-8',
    LANG: 'sv_SE.UTF-8',
    CDK8S_OUTDIR: '/nowhere',
    CDK8S_DISABLE_SORT: '1',
  });
  expect(second).toEqual(first);
});

test('the order of clusters and a shared print cache change no byte', () => {
  const straight = hashes(repository.root);
  expect(hashes(repository.root, (names) => [...names].reverse())).toEqual(straight);
});

test('the order of keys in the sources changes no byte', () => {
  const straight = hashes(repository.root);
  const sources = [
    'clusters/fleet.yaml',
    ...repository.clusters().map((name) => `clusters/${name}/cluster.yaml`),
    ...readdirSync(repository.path('apps')).map((name) => `apps/${name}/app.yaml`),
  ].map((path) => ({
    path,
    data: parseDocument(readFileSync(repository.path(path), 'utf8')).toJS() as JsonObject,
  }));
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (numbers) => {
      for (const { path, data } of sources)
        writeFileSync(repository.path(path), stringify(shuffled(data, numbers)));
      expect(hashes(repository.root)).toEqual(straight);
    }),
    runs(4),
  );
});

function shuffled(value: JsonValue, numbers: Iterator<number>): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => shuffled(item, numbers));
  if (!isJsonObject(value)) return value;
  const keyed = Object.entries(value).map(([key, item]) => ({
    key,
    item: shuffled(item, numbers),
    at: Number(numbers.next().value),
  }));
  return Object.fromEntries(keyed.sort((a, b) => a.at - b.at).map(({ key, item }) => [key, item]));
}
