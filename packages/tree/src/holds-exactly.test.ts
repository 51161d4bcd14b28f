import fc from 'fast-check';
import { holdsExactly, recordsSha256 } from './holds-exactly.ts';
import { soundTexts } from './testing/arbitrary-trees.ts';
import { CLUSTER, inSandbox, OPTIONS, type Sandbox, targetOf } from './testing/sandbox.ts';
import { apply } from './apply.ts';
import { plan } from './plan.ts';
import { verify } from './verify.ts';

const TARGET = targetOf({ 'a.yaml': 'a\n', 'folder/b.yaml': 'b\n' }, ['empty']);
const RECORDS = recordsSha256(TARGET);
const ALL_RECORDS = ['a.yaml.sha256', 'folder/SHA256SUMS', 'empty/SHA256SUMS'];

function write(sandbox: Sandbox, target = TARGET): void {
  apply(sandbox.disk, plan(sandbox.disk, target, OPTIONS));
}

test('a tree that was just written', () => {
  inSandbox((sandbox) => {
    expect(holdsExactly(sandbox.disk, CLUSTER, RECORDS)).toBe(false);
    write(sandbox);
    expect(holdsExactly(sandbox.disk, CLUSTER, RECORDS)).toBe(true);
  });
});

test.each<[string, (sandbox: Sandbox) => void]>([
  ['other records', (sandbox) => write(sandbox, targetOf({ 'a.yaml': 'other\n', 'folder/b.yaml': 'b\n' }))],
  ['an edited file', (sandbox) => sandbox.write('a.yaml', 'edited\n')],
  ['a missing file', (sandbox) => sandbox.remove('folder/b.yaml')],
  ['a foreign file', (sandbox) => sandbox.write('folder/c.yaml', 'c\n')],
  [
    'a foreign file instead of an own one',
    (sandbox) => {
      sandbox.remove('a.yaml');
      sandbox.write('c.yaml', 'a\n');
    },
  ],
  ['an executable file', (sandbox) => sandbox.mode('a.yaml', 0o755)],
  ['an executable record', (sandbox) => sandbox.mode('folder/SHA256SUMS', 0o755)],
  [
    'nothing but executable files beside a plain source',
    (sandbox) => {
      sandbox.write('../cluster.yaml', 'name: sample\n');
      for (const path of ['a.yaml', 'folder/b.yaml', ...ALL_RECORDS]) sandbox.mode(path, 0o755);
    },
  ],
  [
    'a symbolic link to the same content',
    (sandbox) => {
      sandbox.remove('a.yaml');
      sandbox.write('../a-elsewhere.yaml', 'a\n');
      sandbox.link('a.yaml', '../a-elsewhere.yaml');
    },
  ],
  [
    'an edited record',
    (sandbox) => sandbox.write('folder/SHA256SUMS', `${sandbox.read('folder/SHA256SUMS')}\n`),
  ],
  ['no records', (sandbox) => ALL_RECORDS.forEach((path) => sandbox.remove(path))],
  ['a record of an empty folder that is gone', (sandbox) => sandbox.remove('empty/SHA256SUMS')],
  ['a record of the old form beside the others', (sandbox) => sandbox.write('ownership.json', '{}')],
])('%s is not exactly the tree', (_name, change) => {
  inSandbox((sandbox) => {
    write(sandbox);
    change(sandbox);
    expect(holdsExactly(sandbox.disk, CLUSTER, RECORDS)).toBe(false);
  });
});

test('it agrees with verify', () => {
  fc.assert(
    fc.property(soundTexts, soundTexts, (texts, edits) => {
      inSandbox((sandbox) => {
        const target = targetOf(texts);
        write(sandbox, target);
        for (const [path, text] of Object.entries(edits)) {
          try {
            sandbox.write(path, text);
          } catch {
            // A file stands where the edit needs a folder, or the reverse: no edit then.
          }
        }
        const sound = verify(sandbox.disk, target).length === 0;
        expect(holdsExactly(sandbox.disk, CLUSTER, recordsSha256(target))).toBe(sound);
      });
    }),
    { numRuns: 100 },
  );
});
