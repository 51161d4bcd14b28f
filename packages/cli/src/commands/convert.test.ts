import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NEWEST_RELEASES, objectProblems, OLDER_RELEASES } from '@nodeless/contract-tables';
import type { Diagnostic, JsonValue } from '@nodeless/core';
import pc from 'picocolors';
import { parse, parseAllDocuments } from 'yaml';
import { main } from '../main.ts';
import { describeAnswer } from '../testing/bad-input-case.ts';
import { runIn, type Run } from '../testing/repository.ts';

const CASES = join(__dirname, '../../testdata/convert');
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';

/** Runs the command with a string as standard input. */
async function pipe(text: string, ...args: readonly string[]): Promise<Run> {
  const written = { out: '', err: '' };
  const exitCode = await main(
    ['convert', '-', ...args],
    {
      out: (some) => (written.out += some),
      err: (some) => (written.err += some),
      outColors: pc.createColors(false),
      errColors: pc.createColors(false),
      interactive: false,
    },
    '/nowhere',
    () => Promise.resolve(new TextEncoder().encode(text)),
  );
  return { exitCode, ...written };
}

async function notesOf(folder: string, file: string): Promise<string> {
  const { exitCode, out } = await runIn(folder, 'convert', file, '--json');
  return describeAnswer(exitCode, (JSON.parse(out) as { diagnostics: Diagnostic[] }).diagnostics);
}

/** A case is data: `input.yaml`, the `output.yaml` that is printed, and `notes.txt`, what is said about it. */
describe.each(readdirSync(CASES))('%s', (name) => {
  const folder = join(CASES, name);
  const text = (file: string) => readFileSync(join(folder, file), 'utf8');

  beforeAll(async () => {
    if (!UPDATE) return;
    writeFileSync(join(folder, 'output.yaml'), (await runIn(folder, 'convert', 'input.yaml')).out);
    writeFileSync(join(folder, 'notes.txt'), await notesOf(folder, 'input.yaml'));
  });

  test('is printed as expected', async () => {
    const { exitCode, out } = await runIn(folder, 'convert', 'input.yaml');
    expect(out).toBe(text('output.yaml'));
    expect(exitCode).toBe(0);
  });

  test('is commented as expected', async () => {
    expect(await notesOf(folder, 'input.yaml')).toBe(text('notes.txt'));
  });

  test('comes out of standard input in the same way', async () => {
    const { exitCode, out, err } = await pipe(text('input.yaml'));
    expect([exitCode, out]).toEqual([0, text('output.yaml')]);
    const places = text('notes.txt').match(/^input\.yaml:\d+:\d+/gm) ?? [];
    for (const place of places) expect(err).toContain(place.replace('input.yaml', '<stdin>'));
  });

  test('stays as it is when it is converted again', async () => {
    const { out } = await runIn(folder, 'convert', 'output.yaml');
    expect(out).toBe(text('output.yaml'));
  });

  test.each([OLDER_RELEASES, NEWEST_RELEASES])('Karpenter $karpenter takes it', (releases) => {
    for (const document of parseAllDocuments(text('output.yaml'))) {
      const object = document.toJS() as JsonValue;
      expect(objectProblems(object, { ...releases, kubernetes: '1.35' })).toEqual([]);
    }
  });
});

