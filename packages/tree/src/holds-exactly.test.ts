import fc from 'fast-check';
import { holdsExactly, recordSha256 } from './holds-exactly.ts';
import { soundTexts } from './testing/arbitrary-trees.ts';
import { CLUSTER, filesOf, inSandbox, OPTIONS, type Sandbox } from './testing/sandbox.ts';
import { apply } from './apply.ts';
import { plan } from './plan.ts';
import { verify } from './verify.ts';

const FILES = filesOf({ 'a.yaml': 'a\n', 'folder/b.yaml': 'b\n' });
const RECORD = recordSha256(FILES);

function write(sandbox: Sandbox, files = FILES): void {
  apply(sandbox.disk, plan(sandbox.disk, { cluster: CLUSTER, files }, OPTIONS));
}

test('a tree that was just written', () => {
  inSandbox((sandbox) => {
    expect(holdsExactly(sandbox.disk, CLUSTER, RECORD)).toBe(false);
    write(sandbox);
    expect(holdsExactly(sandbox.disk, CLUSTER, RECORD)).toBe(true);
  });
});

test.each<[string, (sandbox: Sandbox) => void]>([
  ['another record', (sandbox) => write(sandbox, filesOf({ 'a.yaml': 'other\n', 'folder/b.yaml': 'b\n' }))],
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
  ['an executable record', (sandbox) => sandbox.mode('ownership.json', 0o755)],
  [
    'nothing but executable files beside a plain source',
    (sandbox) => {
      sandbox.write('../cluster.yaml', 'name: sample\n');
      for (const path of ['a.yaml', 'folder/b.yaml', 'ownership.json']) sandbox.mode(path, 0o755);
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
  ['an edited record', (sandbox) => sandbox.write('ownership.json', `${sandbox.read('ownership.json')}\n`)],
  ['no record', (sandbox) => sandbox.remove('ownership.json')],
])('%s is not exactly the tree', (_name, change) => {
  inSandbox((sandbox) => {
    write(sandbox);
    change(sandbox);
    expect(holdsExactly(sandbox.disk, CLUSTER, RECORD)).toBe(false);
  });
});

test('it agrees with verify', () => {
  fc.assert(
    fc.property(soundTexts, soundTexts, (texts, edits) => {
      inSandbox((sandbox) => {
        const files = filesOf(texts);
        write(sandbox, files);
        for (const [path, text] of Object.entries(edits)) {
          try {
            sandbox.write(path, text);
          } catch {
            // A file stands where the edit needs a folder, or the reverse: no edit then.
          }
        }
        const sound = verify(sandbox.disk, { cluster: CLUSTER, files }).length === 0;
        expect(holdsExactly(sandbox.disk, CLUSTER, recordSha256(files))).toBe(sound);
      });
    }),
    { numRuns: 100 },
  );
});
