import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cli = join(__dirname, '../bin/nodeless.cjs');

test('a working directory that was deleted is told, without a stack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nodeless-gone-'));
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', 'rmdir "$PWD" && "$0" "$1" check', process.execPath, cli],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: 'nodeless: the working directory no longer exists; change into one that does\n',
  });
});
