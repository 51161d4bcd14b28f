import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runIn } from './testing/repository.ts';
import { filesBelow } from './testing/rendered.ts';

const GOLDEN = resolve(__dirname, '..', 'testdata', 'golden');
const SHARED = 'shared';
const CASES = readdirSync(GOLDEN).filter((name) => name !== SHARED);
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';

/** Sources and expected tree of a case are data: `<case>/cluster.yaml`, `facts.json`, `files.txt` and `rendered/`. */
describe.each(CASES)('golden tree %s', (name) => {
  const golden = join(GOLDEN, name);
  let rendered = '';
  let root = '';

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'nodeless-golden-'));
    cpSync(join(GOLDEN, SHARED), root, { recursive: true });
    const cluster = join(root, 'clusters', name);
    mkdirSync(cluster);
    for (const file of ['cluster.yaml', 'facts.json'].filter((one) => existsSync(join(golden, one)))) {
      cpSync(join(golden, file), join(cluster, file));
    }
    const { exitCode, err } = await runIn(root, 'generate');
    if (exitCode !== 0) throw new Error(err);
    rendered = join(cluster, 'rendered');
    if (!UPDATE) return;
    rmSync(join(golden, 'rendered'), { recursive: true, force: true });
    cpSync(rendered, join(golden, 'rendered'), { recursive: true });
    writeFileSync(join(golden, 'files.txt'), `${filesBelow(rendered).join('\n')}\n`);
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('consists of these files', () => {
    expect(filesBelow(rendered)).toEqual(
      readFileSync(join(golden, 'files.txt'), 'utf8').trimEnd().split('\n'),
    );
  });

  test('has these contents', () => {
    const contents = (folder: string) =>
      Object.fromEntries(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
    expect(contents(rendered)).toEqual(contents(join(golden, 'rendered')));
  });
});
