import {
  closeSync,
  cpSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '@nodeless/core';
import { describeAnswer, parseCase } from './testing/bad-input-case.ts';
import { runIn } from './testing/repository.ts';
import { writeCase } from './testing/write-case.ts';

const TESTDATA = join(__dirname, '..', 'testdata');
const BASE = join(TESTDATA, 'base');
const CASES = join(TESTDATA, 'bad-input');
const CLUSTER = 'clusters/sample/cluster.yaml';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'nodeless-bad-input-'));
  cpSync(BASE, root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Everything below a folder: contents of files, targets of links, folders. Links are not followed. */
function snapshot(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) return [[path, `link ${readlinkSync(path)}`]];
    if (!entry.isDirectory())
      return [[path, `${lstatSync(path).mtimeMs} ${readFileSync(path).toString('base64')}`]];
    return [[path, 'folder'], ...Object.entries(snapshot(path))];
  });
  return Object.fromEntries(entries);
}

/** Runs a command that must refuse its sources, and so must not write anything. */
async function answerTo(...command: readonly string[]): Promise<string> {
  const before = snapshot(root);
  const { exitCode, out } = await runIn(root, ...command, '--json');
  expect(snapshot(root)).toEqual(before);
  const { diagnostics } = JSON.parse(out) as { diagnostics: Diagnostic[] };
  return describeAnswer(exitCode, diagnostics);
}

test('the good repository has no findings', async () => {
  const { exitCode, out } = await runIn(root, 'generate', '--json');
  expect(JSON.parse(out)).toMatchObject({ clusters: [{ name: 'sample' }], diagnostics: [] });
  expect(exitCode).toBe(0);
});

describe('cases', () => {
  const files = readdirSync(CASES).sort();

  test('are found', () => {
    expect(files.length).toBeGreaterThan(70);
    expect(files.filter((file) => !/^[a-z0-9-]+\.txt$/.test(file))).toEqual([]);
  });

  test.each(files)('%s', async (file) => {
    const bad = parseCase(readFileSync(join(CASES, file), 'utf8'));
    expect(bad.title).toMatch(/^[A-Z].*\.$/);
    writeCase(root, bad);
    expect(await answerTo(...bad.command)).toBe(bad.expected);
  });
});

// Joined at run time, so that no scanner of this repository takes the sample for real.
test('a secret in an app is found and not repeated', async () => {
  const secret = ['AKIA', 'IOSFODNN7EXAMPLE'].join('');
  const app = join(root, 'apps/web/app.yaml');
  writeFileSync(app, `${readFileSync(app, 'utf8')}env: { AWS_ACCESS_KEY_ID: ${secret} }\n`);
  const answer = await answerTo('generate');
  expect(answer).toMatch(/^exit 1\napps\/web\/app.yaml:/);
  expect(answer.match(/ error (\S+)\n/g)).toEqual([' error security/secrets-in-git\n']);
  expect(answer).not.toContain(secret);
});

