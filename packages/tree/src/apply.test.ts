import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { apply } from './apply.ts';
import { contentOf } from './planned-file.ts';
import { nothingToDo } from './plan.ts';
import { recordingDisk } from './testing/faulty-disk.ts';
import { inSandbox, type Sandbox, targetOf, type Texts } from './testing/sandbox.ts';

/** What a run changes on disk, in order; hashes in names are cut. */
function changes(sandbox: Sandbox, texts: Texts): string[] {
  const log: string[] = [];
  apply(recordingDisk(sandbox.disk, log), sandbox.plan(texts));
  return log.map((line) =>
    line
      .replaceAll('clusters/seoul/rendered', '~')
      .replace(/[0-9a-f]{64}/g, '#')
      .replaceAll(String(process.pid), 'PID'),
  );
}

const START = [
  'createFolder clusters',
  'createFolder clusters/seoul',
  'createFolder ~',
  'create ~/.PID.nodeless-lock',
];
const END = ['remove ~/.PID.nodeless-lock'];
const written = (path: string) => {
  const temporary = `~/${path.slice(0, path.lastIndexOf('/') + 1)}.#.nodeless-tmp`;
  return [`create ${temporary}`, `rename ${temporary} ~/${path}`];
};

test('writes the tree and its records, and leaves nothing else', () => {
  inSandbox((sandbox) => {
    const texts = { a: 'a\n', 'b/c/d.yaml': 'd: ü\n' };
    expect(sandbox.generate(texts)).toEqual([]);
    expect(sandbox.files()).toEqual(texts);
    expect(sandbox.records()).toEqual({
      'a.sha256': expect.stringContaining(`\n${contentOf('a\n').sha256}  a\n`),
      'b/SHA256SUMS': `# nodeless: clusters/seoul/rendered/b\n${contentOf('d: ü\n').sha256}  c/d.yaml\n`,
    });
    expect(statSync(join(sandbox.rendered, 'a')).mode & 0o777).toBe(0o644 & ~process.umask());
  });
});

test('gives back the plan that it carried out', () => {
  inSandbox((sandbox) => {
    const planned = sandbox.plan({ a: 'a\n' });
    const { value, diagnostics } = apply(sandbox.disk, planned);
    expect(diagnostics).toEqual([]);
    expect(value?.create.map((file) => file.path)).toEqual(['a']);
    expect(nothingToDo(sandbox.plan({ a: 'a\n' }))).toBe(true);
  });
});

test('the records of a new tree are written first, and once', () => {
  inSandbox((sandbox) => {
    expect(changes(sandbox, { 'x/a': 'a\n', b: 'b\n' })).toEqual([
      ...START,
      ...written('b.sha256'),
      'createFolder ~/x',
      ...written('x/SHA256SUMS'),
      ...written('b'),
      ...written('x/a'),
      ...END,
    ]);
  });
});

test('old and new are claimed first, then files are written, then stale ones and their folders go', () => {
  inSandbox((sandbox) => {
    sandbox.generate({ 'f/a': 'a\n', 'f/gone': 'a\n', 'old/x/y': 'y\n', 'old/z': 'z\n', same: 'x\n' });
    expect(changes(sandbox, { 'f/a': 'new\n', b: 'b\n', same: 'x\n' })).toEqual([
      ...START,
      ...written('b.sha256'),
      ...written('f/SHA256SUMS'),
      ...written('b'),
      ...written('f/a'),
      'remove ~/f/gone',
      'remove ~/old/x/y',
      'remove ~/old/z',
      ...written('f/SHA256SUMS'),
      'remove ~/old/SHA256SUMS',
      'removeFolder ~/old/x',
      'removeFolder ~/old',
      ...END,
    ]);
    expect(sandbox.files()).toEqual({ b: 'b\n', 'f/a': 'new\n', same: 'x\n' });
  });
});

test('the record between claims both contents of a changed file', () => {
  inSandbox((sandbox) => {
    sandbox.generate({ 'f/a': 'old\n', 'f/gone': 'x\n' });
    let between = '';
    const rename = (from: string, to: string): void => {
      if (to.endsWith('/a')) between = sandbox.read('f/SHA256SUMS');
      sandbox.disk.rename(from, to);
    };
    apply({ ...sandbox.disk, rename }, sandbox.plan({ 'f/a': 'new\n', 'f/b': 'b\n' }));
    const lines = between.split('\n').slice(1, -1);
    expect(lines).toEqual([
      ...[contentOf('old\n').sha256, contentOf('new\n').sha256].sort().map((sha256) => `${sha256}  a`),
      `${contentOf('b\n').sha256}  b`,
      `${contentOf('x\n').sha256}  gone`,
    ]);
  });
});

