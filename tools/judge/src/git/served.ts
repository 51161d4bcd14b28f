import { join } from 'node:path';
import { run } from '../machine/run.ts';
import type { ChartApplication, RenderedTree } from '../tree/rendered.ts';
import { git } from './repositories.ts';

const PERSON = ['-c', 'user.name=judge', '-c', 'user.email=judge@example.com'];

/** The repository that Argo CD reads: what is published here is what a merge is elsewhere. */
export class ServedRepository {
  readonly folder: string;
  readonly #branch: string;
  readonly #leftOut: readonly string[];

  private constructor(folder: string, branch: string, missing: readonly ChartApplication[]) {
    this.folder = folder;
    this.#branch = branch;
    this.#leftOut = missing.map(({ file }) => file);
  }

  static async make(
    runFolder: string,
    { branch }: RenderedTree,
    missing: readonly ChartApplication[],
  ): Promise<ServedRepository> {
    const folder = join(runFolder, 'served.git');
    await run('git', ['init', '--quiet', '--bare', folder]);
    await git(folder, 'symbolic-ref', 'HEAD', branch);
    return new ServedRepository(folder, branch, missing);
  }

  /**
   * Serves a commit: unchanged, or with one more commit on top of it that takes the Applications away whose charts are
   * not here.
   *
   * @returns the commit that is served
   */
  async publish(repository: string, commit: string): Promise<string> {
    await git(this.folder, 'fetch', '--quiet', repository, `+${commit}:refs/judge/published`);
    const served = this.#leftOut.length === 0 ? commit : await this.#without(commit);
    await git(this.folder, 'update-ref', this.#branch, served);
    return served;
  }

  async #without(commit: string): Promise<string> {
    const index = { GIT_INDEX_FILE: join(this.folder, 'judge.index'), GIT_DIR: this.folder };
    await run('git', ['read-tree', commit], { env: index });
    // Mode 0 takes a file away.
    const input = this.#leftOut.map((file) => `0 ${'0'.repeat(40)}\t${file}\n`).join('');
    await run('git', ['update-index', '--index-info'], { env: index, input });
    const tree = (await run('git', ['write-tree'], { env: index })).trim();
    const message = 'Without the Applications whose charts are not here';
    return (await git(this.folder, ...PERSON, 'commit-tree', tree, '-p', commit, '-m', message)).trim();
  }
}
