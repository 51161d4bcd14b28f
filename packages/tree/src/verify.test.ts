import { filesOf, inSandbox, type Sandbox, targetOf, type Texts } from './testing/sandbox.ts';
import { verify } from './verify.ts';

const BEFORE = { a: 'a\n', b: 'b\n', 'c/d': 'd\n' };
const EVERYTHING = ['a', 'a.sha256', 'b', 'b.sha256', 'c/SHA256SUMS', 'c/d'];

function found(sandbox: Sandbox, texts: Texts): string[] {
  const before = sandbox.tree();
  const diagnostics = verify(sandbox.disk, targetOf(texts));
  expect(sandbox.tree()).toEqual(before);
  for (const { severity, hint, location } of diagnostics) {
    expect(severity).toBe('error');
    expect(hint).toMatch(/`npx nx run generate`|git checkout/);
    expect(location).toMatchObject({ line: 1, column: 1 });
  }
  return diagnostics.map(({ code, location }) => `${code} ${location?.file.split('/rendered/').at(-1)}`);
}

/** What `check` finds in a generated tree after `change`, for these sources. */
function after(change: (sandbox: Sandbox) => void, texts: Texts = BEFORE): string[] {
  return inSandbox((sandbox) => {
    sandbox.generate(BEFORE);
    change(sandbox);
    return found(sandbox, texts);
  });
}

const unchanged = () => undefined;

test('a tree as it was generated is sound', () => {
  expect(after(unchanged)).toEqual([]);
});

test('a tree that was never generated', () => {
  inSandbox((sandbox) => {
    expect(found(sandbox, { a: 'a\n', b: 'b\n' })).toEqual(['tree/missing-file a', 'tree/missing-file b']);
    expect(found(sandbox, {})).toEqual([]);
  });
});

test('a stale file', () => {
  expect(after(unchanged, { ...BEFORE, b: 'new\n' })).toEqual(['tree/stale-file b']);
});

test('a file that the sources no longer ask for', () => {
  expect(after(unchanged, { a: 'a\n', b: 'b\n' })).toEqual(['tree/stray-file c/d']);
});

test('a new file, and a deleted one', () => {
  expect(after(unchanged, { ...BEFORE, e: 'e\n' })).toEqual(['tree/missing-file e']);
  expect(after((sandbox) => sandbox.remove('b'))).toEqual(['tree/missing-file b']);
});

test('hand edits: of bytes, of line endings, of a stale file, of the mode', () => {
  expect(after((sandbox) => sandbox.write('b', 'x\n'))).toEqual(['tree/edited-file b']);
  expect(after((sandbox) => sandbox.write('b', 'b\r\n'))).toEqual(['tree/line-endings b']);
  expect(after((sandbox) => sandbox.write('b', 'x\r\n'))).toEqual(['tree/edited-file b']);
  expect(after((sandbox) => sandbox.write('b', 'b\r'))).toEqual(['tree/edited-file b']);
  expect(after((sandbox) => sandbox.write('b', 'x\n'), { a: 'a\n', 'c/d': 'd\n' })).toEqual([
    'tree/edited-file b',
  ]);
  expect(after((sandbox) => sandbox.mode('b', 0o755))).toEqual(['tree/file-mode b']);
});

test('line endings of what is stale, left over, or the record itself', () => {
  const windows = (path: string) => (sandbox: Sandbox) =>
    sandbox.write(path, sandbox.read(path).replaceAll('\n', '\r\n'));
  expect(after(windows('b'), { ...BEFORE, b: 'new\n' })).toEqual(['tree/stale-file b']);
  expect(after(windows('c/d'), { a: 'a\n', b: 'b\n' })).toEqual(['tree/stray-file c/d']);
  expect(after(windows('c/SHA256SUMS'))).toEqual(['tree/line-endings c/SHA256SUMS']);
  expect(after(windows('a.sha256'))).toEqual(['tree/line-endings a.sha256']);
});

test('the mode of a record, alone and together with all files where a source shows that modes mean something', () => {
  expect(after((sandbox) => sandbox.mode('c/SHA256SUMS', 0o755))).toEqual(['tree/file-mode c/SHA256SUMS']);
  const everything = (sandbox: Sandbox) => {
    for (const path of EVERYTHING) sandbox.mode(path, 0o755);
  };
  expect(after(everything)).toEqual([]);
  expect(
    after((sandbox) => {
      everything(sandbox);
      sandbox.write('../cluster.yaml', 'name: sample\n');
    }),
  ).toEqual(EVERYTHING.map((path) => `tree/file-mode ${path}`));
});

