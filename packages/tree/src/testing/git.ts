import { execFileSync } from 'node:child_process';

/** Nothing of the machine's configuration: what git does by default. */
const ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'A Person',
  GIT_AUTHOR_EMAIL: 'person@example.com',
  GIT_COMMITTER_NAME: 'A Person',
  GIT_COMMITTER_EMAIL: 'person@example.com',
};

/** Real git in a folder. @throws when it fails */
export function gitIn(folder: string): (...args: readonly string[]) => string {
  return (...args) => execFileSync('git', args, { cwd: folder, env: ENVIRONMENT, encoding: 'utf8' });
}
