import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCase } from './testing/bad-input-case.ts';
import { manifestsOf } from './testing/outages/manifests.ts';
import { OUTAGES } from './testing/outages/outages.ts';
import {
  installLinters,
  KUBERNETES,
  LINTERS,
  linterPath,
  schemaLocation,
  type Linter,
} from './testing/outages/programs.ts';
import { writeCase } from './testing/write-case.ts';

jest.setTimeout(60_000);

/** `npm run test:outages` installs the programs; `npm test` takes them where they are. */
if (process.env['npm_lifecycle_event'] === 'test:outages') installLinters();

const location = schemaLocation();

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nodeless-outage-'));
  cpSync(join(__dirname, '..', 'testdata', 'base'), root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What a linter is called with for the manifests of a folder. */
const ARGUMENTS: Readonly<Record<Linter, (folder: string) => readonly string[]>> = {
  kubeconform: (folder) => [
    ...['-strict', '-ignore-missing-schemas', '-summary', '-kubernetes-version', KUBERNETES],
    ...['-schema-location', location ?? '', folder],
  ],
  'kube-linter': (folder) => ['lint', folder],
};

for (const linter of Object.keys(LINTERS) as Linter[]) {
  const program = linterPath(linter);
  const isThere = program !== undefined && (linter !== 'kubeconform' || location !== undefined);
  const files = readdirSync(OUTAGES).sort();
  if (!isThere) {
    test.skip(`${linter} lets all outages pass (skipped: needs npm run test:outages, which found no ${linter})`, () =>
      undefined);
    continue;
  }
  test.each(files)(`${linter} lets %s pass`, (file) => {
    writeCase(root, parseCase(readFileSync(join(OUTAGES, file), 'utf8')));
    const folder = join(root, 'manifests-of-the-case');
    mkdirSync(folder);
    const manifests = manifestsOf(root);
    expect(manifests.size).toBeGreaterThan(0);
    for (const [name, text] of manifests) writeFileSync(join(folder, name), text);
    const { status, stdout, stderr } = spawnSync(program, ARGUMENTS[linter](folder), { encoding: 'utf8' });
    expect({ status, stdout, stderr }).toMatchObject({ status: 0 });
    if (linter === 'kubeconform') expect(stdout).toMatch(/Valid: [1-9]\d*, Invalid: 0, Errors: 0/);
  });
}