// Too large for a file of cases.
test('a ConfigMap of 300 KiB is fine, and one of 1.2 MB is not', async () => {
  const cluster = join(root, CLUSTER);
  writeFileSync(cluster, readFileSync(cluster, 'utf8').replace('apps: [web]', 'apps: [web, shop]'));
  const folder = join(root, 'apps/shop/manifests');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, bytes: number) =>
    writeFileSync(
      join(folder, `${name}.yaml`),
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { a: ${'x'.repeat(bytes)} }\n`,
    );
  write('fine', 300 * 1024);
  write('large', 1_200_000);
  expect(await answerTo('generate')).toBe(`exit 1
apps/shop/manifests/large.yaml:2:7 error manifests/too-large
  the data of the ConfigMap has 1200000 bytes, and Kubernetes takes 1048576
  hint: split it, or keep the data elsewhere, such as in S3
`);
  rmSync(join(folder, 'large.yaml'));
  expect((await runIn(root, 'generate', '--json')).exitCode).toBe(0);
});

describe('what is no text', () => {
  const at = join;
  const SIZE = 10 * 1024 * 1024;
  const remove = (path: string) => rmSync(at(root, path), { recursive: true });

  test('a binary file', async () => {
    writeFileSync(at(root, CLUSTER), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    expect(await answerTo('generate')).toBe(`exit 1
${CLUSTER}:1:1 error source/not-text
  the file is binary or not UTF-8 text
  hint: save it as UTF-8 text, or take it back from git
`);
  });

  test('text in another encoding', async () => {
    const text = readFileSync(at(root, 'apps/web/app.yaml'), 'utf8');
    writeFileSync(at(root, 'apps/web/app.yaml'), Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect(await answerTo('generate')).toBe(`exit 1
apps/web/app.yaml:1:1 error source/not-text
  the file is binary or not UTF-8 text
  hint: save it as UTF-8 text, or take it back from git
`);
  });

  test('a file of 10 MB', async () => {
    const file = openSync(at(root, CLUSTER), 'w');
    ftruncateSync(file, SIZE);
    closeSync(file);
    expect(await answerTo('generate')).toBe(`exit 1
${CLUSTER}:1:1 error source/too-large
  the file has ${SIZE} bytes, a source may have 256 KiB
  hint: sources are written by hand; move data elsewhere
`);
  });

  test('a folder where a file should be', async () => {
    remove(CLUSTER);
    mkdirSync(at(root, CLUSTER));
    expect(await answerTo('generate')).toBe(`exit 1
${CLUSTER}:1:1 error source/not-a-file
  a directory stands where the file should be
  hint: remove it and write the file
`);
  });

  test('a source that links to itself', async () => {
    remove('argocd/settings.yaml');
    symlinkSync('settings.yaml', at(root, 'argocd/settings.yaml'));
    expect(await answerTo('generate')).toBe(`exit 1
argocd/settings.yaml:1:1 error source/symlink
  a symbolic link stands where a source or its folder should be, and links are not followed
  hint: replace it by what it points to, or delete it
`);
  });

  test.each(['clusters', 'apps'])('a linked folder in %s, and one that leads nowhere', async (folder) => {
    symlinkSync(folder === 'apps' ? 'web' : 'sample', at(root, `${folder}/linked`));
    symlinkSync('nowhere', at(root, `${folder}/lost`));
    symlinkSync('../README.md', at(root, `${folder}/README.md`));
    writeFileSync(at(root, 'README.md'), '');
    for (const command of ['generate', 'check']) {
      const answer = await answerTo(command);
      expect(answer.match(/^\S+ error source\/symlink$/gm)).toEqual([
        `${folder}/linked:1:1 error source/symlink`,
        `${folder}/lost:1:1 error source/symlink`,
      ]);
      expect(answer).toMatch(/^exit 1/);
    }
  });

  test('a linked source, whose target nobody gets to see', async () => {
    remove(CLUSTER);
    writeFileSync(at(root, 'private'), 'hunter2: "\n');
    symlinkSync('../../private', at(root, CLUSTER));
    const { exitCode, out, err } = await runIn(root, 'check');
    expect(exitCode).toBe(1);
    expect(err).toContain(`${CLUSTER}:1:1  error  source/symlink`);
    expect(out + err).not.toContain('hunter2');
  });

  test('no cluster at all', async () => {
    rmSync(at(root, 'clusters/sample'), { recursive: true });
    expect(await answerTo('check')).toContain(`clusters:1:1 error source/nothing-to-check
  clusters/ holds no cluster, so nothing was checked
  hint: make one with: npx nodeless new <name>, or run this in the folder that holds them
`);
  });

  test('a file in place of the folder of schemas', async () => {
    writeFileSync(at(root, 'schemas'), '');
    const { exitCode, err } = await runIn(root, 'schemas');
    expect([exitCode, err]).toEqual([
      1,
      expect.stringContaining('schemas/cluster.schema.json cannot be written: E'),
    ]);
  });

  test('a schema that is not current', async () => {
    mkdirSync(at(root, 'schemas'));
    writeFileSync(at(root, 'schemas/cluster.schema.json'), '{}\n');
    expect(await answerTo('check')).toContain(`schemas/cluster.schema.json:1:1 error source/stale-schema
  schemas/cluster.schema.json is not what the types of the sources give
  hint: run \`npx nodeless schemas\`
`);
  });

  test('a file in place of a folder of sources', async () => {
    remove('apps');
    writeFileSync(at(root, 'apps'), '');
    expect(await answerTo('generate')).toMatch(`exit 1
apps:1:1 error source/not-a-folder
  a file stands where the folder should be
  hint: move it away and make the folder
`);
  });

  test('a folder of sources that links to itself', async () => {
    remove('apps');
    symlinkSync('apps', at(root, 'apps'));
    expect(await answerTo('generate')).toMatch(`exit 1
apps:1:1 error source/symlink
  a symbolic link stands where a source or its folder should be, and links are not followed
  hint: replace it by what it points to, or delete it
`);
  });

  test('a folder on the way that is a file', async () => {
    remove('argocd');
    writeFileSync(at(root, 'argocd'), '');
    expect(await answerTo('generate')).toBe(`exit 1
argocd/projects.yaml:1:1 error source/missing
  the file does not exist
  hint: write it, take it back from git, or delete its folder
argocd/settings.yaml:1:1 error source/missing
  the file does not exist
  hint: write it, take it back from git, or delete its folder
`);
  });
});

describe('text in a dress of its own is good', () => {
  const SOURCES = [
    'clusters/fleet.yaml',
    CLUSTER,
    'clusters/sample/facts.json',
    'apps/web/app.yaml',
    'argocd/settings.yaml',
    'argocd/projects.yaml',
  ];

  /** What is rendered, without the path of the temporary folder. */
  async function rendered(): Promise<string[]> {
    const { exitCode, out } = await runIn(root, 'generate', '--json');
    expect({ exitCode, out: JSON.parse(out) }).toMatchObject({ exitCode: 0, out: { diagnostics: [] } });
    const below = join(root, 'clusters/sample/rendered');
    return Object.entries(snapshot(below)).map(
      ([path, content]) => `${path.slice(below.length)} ${content.split(' ')[1] ?? content}`,
    );
  }

  test.each([
    ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['no line feed at the end', (text: string) => text.trimEnd()],
    ['a marker of the document', (text: string) => `---\n${text}`],
  ])('%s', async (_, dress) => {
    const expected = await rendered();
    rmSync(join(root, 'clusters/sample/rendered'), { recursive: true });
    // JSON has no markers of documents.
    const dressed = SOURCES.filter((path) => !dress('').startsWith('---') || !path.endsWith('.json'));
    for (const path of dressed) {
      const text = readFileSync(join(root, path), 'utf8');
      writeFileSync(join(root, path), dress(text));
    }
    expect(await rendered()).toEqual(expected);
  });
});