describe('the command line', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nodeless-convert-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  const [pool, nodeTemplate] = readFileSync(join(CASES, 'getting-started/input.yaml'), 'utf8').split(
    '---\n',
  ) as [string, string];

  test('files that belong together are converted together, in any order', async () => {
    write('a.yaml', nodeTemplate);
    write('b.yaml', pool);
    const expected = readFileSync(join(CASES, 'getting-started/output.yaml'), 'utf8');
    expect((await runIn(folder, 'convert', 'b.yaml', 'a.yaml')).out).toBe(expected);
    expect((await runIn(folder, 'convert', 'a.yaml', join(folder, 'b.yaml'))).out).toBe(expected);
    expect((await runIn(folder, 'convert', 'a.yaml', 'a.yaml', 'b.yaml')).out).toBe(expected);
    expect((await runIn(folder, 'convert', 'b.yaml')).err).toContain('convert/missing-node-class');
  });

  test.each([
    ['--role', 'role', 'KarpenterNodeRole-prod'],
    ['--instance-profile', 'instanceProfile', 'KarpenterNodeInstanceProfile-prod'],
  ])('%s says who the nodes are', async (option, key, name) => {
    write('a.yaml', nodeTemplate);
    const { out, err } = await runIn(folder, 'convert', 'a.yaml', option, name);
    expect((parse(out) as { spec: unknown }).spec).toMatchObject({ [key]: name });
    expect(err).not.toContain('convert/fill-in');
  });

  test.each([
    [['--role', 'arn:aws:iam::111122223333:role/x']],
    [['--role', '']],
    [['--karpenter', 'v1.15']],
    [['--role', 'a', '--instance-profile', 'b']],
  ])('%j is wrong use', async (options) => {
    write('a.yaml', nodeTemplate);
    const { exitCode, out } = await runIn(folder, 'convert', 'a.yaml', ...options);
    expect([exitCode, out]).toEqual([1, '']);
  });

  test('--karpenter says which release will read the objects', async () => {
    const open = {
      apiVersion: 'karpenter.k8s.aws/v1',
      kind: 'EC2NodeClass',
      metadata: { name: 'default' },
      spec: {
        role: 'nodes',
        amiSelectorTerms: [{ alias: 'al2023@v20260807' }],
        subnetSelectorTerms: [{ id: 'subnet-1' }],
        securityGroupSelectorTerms: [{ id: 'sg-1' }],
        kubelet: { topologyManagerPolicy: 'best-effort' },
      },
    };
    write('a.yaml', JSON.stringify(open));
    const { exitCode, out } = await runIn(folder, 'convert', 'a.yaml', '--karpenter', '1.15.2');
    expect([exitCode, parse(out)]).toEqual([0, open]);
    const old = await runIn(folder, 'convert', 'a.yaml');
    expect([old.exitCode, old.out]).toEqual([1, '']);
    expect(old.err).toContain(
      'v1 refuses spec.kubelet.topologyManagerPolicy of EC2NodeClass "default": Karpenter knows no setting "topologyManagerPolicy" of kubelet before 1.15',
    );
  });

  test('without a file it says what it needs', async () => {
    expect(await runIn(folder, 'convert')).toMatchObject({ exitCode: 1, out: '' });
  });

  test('with one error nothing is printed, and all errors are told', async () => {
    write('a.yaml', pool.replace('limits:', 'limit:').replace('cpu: 1000', 'cpu: 1.5'));
    write('b.yaml', `${nodeTemplate}---\n${nodeTemplate}---\na: [\n`);
    const { exitCode, out, err } = await runIn(folder, 'convert', 'a.yaml', 'b.yaml', 'missing.yaml');
    expect([exitCode, out]).toEqual([1, '']);
    expect(err.match(/^\S+ {2}error {2}\S+/gm)).toEqual([
      'a.yaml:11:3  error  spec/unknown-key',
      'b.yaml:21:4  error  yaml/syntax',
      'missing.yaml:1:1  error  source/missing',
    ]);
  });

  test('errors of the result show where its values come from', async () => {
    write('a.yaml', `${pool}---\n${pool.replace('cpu: 1000', 'cpu: many')}---\n${nodeTemplate}`);
    const { exitCode, out, err } = await runIn(folder, 'convert', 'a.yaml');
    expect([exitCode, out]).toEqual([1, '']);
    expect(err.match(/^\S+ {2}(error|warning|info) .*| see .*/gm)).toEqual([
      'a.yaml:22:9  error  convert/duplicate-object  there would be two objects NodePool "default"',
      ' see a.yaml:5:9  the first one',
      'a.yaml:29:5  error  convert/refused  v1 refuses spec.limits of NodePool "default": must be quantities',
    ]);
    expect(err).toMatch(/2 errors\n$/);
  });

  test('json holds the objects and the notes', async () => {
    const { out, exitCode } = await runIn(
      join(CASES, 'everything'),
      'convert',
      'input.yaml',
      '--format',
      'json',
    );
    const { objects, diagnostics } = JSON.parse(out) as { objects: object[]; diagnostics: Diagnostic[] };
    const printed = readFileSync(join(CASES, 'everything/output.yaml'), 'utf8');
    expect(objects).toEqual(parseAllDocuments(printed).map((document) => document.toJS() as object));
    expect(describeAnswer(exitCode, diagnostics)).toBe(
      readFileSync(join(CASES, 'everything/notes.txt'), 'utf8'),
    );
  });

  test('a file without objects of Karpenter prints nothing and says why', async () => {
    write('a.yaml', 'apiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n');
    const { exitCode, out, err } = await runIn(folder, 'convert', 'a.yaml');
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toContain('a.yaml:2:7  info  convert/passed-over  Namespace "a" is not converted');
    expect(err).toContain('a.yaml:2:7  error  convert/nothing-to-convert');
  });

  test('what a file holds cannot steer the terminal', async () => {
    write(
      'a.yaml',
      nodeTemplate.replace('name: default', 'name: default\n  labels: { a: "x\\u001b[31m\\u202e" }'),
    );
    const { out, err } = await runIn(folder, 'convert', 'a.yaml');
    expect(out + err).not.toMatch(/[\u001b\u202e]/);
    expect(out).toContain('\\u202e');
  });

  // A loop of links is as unreadable for root as for anybody.
  test('a file that cannot be read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nodeless-convert-'));
    symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
    const { exitCode, out } = await runIn(folder, 'convert', 'loop.yaml', '--json');
    rmSync(folder, { recursive: true });
    const { diagnostics } = JSON.parse(out) as { diagnostics: Diagnostic[] };
    expect(describeAnswer(exitCode, diagnostics)).toBe(`exit 1
loop.yaml:1:1 error source/unreadable
  the file cannot be read (ELOOP)
  hint: check its permissions
`);
  });

  test('standard input that is not text is refused', async () => {
    const { exitCode, err } = await pipe('a: \u0000');
    expect(exitCode).toBe(1);
    expect(err).toContain('<stdin>:1:1  error  source/not-text');
  });
});

test('the cases are whole', () => {
  for (const name of readdirSync(CASES)) {
    for (const file of ['input.yaml', 'output.yaml', 'notes.txt']) {
      expect([name, file, existsSync(join(CASES, name, file))]).toEqual([name, file, true]);
    }
  }
});
