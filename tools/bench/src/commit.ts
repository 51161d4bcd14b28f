import { spawnSync } from 'node:child_process';

const PERSON = ['-c', 'user.name=A Person', '-c', 'user.email=person@example.com', '-c', 'gc.auto=0'];

/** Commits everything below a folder, in a repository of its own, and names the commit. */
export function commitAll(root: string): string {
  git(root, 'init', '--quiet');
  git(root, 'add', '--all');
  git(root, ...PERSON, 'commit', '--quiet', '--no-verify', '--allow-empty', '--message', 'bench');
  return git(root, 'rev-parse', 'HEAD').trim();
}

function git(root: string, ...args: readonly string[]): string {
  const child = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`git ${args.join(' ')}: ${child.stderr}`);
  return child.stdout;
}
