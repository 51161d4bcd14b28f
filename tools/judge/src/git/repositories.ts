import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHARTS } from '../machine/folders.ts';
import { run, Refusal } from '../machine/run.ts';
import type { ChartApplication, RenderedTree } from '../tree/rendered.ts';

/** Objects are read whoever owns the folder, and nothing asks for a password. */
const ENVIRONMENT = {
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
  GIT_TERMINAL_PROMPT: '0',
};

/** Runs git on a repository, which may be bare. */
export function git(folder: string, ...args: readonly string[]): Promise<string> {
  return run('git', ['-C', folder, ...args], { env: ENVIRONMENT });
}

/** The bare repository in the cache that holds the pinned commits of a URL, one without history for each. */
export function chartRepository(url: string): string {
  return join(CHARTS, `${ownerAndName(url)}.git`);
}

/** `owner+name`: mirrors of a repository share its commits. */
function ownerAndName(url: string): string {
  const [owner = '', name = ''] = new URL(url).pathname
    .replace(/\.git$/, '')
    .split('/')
    .slice(-2);
  return `${owner}+${name}`;
}

/**
 * Brings the pinned commits of all charts into the cache: from bare repositories below `local` (`owner+name`, also one
 * folder deeper), and else from where the tree names them.
 *
 * @returns the Applications whose commit is not to be had, and why
 */
export async function collectCharts({ charts }: RenderedTree, local: string | undefined): Promise<string[]> {
  const problems: string[] = [];
  for (const application of charts) {
    try {
      await collect(application, local);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(`${application.name}: ${error.message.trim().split('\n').at(-1) ?? ''}`);
    }
  }
  return problems;
}

/** Applications whose pinned commit is not in the cache. */
export async function missingCharts({ charts }: RenderedTree): Promise<ChartApplication[]> {
  const here = await Promise.all(charts.map(({ url, commit }) => holds(chartRepository(url), commit)));
  return charts.filter((_, index) => here[index] !== true);
}

async function collect({ url, commit }: ChartApplication, local: string | undefined): Promise<void> {
  const bare = chartRepository(url);
  mkdirSync(bare, { recursive: true });
  if (!existsSync(join(bare, 'HEAD'))) await git(bare, 'init', '--quiet', '--bare');
  if (await holds(bare, commit)) return;
  let source = url;
  for (const folder of local === undefined ? [] : candidates(local, ownerAndName(url))) {
    if (await holds(folder, commit)) source = `file://${folder}`;
  }
  await run(
    'timeout',
    [
      '300',
      'git',
      '-C',
      bare,
      'fetch',
      '--quiet',
      '--depth',
      '1',
      source,
      `${commit}:refs/heads/pin-${commit}`,
    ],
    {
      env: ENVIRONMENT,
    },
  );
}

function candidates(local: string, name: string): string[] {
  return [name, `${name}.git`]
    .map((folder) => join(local, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => [folder, ...readdirSync(folder).map((inner) => join(folder, inner))])
    .filter((folder) => existsSync(join(folder, 'HEAD')));
}

async function holds(folder: string, commit: string): Promise<boolean> {
  try {
    await git(folder, 'cat-file', '-e', `${commit}^{commit}`);
    return true;
  } catch {
    return false;
  }
}