test('what stands where something of another kind shall be goes before', () => {
  inSandbox((sandbox) => {
    sandbox.generate({ a: 'a\n', 'c/d/e': 'e\n', Name: 'x\n', 'F/x': 'x\n' });
    expect(changes(sandbox, { 'a/b': 'b\n', c: 'c\n', name: 'y\n', 'f/y': 'y\n' })).toEqual([
      ...START,
      'remove ~/F/x',
      'remove ~/Name',
      'remove ~/a',
      'remove ~/c/d/e',
      'remove ~/F/SHA256SUMS',
      'remove ~/Name.sha256',
      'remove ~/c/SHA256SUMS',
      'removeFolder ~/c/d',
      'removeFolder ~/c',
      'createFolder ~/a',
      ...written('a/SHA256SUMS'),
      ...written('c.sha256'),
      'createFolder ~/f',
      ...written('f/SHA256SUMS'),
      ...written('name.sha256'),
      ...written('a/b'),
      ...written('c'),
      ...written('f/y'),
      ...written('name'),
      'remove ~/a.sha256',
      'removeFolder ~/F',
      ...END,
    ]);
    expect(sandbox.files()).toEqual({ 'a/b': 'b\n', c: 'c\n', 'f/y': 'y\n', name: 'y\n' });
  });
});

test('nothing is written when nothing changes, not even the record or a lock', () => {
  inSandbox((sandbox) => {
    sandbox.generate({ a: 'a\n', 'x/b': 'b\n' });
    const past = new Date(0);
    for (const path of ['', 'a', 'x', 'x/b', 'a.sha256', 'x/SHA256SUMS'])
      utimesSync(join(sandbox.rendered, path), past, past);
    expect(changes(sandbox, { a: 'a\n', 'x/b': 'b\n' })).toEqual([]);
    for (const path of ['', 'a', 'x', 'x/b', 'a.sha256', 'x/SHA256SUMS']) {
      expect(statSync(join(sandbox.rendered, path)).mtimeMs).toBe(0);
    }
  });
});

test('a lock of a dead process is taken away though nothing else is to do, one of a living process stays', () => {
  inSandbox((sandbox) => {
    sandbox.generate({ a: 'a\n' });
    sandbox.write('.9999999999.nodeless-lock', '');
    expect(sandbox.generate({ a: 'a\n' })).toEqual([]);
    expect(sandbox.files()).toEqual({ a: 'a\n' });
    sandbox.write(`.${process.ppid}.nodeless-lock`, '');
    expect(changes(sandbox, { a: 'a\n' })).toEqual([]);
  });
});

test('a conflict anywhere means that nothing at all is written', () => {
  inSandbox((sandbox) => {
    sandbox.generate({ a: 'a\n', b: 'b\n', c: 'c\n' });
    sandbox.write('b', 'edited\n');
    const before = sandbox.tree();
    const planned = sandbox.plan({ a: 'new\n', b: 'b\n', d: 'd\n' });
    const log: string[] = [];
    expect(apply(recordingDisk(sandbox.disk, log), planned)).toEqual({ diagnostics: planned.conflicts });
    expect(planned.conflicts.map((conflict) => conflict.code)).toEqual(['tree/edited-file']);
    expect(log).toEqual([]);
    expect(sandbox.tree()).toEqual(before);
  });
});

test('discarding edits overwrites and deletes what is ours, never what is foreign', () => {
  inSandbox((sandbox) => {
    sandbox.generate({ a: 'a\n', b: 'b\n' });
    sandbox.write('a', 'edited\n');
    sandbox.write('b', 'edited\n');
    sandbox.write('mine', 'mine\n');
    expect(sandbox.generate({ a: 'a\n' }, { discardEdits: true })).toEqual([]);
    expect(sandbox.files()).toEqual({ a: 'a\n', mine: 'mine\n' });
  });
});

test('an executable file gets its mode back', () => {
  inSandbox((sandbox) => {
    sandbox.generate({ a: 'a\n' });
    sandbox.mode('a', 0o755);
    sandbox.generate({ a: 'a\n' });
    expect(statSync(join(sandbox.rendered, 'a')).mode & 0o111).toBe(0);
  });
});

