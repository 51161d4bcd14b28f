import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderFleet, run, VERSION } from '../index.ts';
import { TestRepository } from '../testing/repository.ts';

let repository: TestRepository;
beforeAll(() => {
  repository = new TestRepository();
});
afterAll(() => repository.remove());

test('VERSION is that of the package, and what --version says', async () => {
  const manifest = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
    version: string;
  };
  let out = '';
  expect(await run(['--version'], { out: (text) => (out += text) })).toBe(0);
  expect([VERSION, out]).toEqual([manifest.version, `${manifest.version}\n`]);
});

test('a fleet is rendered in memory: the bytes that generate writes, without the records', async () => {
  const { clusters, findings } = await renderFleet(repository.root, ['nodeless-seoul']);
  expect(findings).toEqual([]);
  expect(clusters.map(({ name }) => name)).toEqual(['nodeless-seoul']);
  const before = repository.snapshot();
  let [out, err] = ['', ''];
  const options = {
    cwd: repository.root,
    out: (text: string) => (out += text),
    err: (text: string) => (err += text),
  };
  expect(await run(['generate', 'nodeless-seoul'], options)).toBe(0);
  expect(Object.keys(before).filter((path) => path.includes('/rendered/'))).toEqual([]);
  expect({ out, err }).toEqual({
    out: expect.stringContaining('1 cluster, '),
    err: expect.not.stringContaining('\u001b'),
  });
  for (const [path, text] of Object.entries(clusters[0]?.files ?? {})) {
    expect(readFileSync(repository.path('clusters/nodeless-seoul/rendered', path), 'utf8')).toBe(text);
  }
  expect(Object.keys(clusters[0]?.files ?? {}).length).toBeGreaterThan(20);
});

test('a cluster that is not there is a finding', async () => {
  expect(await renderFleet(repository.root, ['nowhere'])).toEqual({
    clusters: [],
    findings: [expect.objectContaining({ code: 'source/missing', severity: 'error' })],
  });
});

test('without a fleet there are findings and no clusters', async () => {
  const { clusters, findings } = await renderFleet(repository.path('apps'));
  expect([clusters, findings.map(({ code }) => code)]).toEqual([
    [],
    expect.arrayContaining(['source/missing']),
  ]);
});
