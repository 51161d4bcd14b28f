import { spawnSync } from 'node:child_process';
import { constants, closeSync, fstatSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { oneLine } from '../api/one-line.ts';
import { TRAILER } from './request.ts';

/** Bytes of a patch that are looked at. */
export const MOST_PATCH_BYTES = 64 * 1024 * 1024;

/** What a patch of a stranger may touch: plain files of rendered trees. */
const RENDERED_FILE =
  /^clusters\/[a-z0-9][a-z0-9-]*\/rendered\/(?:[A-Za-z0-9_][A-Za-z0-9._-]*\/)*[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/** Who the commit is by. */
const BOT = { name: 'nodeless', email: 'nodeless@users.noreply.github.com' };

/**
 * Makes a commit upon HEAD from a patch that the code of a branch wrote, if all it touches are files of rendered trees. Works
 * on an index of its own: no file is written to the work tree, no hook and no filter runs, no branch is moved.
 *
 * @param folder a clone whose HEAD is the commit that was rendered
 * @returns the new commit, or undefined when the patch changes nothing
 * @throws with the reason when the patch is refused
 */
export function commitPatch(folder: string, patch: string): string | undefined {
  const scratch = mkdtempSync(join(tmpdir(), 'nodeless-patch-'));
  try {
    const git = gitIn(folder, join(scratch, 'index'));
    if (sizeOf(patch) === 0) return undefined;
    git('read-tree', 'HEAD');
    git('apply', '--cached', '--whitespace=nowarn', resolve(patch));
    // Not what the patch says counts, but what has become of the index.
    const changes = git('diff-index', '--cached', '--raw', '--no-renames', '--no-abbrev', '-r', '-z', 'HEAD');
    const refused = refusalOf(changes);
    if (refused !== undefined) throw new Error(`the patch is refused: ${refused}`);
    if (changes === '') return undefined;
    const tree = git('write-tree').trim();
    return git('commit-tree', tree, '-p', 'HEAD', '-m', 'Render again', '-m', `${TRAILER}: yes`).trim();
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function sizeOf(patch: string): number {
  const file = openSync(patch, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const status = fstatSync(file);
    if (!status.isFile()) throw new Error('the patch is refused: it is not a file');
    if (status.size > MOST_PATCH_BYTES) throw new Error(`the patch is refused: it has ${status.size} bytes`);
    return status.size;
  } finally {
    closeSync(file);
  }
}

/** Records of `git diff-index --raw -z`: `:<old mode> <new mode> <old> <new> <status>`, NUL, path, NUL. */
function refusalOf(changes: string): string | undefined {
  const fields = changes.split('\0').slice(0, -1);
  for (let index = 0; index < fields.length; index += 2) {
    const [, mode = ''] = (fields[index] ?? '').split(' ');
    const path = fields[index + 1] ?? '';
    if (!RENDERED_FILE.test(path)) return `${oneLine(path)} is not a file of a rendered tree`;
    if (mode !== '100644' && mode !== '000000') return `${oneLine(path)} would get the mode ${mode}`;
  }
  return undefined;
}

function gitIn(folder: string, index: string): (...args: readonly string[]) => string {
  return (...args) => {
    const { status, stdout, stderr, error } = spawnSync('git', ['-c', 'core.hooksPath=/dev/null', ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 * MOST_PATCH_BYTES,
      env: {
        PATH: process.env['PATH'],
        LC_ALL: 'C',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_INDEX_FILE: index,
        GIT_AUTHOR_NAME: BOT.name,
        GIT_AUTHOR_EMAIL: BOT.email,
        GIT_COMMITTER_NAME: BOT.name,
        GIT_COMMITTER_EMAIL: BOT.email,
      },
    });
    if (error !== undefined) throw error;
    if (status !== 0) throw new Error(`git ${args[0]} refused: ${oneLine(stderr)}`);
    return stdout;
  };
}
