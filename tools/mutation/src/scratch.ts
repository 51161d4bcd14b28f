import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A copy of the last commit in a folder with nothing beside it, with the packages that are installed here.
 * @returns its root; the folder above it is to be deleted
 */
export function makeScratch(repository: string): string {
  const root = join(mkdtempSync(join(tmpdir(), 'nodeless-mutation-')), 'repository');
  execFileSync('git', ['clone', '--quiet', repository, root]);
  linkPackages(join(repository, 'node_modules'), join(root, 'node_modules'));
  return root;
}

/** Packages of the workspace are relative links: made again, they lead to the copy. All others lead to the ones here. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    if (lstatSync(source).isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (name.startsWith('@')) linkPackages(source, target);
    else if (name !== '.cache') symlinkSync(source, target);
  }
}
