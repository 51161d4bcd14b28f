import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './child.ts';
import { findProgram } from './find-program.ts';
import { fetchingEnvironment } from './surroundings.ts';

/** Milliseconds. */
const FETCHING = 180_000;

/** Nothing of the repository or the person runs: no hooks, no filters, no other protocols, no links. */
const SAFE = [
  'core.hooksPath=/dev/null',
  'core.symlinks=false',
  'core.autocrlf=false',
  'protocol.allow=never',
  'protocol.https.allow=always',
  'credential.helper=',
];

/**
 * Reads one commit of a git repository, which proves itself: its name is the hash of everything in it.
 *
 * @returns the folder with its files
 */
export async function fetchCommit(
  scratch: string,
  { git, commit }: { readonly git: string; readonly commit: string },
): Promise<{ readonly folder: string } | { readonly problem: string }> {
  const file = findProgram('git');
  if (file === undefined) return { problem: 'there is no git in PATH' };
  const folder = join(scratch, 'repository');
  mkdirSync(folder);
  const env = {
    ...fetchingEnvironment(scratch, process.env['PATH'] ?? ''),
    ...{
      GIT_TERMINAL_PROMPT: '0',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_ATTR_NOSYSTEM: '1',
      GIT_LFS_SKIP_SMUDGE: '1',
    },
  };
  const settings = SAFE.flatMap((setting) => ['-c', setting]);
  for (const args of [
    ['init', '--quiet'],
    ['fetch', '--quiet', '--depth', '1', '--no-tags', '--', git, commit],
    ['checkout', '--quiet', '--detach', commit],
  ]) {
    const answer = await runProgram(file, [...settings, ...args], { cwd: folder, env, timeout: FETCHING });
    if ('problem' in answer) return { problem: `git ${args[0] ?? ''}: ${answer.problem}` };
  }
  rmSync(join(folder, '.git'), { recursive: true, force: true });
  return { folder };
}
