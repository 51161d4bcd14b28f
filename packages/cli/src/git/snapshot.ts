import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Git } from './git.ts';

/** What the tree of a fleet is made of: its sources, and what is rendered from them. */
export const FLEET_FOLDERS = ['clusters', 'apps', 'argocd', 'charts', 'schemas'];

/**
 * Writes the fleet as it is in the index, or in a commit, to a folder of its own, so that it can be looked at without what else
 * lies in the work tree. The folder is taken away afterwards.
 *
 * @param commit undefined means the index
 */
export async function withSnapshot<T>(
  git: Git,
  commit: string | undefined,
  look: (folder: string) => Promise<T>,
): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'nodeless-snapshot-'));
  try {
    const folder = join(scratch, 'tree');
    const env: Record<string, string> = {};
    if (commit !== undefined) {
      env['GIT_INDEX_FILE'] = join(scratch, 'index');
      git.run(['read-tree', commit], { env });
    }
    const names = git.run(['ls-files', '-z', '--', ...FLEET_FOLDERS], { env });
    git.run(['checkout-index', '-z', '--stdin', `--prefix=${folder}/`], { env, input: names });
    return await look(folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
