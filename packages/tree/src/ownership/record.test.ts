import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { recordPathOf } from '@nodeless/core';
import fc from 'fast-check';
import { contentOf, sha256Of } from '../planned-file.ts';
import { soundTexts } from '../testing/arbitrary-trees.ts';
import { type Texts, targetOf } from '../testing/sandbox.ts';
import { type Ownership, ownershipOf } from './ownership.ts';
import { parseRecord } from './parse-record.ts';
import { printRecord } from './print-record.ts';
import { byRecord, recordsOf } from './records.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const FOLDER = 'manifests/web/SHA256SUMS';
const HEAD = '# nodeless: clusters/seoul/rendered/manifests/web';
const parse = (text: string, path = FOLDER) => parseRecord(path, Buffer.from(text));

test('the record of a folder names its files, sorted, without time or version', () => {
  const files: Ownership = new Map([
    ['manifests/web/service-web.web.yaml', [A, B]],
    ['manifests/web/deployment-web.web.yaml', [B]],
  ]);
  expect(printRecord('seoul', FOLDER, files)).toBe(
    [
      HEAD,
      `${B}  deployment-web.web.yaml`,
      `${A}  service-web.web.yaml`,
      `${B}  service-web.web.yaml`,
      '',
    ].join('\n'),
  );
});

test('the record of one file begins with digits of its own, which are more than all the rest', () => {
  const path = 'argocd/applications/web.yaml';
  const text = printRecord('seoul', `${path}.sha256`, new Map([[path, [A]]]));
  const [heading = '', ...rest] = text.split('\n');
  expect(rest).toEqual([`${A}  web.yaml`, '']);
  const [, digits = ''] =
    /^# nodeless: clusters\/seoul\/rendered\/argocd\/applications\/web\.yaml ([0-9a-f]+)$/.exec(heading) ?? [
      '',
    ];
  expect(digits.length * 2).toBeGreaterThan(text.length);
});

test('a record reads back as itself', () => {
  const hashes = fc
    .uniqueArray(fc.constantFrom(A, B, 'c'.repeat(64)), { minLength: 1 })
    .map((some) => some.sort());
  fc.assert(
    fc.property(soundTexts, hashes, (texts, sha256) => {
      const owned: Ownership = new Map(Object.keys(texts).map((path) => [path, sha256]));
      for (const [record, files] of byRecord(owned)) {
        expect(parse(printRecord('seoul', record, files), record)).toEqual({ ownership: files });
      }
    }),
  );
});

test('each file is in one record, and each folder that is kept without a file has an empty one', () => {
  const target = targetOf({ 'manifests/web/a.yaml': 'a\n', 'README.md': 'x\n' }, [
    'manifests/namespaces',
    'manifests/retired',
    'manifests/web',
  ]);
  const records = recordsOf(target);
  expect([...records.keys()].sort()).toEqual([
    'README.md.sha256',
    'manifests/namespaces/SHA256SUMS',
    'manifests/retired/SHA256SUMS',
    FOLDER,
  ]);
  const empty = records.get('manifests/retired/SHA256SUMS')?.bytes ?? new Uint8Array();
  expect(Buffer.from(empty).toString()).toBe(
    '# nodeless: clusters/seoul/rendered/manifests/retired\n' +
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  /dev/null\n',
  );
  expect(parseRecord('manifests/retired/SHA256SUMS', empty)).toEqual({ ownership: new Map() });
});

test.each<[string, string, string]>([
  ['nothing but the heading', `${HEAD}\n`, 'it names nothing'],
  ['a line that is cut', `${HEAD}\n${A}  a.yaml`, 'its last line is not complete'],
  ['a heading that is cut', HEAD, 'its last line is not complete'],
  [
    'a conflict of git',
    `${HEAD}\n<<<<<<< HEAD\n${A}  a\n`,
    'its line "<<<<<<< HEAD" is not a hash and a name',
  ],
  ['a second comment', `${HEAD}\n# x\n${A}  a\n`, 'its line "# x" is not'],
  ['an empty line', `${HEAD}\n\n`, 'its line "" is not'],
  ['a binary file for sha256sum', `${HEAD}\n${A} *a\n`, 'is not a hash and a name'],
  ['a hash in capitals', `${HEAD}\n${A.toUpperCase()}  a\n`, 'is not a hash and a name'],
  ['a short hash', `${HEAD}\nabc  a\n`, 'is not a hash and a name'],
  ['a way out', `${HEAD}\n${A}  ../../../../etc/passwd\n`, 'the path "../../../../etc/passwd" is not safe'],
  ['a way to a neighbour', `${HEAD}\n${A}  ../other/a.yaml\n`, 'the path "../other/a.yaml" is not safe'],
  ['an absolute path', `${HEAD}\n${A}  /etc/passwd\n`, 'the path "/etc/passwd" is not safe'],
  ['a backslash', `${HEAD}\n${A}  ..\\b\n`, 'the path "..\\\\b" is not safe'],
  ['a hidden file', `${HEAD}\n${A}  .git\n`, 'the path ".git" is not safe'],
  ['itself', `${HEAD}\n${A}  SHA256SUMS\n`, '"SHA256SUMS" is not recorded here'],
  ['a file twice', `${HEAD}\n${A}  a\n${A}  a\n`, 'it names "a" twice with one hash'],
  ['nothing beside something', `${HEAD}\n${sha256Of(new Uint8Array())}  /dev/null\n${A}  a\n`, 'is not safe'],
])('%s is refused', (_, text, reason) => {
  expect(parse(text)).toEqual({ reason: expect.stringContaining(reason) });
});

