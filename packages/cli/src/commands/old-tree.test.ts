import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRecordPath } from '@nodeless/core';
import { filesBelow } from '../testing/rendered.ts';
import { TestRepository } from '../testing/repository.ts';

jest.setTimeout(180_000);

const CLUSTER = 'nodeless-tokyo';
const RENDERED = `clusters/${CLUSTER}/rendered`;
const PAGE = 'README.md';
const APP_PAGE = 'manifests/hello/README.md';

/** What the page of the cluster once said of the app, cell by cell. */
const OF_APP = [
  ['web', 'Deployment', 'hello', 'steady'],
  ['hello.tokyo.example.com', 'internet-facing Application Load Balancer', 'Ingress', 'web/hello', 'hello'],
];
const OLD_PAGE = `# ${CLUSTER}\n\n${OF_APP.map((cells) => `| ${cells.join(' | ')} |\n`).join('')}`;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let repository: TestRepository;
let fresh: Record<string, string>;
beforeAll(async () => {
  repository = new TestRepository([CLUSTER]);
  await repository.generated();
  fresh = repository.snapshot(RENDERED);
});
afterAll(() => repository.remove());

const at = (path: string): string => repository.path(RENDERED, path);
const read = (path: string): string => readFileSync(at(path), 'utf8');

function write(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

/** The tree of {@link fresh} with the one page of everything that there was, and no page of an app. */
function writeSharedPage(): void {
  rmSync(at(''), { recursive: true, force: true });
  for (const [path, file] of Object.entries(fresh)) write(path, file.replace(/^\d+ /, ''));
  rmSync(at(APP_PAGE));
  write('manifests/hello/SHA256SUMS', read('manifests/hello/SHA256SUMS').replace(/.* {2}README\.md\n/, ''));
  write(PAGE, OLD_PAGE);
  write(`${PAGE}.sha256`, read(`${PAGE}.sha256`).replace(/^[0-9a-f]{64}/m, sha256(OLD_PAGE)));
}

/** The same with one record of the whole tree. */
function writeOldRecord(): void {
  writeSharedPage();
  const paths = filesBelow(at(''));
  for (const path of paths.filter(isRecordPath)) rmSync(at(path));
  const files = paths
    .filter((path) => !isRecordPath(path))
    .map((path) => [path, { component: 'cluster', sha256: sha256(read(path)) }]);
  const record = {
    apiVersion: 'nodeless/v1alpha1',
    kind: 'Ownership',
    files: Object.fromEntries(files) as unknown,
  };
  write('ownership.json', `${JSON.stringify(record, null, 2)}\n`);
}

/** Codes of what a command finds in the tree, by file. */
async function findings(command: string): Promise<Record<string, string>> {
  const { out } = await repository.run(command, '--json');
  const { diagnostics } = JSON.parse(out) as {
    diagnostics: { code: string; location: { file: string } }[];
  };
  return Object.fromEntries(
    diagnostics
      .filter(({ code }) => code.startsWith('tree/'))
      .map(({ code, location }) => [location.file.replace(`${RENDERED}/`, ''), code]),
  );
}

const FORMS: [form: string, write: () => void, stale: Record<string, string>][] = [
  ['one page, and a record of each folder', writeSharedPage, {}],
  ['one page, and one record', writeOldRecord, { 'ownership.json': 'tree/stale-ownership' }],
];

describe.each(FORMS)('a tree with %s', (_, writeForm, stale) => {
  beforeEach(() => writeForm());

  test('is taken over, and what its page said of apps is on their pages', async () => {
    expect(await findings('check')).toEqual({
      [PAGE]: 'tree/stale-file',
      [APP_PAGE]: 'tree/missing-file',
      ...stale,
    });
    expect(await repository.run('generate')).toMatchObject({ exitCode: 0 });
    expect(repository.snapshot(RENDERED)).toEqual(fresh);
    expect(await repository.run('check')).toMatchObject({ exitCode: 0 });
    for (const cell of OF_APP.flat()) expect(read(APP_PAGE)).toContain(cell);
  });

  test.each([
    ['an edit of the page', PAGE, `${OLD_PAGE}by hand\n`, 'tree/edited-file'],
    ['a page of somebody in the folder of the app', APP_PAGE, 'by hand\n', 'tree/foreign-file'],
  ])('keeps %s', async (_what, path, text, code) => {
    write(path, text);
    const before = repository.snapshot(RENDERED);
    expect(await findings('generate')).toEqual({ [path]: code });
    expect(repository.snapshot(RENDERED)).toEqual(before);
  });
});
