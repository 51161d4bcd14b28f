import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inSandbox, type Sandbox } from './testing/sandbox.ts';

const BEFORE = { a: 'a\n', 'c/d': 'd\n', 'c/e/f': 'f\n' };

/** A folder that nothing may ever touch, with the names that our tree has. */
let outside: string;
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'nodeless-outside-'));
  writeFileSync(join(outside, 'd'), 'd\n');
});
afterEach(() => {
  expect(readdirSync(outside)).toEqual(['d']);
  rmSync(outside, { recursive: true });
});

function generated(body: (sandbox: Sandbox) => void): void {
  inSandbox((sandbox) => {
    sandbox.generate(BEFORE);
    body(sandbox);
  });
}

function expectRefused(sandbox: Sandbox, texts: Record<string, string>, file: string): void {
  const before = sandbox.tree();
  for (const discardEdits of [false, true]) {
    expect(sandbox.plan(texts, { discardEdits }).conflicts).toMatchObject([
      { code: 'tree/symlink', location: { file }, hint: expect.stringContaining('delete the link') },
    ]);
    expect(sandbox.generate(texts, { discardEdits })).toEqual(['tree/symlink']);
  }
  expect(sandbox.tree()).toEqual(before);
}

test('a file that is a link, even to equal bytes', () => {
  generated((sandbox) => {
    sandbox.remove('c/d');
    sandbox.link('c/d', join(outside, 'd'));
    expectRefused(sandbox, BEFORE, 'clusters/seoul/rendered/c/d');
    expectRefused(sandbox, { ...BEFORE, 'c/d': 'new\n' }, 'clusters/seoul/rendered/c/d');
  });
});

test('a dangling link', () => {
  generated((sandbox) => {
    sandbox.link('new', join(outside, 'nothing'));
    expectRefused(sandbox, { ...BEFORE, new: 'new\n' }, 'clusters/seoul/rendered/new');
  });
});

test('a folder that is a link, for files to write and for files to delete', () => {
  generated((sandbox) => {
    sandbox.remove('c');
    sandbox.link('c', outside);
    expectRefused(sandbox, { ...BEFORE, 'c/d': 'new\n' }, 'clusters/seoul/rendered/c');
    // The record of the folder went with it, so nothing of it is ours any more, and nothing is looked for behind the link.
    expect(sandbox.generate({ a: 'a\n' })).toEqual([]);
    expect(sandbox.files()).toEqual({ a: 'a\n', c: '->' });
  });
});

test('a folder of a folder that is a link, for files to write and for files to delete', () => {
  generated((sandbox) => {
    sandbox.remove('c/e');
    sandbox.link('c/e', outside);
    expectRefused(sandbox, { ...BEFORE, 'c/e/f': 'new\n' }, 'clusters/seoul/rendered/c/e');
    expectRefused(sandbox, { a: 'a\n' }, 'clusters/seoul/rendered/c/e');
  });
});

test('a stale file that is a link', () => {
  generated((sandbox) => {
    sandbox.remove('a');
    sandbox.link('a', join(outside, 'd'));
    expectRefused(sandbox, { 'c/d': 'd\n' }, 'clusters/seoul/rendered/a');
  });
});

test('the record as a link', () => {
  generated((sandbox) => {
    for (const path of ['c/SHA256SUMS', 'a.sha256']) {
      const text = sandbox.read(path);
      sandbox.remove(path);
      sandbox.link(path, join(outside, 'd'));
      expectRefused(sandbox, BEFORE, `clusters/seoul/rendered/${path}`);
      sandbox.remove(path);
      sandbox.write(path, text);
    }
    sandbox.link('ownership.json', join(outside, 'd'));
    expectRefused(sandbox, BEFORE, 'clusters/seoul/rendered/ownership.json');
  });
});

test.each(['clusters', 'clusters/seoul', 'clusters/seoul/rendered'])('%s as a link', (folder) => {
  inSandbox((sandbox) => {
    mkdirSync(join(sandbox.root, folder, '..'), { recursive: true });
    symlinkSync(outside, join(sandbox.root, folder));
    expect(sandbox.plan(BEFORE).conflicts).toMatchObject([
      { code: 'tree/symlink', location: { file: folder } },
    ]);
    expect(sandbox.generate(BEFORE, { discardEdits: true })).toEqual(['tree/symlink']);
  });
});

test('a link that is not in the way stays, and its target too', () => {
  generated((sandbox) => {
    sandbox.link('mine', outside);
    expect(sandbox.generate({ ...BEFORE, a: 'new\n' })).toEqual([]);
    expect(sandbox.files()).toMatchObject({ a: 'new\n', mine: '->' });
    expect(existsSync(join(outside, 'd'))).toBe(true);
  });
});
