import type { Plan } from './plan.ts';
import { nothingToDo } from './plan.ts';
import { sha256Of } from './planned-file.ts';
import { inSandbox, type Sandbox } from './testing/sandbox.ts';

function lists(plan: Plan) {
  const paths = (files: Plan['create']) => files.map((file) => file.path);
  const { conflicts, foreign } = plan;
  return {
    create: paths(plan.create),
    update: paths(plan.update),
    delete: plan.delete,
    keep: paths(plan.keep),
    foreign,
    conflicts: conflicts.map(({ code, location }) => `${code} ${location?.file.split('/rendered/').at(-1)}`),
  };
}

const nothing = { create: [], update: [], delete: [], keep: [], foreign: [], conflicts: [] };

/** Starts from a generated tree of `a`, `b` and `c/d`. */
function generated(body: (sandbox: Sandbox) => void): void {
  inSandbox((sandbox) => {
    expect(sandbox.generate(BEFORE)).toEqual([]);
    body(sandbox);
  });
}
const BEFORE = { a: 'a\n', b: 'b\n', 'c/d': 'd\n' };

test('an empty disk: everything is created, and planning writes nothing', () => {
  inSandbox((sandbox) => {
    expect(lists(sandbox.plan(BEFORE))).toEqual({ ...nothing, create: ['a', 'b', 'c/d'] });
    expect(sandbox.tree()).toEqual({});
  });
});

test('the same files again: nothing to do', () => {
  generated((sandbox) => {
    const plan = sandbox.plan(BEFORE);
    expect(lists(plan)).toEqual({ ...nothing, keep: ['a', 'b', 'c/d'] });
    expect(nothingToDo(plan)).toBe(true);
  });
});

test('new, changed, unchanged and dropped files', () => {
  generated((sandbox) => {
    const plan = sandbox.plan({ a: 'a\n', b: 'other\n', e: 'e\n' });
    expect(lists(plan)).toEqual({ ...nothing, create: ['e'], update: ['b'], delete: ['c/d'], keep: ['a'] });
    expect(nothingToDo(plan)).toBe(false);
  });
});

test('a file of ours that is missing is recreated', () => {
  generated((sandbox) => {
    sandbox.remove('b');
    expect(lists(sandbox.plan(BEFORE))).toEqual({ ...nothing, create: ['b'], keep: ['a', 'c/d'] });
  });
});

test('missing records: equal files are taken over, others are foreign', () => {
  generated((sandbox) => {
    for (const path of Object.keys(sandbox.records())) sandbox.remove(path);
    const plan = sandbox.plan({ ...BEFORE, b: 'other\n' });
    expect(lists(plan)).toEqual({
      ...nothing,
      keep: ['a', 'c/d'],
      foreign: ['b'],
      conflicts: ['tree/foreign-file b'],
    });
    const same = sandbox.plan(BEFORE);
    expect(lists(same)).toEqual({ ...nothing, keep: ['a', 'b', 'c/d'] });
    expect(nothingToDo(same)).toBe(false);
  });
});

test('a hand edit that changes and one that stale files got are conflicts; discarding takes them back', () => {
  generated((sandbox) => {
    sandbox.write('b', 'edited\n');
    sandbox.write('c/d', 'edited\n');
    const after = { a: 'a\n', b: 'b\n' };
    expect(lists(sandbox.plan(after))).toEqual({
      ...nothing,
      keep: ['a'],
      conflicts: ['tree/edited-file b', 'tree/edited-file c/d'],
    });
    expect(lists(sandbox.plan(after, { discardEdits: true }))).toEqual({
      ...nothing,
      keep: ['a'],
      update: ['b'],
      delete: ['c/d'],
    });
  });
});

test('the answer to a hand edit shows the difference and the two ways on', () => {
  generated((sandbox) => {
    sandbox.write('b', 'edited\n');
    expect(sandbox.plan(BEFORE).conflicts).toEqual([
      {
        code: 'tree/edited-file',
        severity: 'error',
        message: 'b was edited by hand: it is neither what was written last nor what the sources give',
        hint:
          'make the change in the sources and run `npx nx run generate`, or give the edit up with ' +
          '`npx nodeless generate seoul --discard-edits`; the first lines that differ (- on disk, + from the sources):\n' +
          '@@ line 1 @@\n-edited\n+b',
        location: { file: 'clusters/seoul/rendered/b', line: 1, column: 1, endLine: 1, endColumn: 1 },
      },
    ]);
  });
});

