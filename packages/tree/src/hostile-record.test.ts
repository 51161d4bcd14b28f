import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from './planned-file.ts';
import { inSandbox } from './testing/sandbox.ts';

const TEXT = 'precious\n';
const SHA256 = sha256Of(Buffer.from(TEXT));

/** A record that claims one file, as earlier versions wrote it. */
function oldForm(path: string): [path: string, text: string] {
  const files = { [path]: { component: 'x', sha256: SHA256 } };
  return ['ownership.json', JSON.stringify({ apiVersion: 'nodeless/v1alpha1', kind: 'Ownership', files })];
}

/** The same in the record of a folder. */
function folderRecord(path: string): [path: string, text: string] {
  return ['web/SHA256SUMS', `# nodeless: clusters/seoul/rendered/web\n${SHA256}  ${path}\n`];
}

const FORMS = { 'one record of all': oldForm, 'a record of a folder': folderRecord };

describe.each(Object.entries(FORMS))('%s', (_, record) => {
  test.each([
    '../precious',
    '../../seoul/precious',
    '../../precious',
    '../../../seoul/precious',
    'a/../../precious',
    '..',
    './../precious',
    '%ROOT%/precious',
  ])('a record that claims %s deletes nothing', (claimed) => {
    inSandbox((sandbox) => {
      const folder = join(sandbox.rendered, '..');
      mkdirSync(sandbox.rendered, { recursive: true });
      writeFileSync(join(folder, 'precious'), TEXT);
      sandbox.write(...record(claimed.replace('%ROOT%', folder)));
      const before = sandbox.tree();
      const options = { discardEdits: true, allowDeletions: true };
      expect(sandbox.generate({ a: 'a\n' }, options)).toEqual(['tree/bad-ownership']);
      expect(sandbox.tree()).toEqual(before);
      expect(readdirSync(folder).sort()).toEqual(['precious', 'rendered']);
    });
  });
});

test('a record that reaches out through a link deletes nothing', () => {
  inSandbox((sandbox) => {
    const outside = join(sandbox.root, 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'precious'), TEXT);
    sandbox.link('link', outside);
    sandbox.write(...oldForm('link/precious'));
    const options = { discardEdits: true, allowDeletions: true };
    expect(sandbox.generate({ a: 'a\n' }, options)).toEqual(['tree/symlink']);
    expect(readdirSync(outside)).toEqual(['precious']);
  });
});

test('a record that claims a folder takes no files out of it', () => {
  inSandbox((sandbox) => {
    sandbox.write('mine/precious', TEXT);
    sandbox.write(...oldForm('mine'));
    expect(sandbox.generate({ a: 'a\n' }, { discardEdits: true })).toEqual([]);
    expect(sandbox.files()).toEqual({ a: 'a\n', 'mine/precious': TEXT });
  });
});

test('a record that claims what holds something else deletes only when edits are discarded', () => {
  inSandbox((sandbox) => {
    sandbox.write('mine', 'something else\n');
    sandbox.write(...oldForm('mine'));
    expect(sandbox.generate({ a: 'a\n' })).toEqual(['tree/edited-file']);
    expect(sandbox.files()).toEqual({ mine: 'something else\n' });
  });
});

test('a record of a folder claims nothing beside it, and nothing through a link', () => {
  inSandbox((sandbox) => {
    const outside = join(sandbox.root, 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'precious'), TEXT);
    sandbox.link('web/link', outside);
    sandbox.write('mine', TEXT);
    sandbox.write(...folderRecord('link/precious'));
    const options = { discardEdits: true, allowDeletions: true };
    expect(sandbox.generate({ a: 'a\n' }, options)).toEqual(['tree/symlink']);
    sandbox.remove('web/link');
    expect(sandbox.generate({ a: 'a\n' }, options)).toEqual([]);
    expect(sandbox.files()).toEqual({ a: 'a\n', mine: TEXT });
    expect(readdirSync(outside)).toEqual(['precious']);
  });
});

test('a record of another place is a file of somebody, whatever it claims', () => {
  inSandbox((sandbox) => {
    const [, text] = folderRecord('precious');
    sandbox.write('mine/SHA256SUMS', text);
    sandbox.write('mine/precious', TEXT);
    expect(sandbox.generate({}, { discardEdits: true, allowDeletions: true })).toEqual([]);
    expect(sandbox.tree()).toEqual({ 'mine/SHA256SUMS': text, 'mine/precious': TEXT });
  });
});