test('foreign files, each of them, also where a file of ours should be', () => {
  expect(
    after((sandbox) => {
      sandbox.write('mine', 'x\n');
      sandbox.write('c/own/mine', 'x\n');
      sandbox.write('.hidden', 'x\n');
    }),
  ).toEqual(['tree/foreign-file .hidden', 'tree/foreign-file c/own/mine', 'tree/foreign-file mine']);
  expect(after((sandbox) => sandbox.write('e', 'x\n'), { ...BEFORE, e: 'e\n' })).toEqual([
    'tree/foreign-file e',
  ]);
  expect(after((sandbox) => sandbox.write('e/f', 'x\n'), { ...BEFORE, e: 'e\n' })).toEqual([
    'tree/missing-file e',
    'tree/foreign-file e/f',
  ]);
});

test('empty folders are nothing, as for git', () => {
  expect(after((sandbox) => sandbox.folder('x/y'))).toEqual([]);
});

test('links, wherever they are', () => {
  expect(after((sandbox) => sandbox.link('mine', 'a'))).toEqual(['tree/symlink mine']);
  expect(
    after((sandbox) => {
      sandbox.remove('b');
      sandbox.link('b', 'a');
    }),
  ).toEqual(['tree/symlink b']);
});

test('a record that differs without another reason', () => {
  expect(after((sandbox) => sandbox.remove('c/SHA256SUMS'))).toEqual(['tree/stale-ownership c/SHA256SUMS']);
  expect(after((sandbox) => sandbox.remove('a.sha256'))).toEqual(['tree/stale-ownership a.sha256']);
  const twice = (sandbox: Sandbox) =>
    sandbox.write('c/SHA256SUMS', `${sandbox.read('c/SHA256SUMS')}${'0'.repeat(64)}  d\n`);
  expect(after(twice)).toEqual(['tree/stale-ownership c/SHA256SUMS']);
  const dropped = { a: 'a\n', b: 'b\n' };
  expect(after((sandbox) => sandbox.remove('c/d'), dropped)).toEqual(['tree/stale-ownership c/SHA256SUMS']);
});

test('records that differ are one finding, which counts them', () => {
  inSandbox((sandbox) => {
    sandbox.generate(BEFORE);
    for (const path of Object.keys(sandbox.records())) sandbox.remove(path);
    expect(verify(sandbox.disk, targetOf(BEFORE))).toMatchObject([
      {
        code: 'tree/stale-ownership',
        message: 'The ownership record a.sha256 is not what the sources give today, as are 2 more',
        location: { file: 'clusters/seoul/rendered/a.sha256' },
      },
    ]);
  });
});

test('a record that differs beside other findings', () => {
  const texts = { ...BEFORE, b: 'new\n', e: 'e\n' };
  const codes = after((sandbox) => sandbox.write('e', 'e\n'), texts);
  expect(codes).toEqual(['tree/stale-file b', 'tree/stale-ownership e.sha256']);
});

test('the record of a folder that must exist, though no file is in it', () => {
  inSandbox((sandbox) => {
    const target = targetOf(BEFORE, ['manifests/retired']);
    sandbox.generate(BEFORE);
    const codes = verify(sandbox.disk, target).map(({ code, location }) => [code, location?.file]);
    expect(codes).toEqual([['tree/stale-ownership', 'clusters/seoul/rendered/manifests/retired/SHA256SUMS']]);
  });
});

test('a record that cannot be read', () => {
  expect(after((sandbox) => sandbox.write('c/SHA256SUMS', ''))).toEqual(['tree/bad-ownership c/SHA256SUMS']);
});

test('a lock is never reported, a leftover of a run that died is', () => {
  const [file] = filesOf({ a: 'a\n' });
  expect(after((sandbox) => sandbox.write('.4242.nodeless-lock', ''))).toEqual([]);
  expect(after((sandbox) => sandbox.write(`.${process.ppid}.nodeless-lock`, ''))).toEqual([]);
  expect(after((sandbox) => sandbox.write('c/.4242.nodeless-lock', ''))).toEqual([
    'tree/foreign-file c/.4242.nodeless-lock',
  ]);
  expect(after((sandbox) => sandbox.write(`.${file?.sha256}.nodeless-tmp`, ''))).toEqual([
    `tree/stray-file .${file?.sha256}.nodeless-tmp`,
  ]);
});
