import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeControl } from '@nodeless/core';
import { CODE_OWNERS, withoutClusters } from '../examples/code-owners.ts';
import { findExamples } from '../examples/find-examples.ts';
import { EXIT } from '../exit-codes.ts';
import { Git, GitError } from '../git/git.ts';
import { isSource, readRepositorySource } from '../repository/read-source.ts';
import { rootOf, type CommandContext } from './context.ts';

/** Removes what only the examples need, so that a fork begins empty. Nothing is removed that git could not give back. */
export function removeExamplesCommand(context: CommandContext): void {
  const { console, exit } = context;
  const root = rootOf(context);
  if (root === undefined) return;
  const { clusters, apps } = findExamples(root);
  const folders = [...clusters.map((name) => `clusters/${name}`), ...apps.map((name) => `apps/${name}`)];
  if (folders.length === 0) {
    console.out('no examples are here\n');
    return;
  }
  const owners = CODE_OWNERS.filter((path) => isSource(readRepositorySource(root, path)));
  const unsaved = notInGit(root, [...folders, ...owners]);
  if (unsaved.length > 0) {
    console.err(
      `nodeless remove-examples: git could not give these back, so nothing was removed; commit them first:\n${unsaved.map((path) => `  ${escapeControl(path)}\n`).join('')}`,
    );
    exit(EXIT.findings);
    return;
  }
  for (const folder of folders) {
    rmSync(join(root, folder), { recursive: true });
    console.out(`removed ${folder}\n`);
  }
  for (const path of owners) {
    const text = readFileSync(join(root, path), 'utf8');
    const without = withoutClusters(text, clusters);
    if (without === text) continue;
    writeFileSync(join(root, path), without);
    console.out(`changed ${path}\n`);
  }
  console.out('next: npx nodeless new <name> writes your first cluster\n');
}

/** Paths with changes that no commit holds; all of them where there is no repository of git. */
function notInGit(root: string, paths: readonly string[]): string[] {
  try {
    const changes = new Git(root).names(['status', '--porcelain', '-z', '--no-renames', '--', ...paths]);
    return changes.map((line) => line.slice(3));
  } catch (error) {
    if (error instanceof GitError) return [...paths];
    throw error;
  }
}