test.each(['a', 'a.sha256', 'x/SHA256SUMS'])(
  'the line ends and the mode of %s are fixed, whatever its text',
  (path) => {
    inSandbox((sandbox) => {
      const texts = { a: 'a\n', 'x/b': 'b\n' };
      sandbox.generate(texts);
      const before = sandbox.read(path);
      sandbox.write(path, before.replaceAll('\n', '\r\n'));
      sandbox.mode(path, 0o755);
      expect(sandbox.generate(texts)).toEqual([]);
      expect(sandbox.read(path)).toBe(before);
      expect(statSync(join(sandbox.rendered, path)).mode & 0o111).toBe(0);
      expect(nothingToDo(sandbox.plan(texts))).toBe(true);
    });
  },
);

test('what changed on disk since the plan was made is seen before the first write', () => {
  inSandbox((sandbox) => {
    sandbox.generate({ a: 'a\n' });
    const planned = sandbox.plan({ a: 'new\n', b: 'b\n' });
    sandbox.write('a', 'edited\n');
    sandbox.write('b', 'mine\n');
    const { diagnostics } = apply(sandbox.disk, planned);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([
      'tree/edited-file',
      'tree/foreign-file',
    ]);
    expect(sandbox.files()).toEqual({ a: 'edited\n', b: 'mine\n' });
  });
});

test('folders keep what is foreign when everything else goes', () => {
  inSandbox((sandbox) => {
    sandbox.generate({ 'x/y/a': 'a\n', 'z/b': 'b\n' });
    sandbox.write('x/mine', 'mine\n');
    expect(sandbox.generate({})).toEqual([]);
    expect(sandbox.files()).toEqual({ 'x/mine': 'mine\n' });
  });
});

test('leftovers of a run that died go; foreign files with such names stay', () => {
  inSandbox((sandbox) => {
    const foreign = {
      '.a.nodeless-tmp': 'mine\n',
      [`.${'0'.repeat(64)}.nodeless-tmp`]: 'mine\n',
      [`x/.${contentOf('a\n').sha256}.nodeless-tmp`]: 'a\n',
      'x/.1.nodeless-lock': 'mine\n',
    };
    for (const [path, text] of Object.entries(foreign)) sandbox.write(path, text);
    sandbox.generate({ a: 'a\n', 'x/b': 'b\n' });
    sandbox.write(`.${contentOf('a\n').sha256}.nodeless-tmp`, 'half');
    sandbox.write(`x/.${contentOf('b\n').sha256}.nodeless-tmp`, '');
    sandbox.write(`.${'1'.repeat(64)}.nodeless-tmp`, '{\n  "apiVersion": "nodel');
    sandbox.write(`x/.${'2'.repeat(64)}.nodeless-tmp`, '# nodeless: clus');
    expect(nothingToDo(sandbox.plan({ a: 'a\n', 'x/b': 'b\n' }))).toBe(false);
    expect(sandbox.generate({ a: 'a\n', 'x/b': 'b\n' })).toEqual([]);
    expect(sandbox.files()).toEqual({ a: 'a\n', 'x/b': 'b\n', ...foreign });
  });
});

test('an empty folder that nothing needs goes, and is no reason for a finding', () => {
  inSandbox((sandbox) => {
    sandbox.generate({ a: 'a\n' });
    sandbox.folder('x/y');
    expect(changes(sandbox, { a: 'a\n' })).toEqual([
      ...START,
      'removeFolder ~/x/y',
      'removeFolder ~/x',
      ...END,
    ]);
    expect(nothingToDo(sandbox.plan({ a: 'a\n' }))).toBe(true);
  });
});

test('a folder that must exist keeps a record that names no file, until it need not exist any more', () => {
  inSandbox((sandbox) => {
    const generate = (texts: Texts, folders: readonly string[]) =>
      apply(sandbox.disk, sandbox.planTarget(targetOf(texts, folders))).diagnostics;
    const folder = 'manifests/web';
    expect(generate({ [`${folder}/a.yaml`]: 'a\n' }, [folder])).toEqual([]);
    expect(generate({}, [folder])).toEqual([]);
    expect(sandbox.tree()).toEqual({
      [`${folder}/SHA256SUMS`]: expect.stringMatching(/^# nodeless: .*\n[0-9a-f]{64} {2}\/dev\/null\n$/),
    });
    expect(nothingToDo(sandbox.planTarget(targetOf({}, [folder])))).toBe(true);
    expect(generate({ [`${folder}/b.yaml`]: 'b\n' }, [folder])).toEqual([]);
    expect(Object.keys(sandbox.tree())).toEqual([`${folder}/SHA256SUMS`, `${folder}/b.yaml`]);
    expect(generate({}, [folder])).toEqual([]);
    expect(generate({}, [])).toEqual([]);
    expect(sandbox.tree()).toEqual({});
  });
});