test.each([
  ['a neighbour', 'argocd/applications/a.yaml.sha256', 'b.yaml'],
  ['a file of a folder below that has its own', 'argocd/SHA256SUMS', 'applications/a.yaml'],
  ['the record of a neighbour', 'argocd/SHA256SUMS', 'applications/a.yaml.sha256'],
  ['a namespace in the record of the folder', 'manifests/namespaces/SHA256SUMS', 'namespace-a.yaml'],
])('%s is not recorded here', (_, path, name) => {
  const text = printRecord('seoul', path, new Map()).split('\n')[0] ?? '';
  expect(parse(`${text}\n${A}  ${name}\n`, path)).toEqual({ reason: `"${name}" is not recorded here` });
});

test.each([
  ['nothing', ''],
  ['a list that sha256sum made', `${A}  a.yaml\n`],
  ['a record of another folder', `# nodeless: clusters/seoul/rendered/manifests/other\n${A}  a.yaml\n`],
  ['a byte order mark', `\ufeff${HEAD}\n${A}  a.yaml\n`],
])('%s is no record of ours', (_, text) => expect(parse(text)).toBeUndefined());

test('line ends of Windows and the name of the cluster do not matter', () => {
  const text = `# nodeless: clusters/busan/rendered/manifests/web\r\n${A}  a.yaml\r\n`;
  expect(parse(text)).toEqual({ ownership: new Map([['manifests/web/a.yaml', [A]]]) });
});

test('no text makes it throw', () => {
  const line = fc.oneof(fc.string(), fc.constantFrom(HEAD, `${A}  a`, `${B}  ../a`, ''));
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const parsed = parse(lines.join('\n'));
      expect(Object.keys(parsed ?? { reason: '' })).toHaveLength(1);
    }),
  );
});

test('sha256sum accepts every record in its own folder, and finds an edit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nodeless-sums-'));
  try {
    const texts: Texts = {
      'README.md': '# x\n',
      'argocd/applications/web.yaml': 'web\n',
      'manifests/web/deeper/a.yaml': 'a\n',
      'manifests/web/b.yaml': 'b\n',
    };
    const records = recordsOf(targetOf(texts, ['manifests/retired']));
    const write = (path: string, bytes: Uint8Array): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    };
    for (const [path, text] of Object.entries(texts)) write(path, contentOf(text).bytes);
    for (const [path, { bytes }] of records) write(path, bytes);
    const check = (path: string): string =>
      execFileSync('sha256sum', ['--check', '--strict', basename(path)], {
        cwd: dirname(join(folder, path)),
        stdio: 'pipe',
      }).toString();
    expect([...records.keys()].map(check).sort()).toEqual([
      '/dev/null: OK\n',
      'README.md: OK\n',
      'b.yaml: OK\ndeeper/a.yaml: OK\n',
      'web.yaml: OK\n',
    ]);
    write('manifests/web/b.yaml', Buffer.from('edited\n'));
    expect(() => check(FOLDER)).toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what a target owns is what its records claim', () => {
  fc.assert(
    fc.property(soundTexts, (texts) => {
      const target = targetOf(texts);
      const claimed = [...recordsOf(target)].flatMap(([path, { bytes }]) => {
        const parsed = parseRecord(path, bytes);
        return parsed !== undefined && 'ownership' in parsed ? [...parsed.ownership] : [];
      });
      expect(new Map(claimed)).toEqual(ownershipOf(target.files));
      expect(claimed.every(([path]) => recordsOf(target).has(recordPathOf(path)))).toBe(true);
    }),
    { numRuns: 50 },
  );
});
