import { OLD_RECORD } from './ownership/old-form.ts';
import { nothingToDo } from './plan.ts';
import { inSandbox, oldRecord, type Sandbox, targetOf } from './testing/sandbox.ts';
import { verify } from './verify.ts';

const BEFORE = { a: 'a\n', b: 'b\n', 'c/d': 'd\n', 'c/e': 'e\n' };

/** A tree as an earlier version left it. */
function generated(body: (sandbox: Sandbox) => void): void {
  inSandbox((sandbox) => {
    sandbox.generate(BEFORE);
    sandbox.useOldForm(BEFORE);
    body(sandbox);
  });
}

test('a tree of an older form is taken over, and the old record goes', () => {
  generated((sandbox) => {
    expect(verify(sandbox.disk, targetOf(BEFORE))).toMatchObject([
      {
        code: 'tree/stale-ownership',
        message: 'The ownership record ownership.json is of an older form',
        hint: 'run `npx nx run generate`',
        location: { file: `clusters/seoul/rendered/${OLD_RECORD}` },
      },
    ]);
    const plan = sandbox.plan(BEFORE);
    expect([plan.create, plan.update, plan.delete, plan.conflicts]).toEqual([[], [], [], []]);
    expect(nothingToDo(plan)).toBe(false);
    expect(sandbox.generate(BEFORE)).toEqual([]);
    expect(Object.keys(sandbox.records()).sort()).toEqual(['a.sha256', 'b.sha256', 'c/SHA256SUMS']);
    expect(verify(sandbox.disk, targetOf(BEFORE))).toEqual([]);
  });
});

test('its hand edits are found, its stale files go, and what it does not name is foreign', () => {
  generated((sandbox) => {
    sandbox.write('c/d', 'edited\n');
    sandbox.write('c/mine', 'mine\n');
    expect(sandbox.generate({ ...BEFORE, b: 'new\n' })).toEqual(['tree/edited-file']);
    expect(sandbox.generate({ a: 'a\n', b: 'new\n' })).toEqual(['tree/edited-file']);
    expect(sandbox.records()).toEqual({ [OLD_RECORD]: oldRecord(BEFORE) });
    expect(sandbox.generate({ a: 'a\n', b: 'new\n' }, { discardEdits: true })).toEqual([]);
    expect(sandbox.files()).toEqual({ a: 'a\n', b: 'new\n', 'c/mine': 'mine\n' });
    expect(Object.keys(sandbox.records()).sort()).toEqual(['a.sha256', 'b.sha256']);
  });
});

test('its deletion budget counts the files of the old record', () => {
  generated((sandbox) => {
    expect(sandbox.generate({}, { maxDeletedPercent: 0 })).toEqual(['tree/deletion-budget']);
    expect(sandbox.generate({}, { maxDeletedPercent: 0, allowDeletions: true })).toEqual([]);
    expect(sandbox.tree()).toEqual({});
  });
});

test('an old record that a merge brought back goes again; what both records know is ours', () => {
  inSandbox((sandbox) => {
    sandbox.generate({ ...BEFORE, b: 'new\n' });
    sandbox.write(OLD_RECORD, oldRecord(BEFORE));
    sandbox.write('b', 'b\n');
    expect(verify(sandbox.disk, targetOf({ ...BEFORE, b: 'new\n' }))).toMatchObject([
      { code: 'tree/stale-file', location: { file: 'clusters/seoul/rendered/b' } },
      { code: 'tree/stale-ownership' },
    ]);
    expect(sandbox.generate({ ...BEFORE, b: 'new\n' })).toEqual([]);
    expect(sandbox.tree()).not.toHaveProperty([OLD_RECORD]);
    expect(verify(sandbox.disk, targetOf({ ...BEFORE, b: 'new\n' }))).toEqual([]);
  });
});

test('an old record that cannot be read stops everything', () => {
  generated((sandbox) => {
    sandbox.write(OLD_RECORD, '<<<<<<<\n');
    expect(sandbox.plan(BEFORE, { discardEdits: true }).conflicts).toMatchObject([
      { code: 'tree/bad-ownership', message: 'The ownership record cannot be read: it is not JSON' },
    ]);
  });
});