test('a hand edit that the sources caught up with is no conflict', () => {
  generated((sandbox) => {
    sandbox.write('b', 'edited\n');
    expect(lists(sandbox.plan({ ...BEFORE, b: 'edited\n' }))).toEqual({
      ...nothing,
      keep: ['a', 'b', 'c/d'],
    });
  });
});

test('a file that lost its plain mode is written again; its bytes are nothing to lose', () => {
  generated((sandbox) => {
    sandbox.mode('b', 0o755);
    expect(lists(sandbox.plan(BEFORE))).toEqual({ ...nothing, update: ['b'], keep: ['a', 'c/d'] });
  });
});

test('on a file system where everything is executable, that says nothing', () => {
  generated((sandbox) => {
    for (const path of Object.keys(sandbox.tree())) sandbox.mode(path, 0o777);
    expect(nothingToDo(sandbox.plan(BEFORE))).toBe(true);
  });
});

test('foreign files that are not in the way are left alone', () => {
  generated((sandbox) => {
    sandbox.write('notes.md', 'mine\n');
    sandbox.write('c/own/x', 'mine\n');
    const plan = sandbox.plan(BEFORE);
    expect(lists(plan)).toEqual({ ...nothing, keep: ['a', 'b', 'c/d'], foreign: ['c/own/x', 'notes.md'] });
    expect(nothingToDo(plan)).toBe(true);
  });
});

test.each<[string, string, string, string]>([
  ['at the path of a file', 'x', 'x', 'x'],
  ['at the path of a folder', 'x', 'x/y/z', 'x'],
  ['in a folder where a file shall be', 'x/y/z', 'x', 'x/y/z'],
  ['at a path that differs in case', 'X/y', 'x/Y', 'X/y'],
  ['in a folder that differs in case from a file', 'X/y', 'x', 'X/y'],
  ['at a path that differs in case from a folder', 'X', 'x/y', 'X'],
])('a foreign file %s is a conflict, with --discard-edits too', (_, foreign, wanted, named) => {
  for (const discardEdits of [false, true]) {
    generated((sandbox) => {
      sandbox.write(foreign, 'mine\n');
      const plan = sandbox.plan({ ...BEFORE, [wanted]: 'ours\n' }, { discardEdits });
      expect(lists(plan)).toMatchObject({ foreign: [named], conflicts: [`tree/foreign-file ${named}`] });
      expect(plan.conflicts[0]?.hint).toBe(
        'move it out of clusters/seoul/rendered/, or delete it, and run `npx nx run generate`; what a merge of branches left behind goes with `npx nodeless resolve`',
      );
    });
  }
});

test('a foreign file beside a folder that turns into a file is a conflict', () => {
  generated((sandbox) => {
    sandbox.write('c/mine', 'mine\n');
    const plan = sandbox.plan({ c: 'c\n' });
    expect(lists(plan).conflicts).toEqual(['tree/foreign-file c/mine']);
  });
});

test('an empty folder holds nothing that could be lost, so it is not in the way', () => {
  generated((sandbox) => {
    sandbox.folder('x/y');
    expect(lists(sandbox.plan({ ...BEFORE, x: 'x\n' }))).toMatchObject({ create: ['x'], conflicts: [] });
  });
});

test('a folder of our own that turns into a file, and the other way round', () => {
  generated((sandbox) => {
    const plan = sandbox.plan({ 'a/b': '1\n', c: '2\n' });
    expect(lists(plan)).toEqual({ ...nothing, create: ['a/b', 'c'], delete: ['a', 'b', 'c/d'] });
  });
});

test('a file where rendered/ should be', () => {
  inSandbox((sandbox) => {
    sandbox.write('../rendered', 'mine\n');
    expect(sandbox.plan(BEFORE).conflicts).toMatchObject([
      { code: 'tree/foreign-file', location: { file: 'clusters/seoul/rendered' } },
    ]);
  });
});

