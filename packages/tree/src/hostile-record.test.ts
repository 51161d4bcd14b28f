import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from './planned-file.ts';
import { inSandbox } from './testing/sandbox.ts';

const TEXT = 'precious\n';
const entry = { component: 'x', sha256: sha256Of(Buffer.from(TEXT)) };

test.each([
  '../precious',
  '../../seoul/precious',
  'a/../../precious',
  '..',
  './../precious',
  '%ROOT%/precious',
])('a record that claims %s deletes nothing', (claimed) => {
  inSandbox((sandbox) => {
    const folder = join(sandbox.rendered, '..');
    mkdirSync(sandbox.rendered, { recursive: true });
    writeFileSync(join(folder, 'precious'), TEXT);
    const files = { [claimed.replace('%ROOT%', folder)]: entry };
    sandbox.write(
      'ownership.json',
      JSON.stringify({ apiVersion: 'nodeless/v1alpha1', kind: 'Ownership', files }),
    );
    const before = sandbox.tree();
    const options = { discardEdits: true, allowDeletions: true };
    expect(sandbox.generate({ a: 'a\n' }, options)).toEqual(['tree/bad-ownership']);
    expect(sandbox.tree()).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(['precious', 'rendered']);
  });
});

test('a record that reaches out through a link deletes nothing', () => {
  inSandbox((sandbox) => {
    const outside = join(sandbox.root, 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'precious'), TEXT);
    sandbox.link('link', outside);
    const files = { 'link/precious': entry };
    sandbox.write(
      'ownership.json',
      JSON.stringify({ apiVersion: 'nodeless/v1alpha1', kind: 'Ownership', files }),
    );
    const options = { discardEdits: true, allowDeletions: true };
    expect(sandbox.generate({ a: 'a\n' }, options)).toEqual(['tree/symlink']);
    expect(readdirSync(outside)).toEqual(['precious']);
  });
});

test('a record that claims a folder takes no files out of it', () => {
  inSandbox((sandbox) => {
    sandbox.write('mine/precious', TEXT);
    const files = { mine: entry };
    sandbox.write(
      'ownership.json',
      JSON.stringify({ apiVersion: 'nodeless/v1alpha1', kind: 'Ownership', files }),
    );
    expect(sandbox.generate({ a: 'a\n' }, { discardEdits: true })).toEqual([]);
    expect(sandbox.files()).toEqual({ a: 'a\n', 'mine/precious': TEXT });
  });
});

test('a record that claims what holds something else deletes only when edits are discarded', () => {
  inSandbox((sandbox) => {
    sandbox.write('mine', 'something else\n');
    const files = { mine: entry };
    sandbox.write(
      'ownership.json',
      JSON.stringify({ apiVersion: 'nodeless/v1alpha1', kind: 'Ownership', files }),
    );
    expect(sandbox.generate({ a: 'a\n' })).toEqual(['tree/edited-file']);
    expect(sandbox.files()).toEqual({ mine: 'something else\n' });
  });
});