test('a record that cannot be read stops everything', () => {
  generated((sandbox) => {
    sandbox.write('c/SHA256SUMS', '<<<<<<<\n');
    const plan = sandbox.plan(BEFORE, { discardEdits: true });
    expect(lists(plan)).toEqual({ ...nothing, conflicts: ['tree/bad-ownership c/SHA256SUMS'] });
    expect(plan.conflicts[0]).toMatchObject({
      message: 'The ownership record cannot be read: it does not say what it records',
      hint: expect.stringContaining('`git checkout -- clusters/seoul/rendered/c/SHA256SUMS`'),
    });
    expect(nothingToDo(plan)).toBe(false);
  });
});

test.each(['c/SHA256SUMS/mine', 'a.sha256/mine', 'C/sha256sums'])(
  'a foreign file %s in the way of a record',
  (path) => {
    inSandbox((sandbox) => {
      sandbox.write(path, 'mine\n');
      expect(lists(sandbox.plan(BEFORE)).conflicts).toEqual([`tree/foreign-file ${path}`]);
    });
  },
);

test('a file at a place for records that says nothing of ours is foreign, and claims nothing', () => {
  generated((sandbox) => {
    const mine = {
      'mine/SHA256SUMS': `${sha256Of(Buffer.from('x\n'))}  x\n`,
      'mine/x': 'x\n',
      // A copy of a folder with its record.
      'copy/SHA256SUMS': sandbox.read('c/SHA256SUMS'),
      'copy/d': 'd\n',
    };
    for (const [path, text] of Object.entries(mine)) sandbox.write(path, text);
    const plan = sandbox.plan(BEFORE, { discardEdits: true });
    expect(lists(plan)).toEqual({ ...nothing, keep: ['a', 'b', 'c/d'], foreign: Object.keys(mine).sort() });
    expect(sandbox.generate({}, { discardEdits: true })).toEqual([]);
    expect(sandbox.tree()).toEqual(mine);
  });
});

test('a tree whose cluster was renamed is taken over', () => {
  generated((sandbox) => {
    for (const [path, text] of Object.entries(sandbox.records()))
      sandbox.write(path, text.replace('clusters/seoul/', 'clusters/busan/'));
    sandbox.write('b', 'edited\n');
    expect(lists(sandbox.plan({ a: 'new\n', b: 'b\n' }))).toEqual({
      ...nothing,
      update: ['a'],
      delete: ['c/d'],
      conflicts: ['tree/edited-file b'],
    });
  });
});

test('the deletion budget counts shares, but never less than six files', () => {
  inSandbox((sandbox) => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`f${index + 10}`, 'x\n']));
    const without = (count: number) => Object.fromEntries(Object.entries(files).slice(count));
    sandbox.generate(files);
    const codes = (count: number, options: object) =>
      sandbox.plan(without(count), options).conflicts.map((conflict) => conflict.code);
    expect(codes(5, { maxDeletedPercent: 1 })).toEqual([]);
    expect(codes(6, { maxDeletedPercent: 1 })).toEqual(['tree/deletion-budget']);
    expect(codes(1, { maxDeletedPercent: 0 })).toEqual(['tree/deletion-budget']);
    expect(codes(10, { maxDeletedPercent: 50 })).toEqual([]);
    expect(codes(11, { maxDeletedPercent: 50 })).toEqual(['tree/deletion-budget']);
    expect(codes(20, { maxDeletedPercent: 50, allowDeletions: true })).toEqual([]);
    const [conflict] = sandbox.plan(without(11), { maxDeletedPercent: 50 }).conflicts;
    expect(conflict?.message).toBe('The run would delete 11 of 20 files of seoul; up to 50 % are plausible');
    expect(conflict?.hint).toContain('`npx nodeless generate seoul --allow-deletions`');
  });
});

test('a cluster name that leads elsewhere is refused', () => {
  inSandbox((sandbox) => {
    const plan = sandbox.plan(BEFORE);
    const target = { ...plan.target, cluster: '../../x' };
    expect(sandbox.planTarget(target).conflicts).toMatchObject([{ code: 'tree/unsafe-path' }]);
  });
});
