import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors, renderedFolder, type Diagnostic, type Outcome } from '@nodeless/core';
import { apply, isRecord, nodeDisk, plan, PrintCache, verify, type Target } from '@nodeless/tree';
import { loadCluster, loadFleet } from '../fleet.ts';
import { renderCluster } from '../pipeline.ts';
import type { Git } from './git.ts';

const TREES = 'clusters/*/rendered/**';
const RENDERED_PATH = /^clusters\/([^/]+)\/rendered\/(.+)$/;

/**
 * Renders every tree that is not fresh, or that git could not merge, in place of what lies there, and stages it. Everything that
 * is overwritten is in git: a tree with changes that are nowhere else stops the work.
 *
 * @returns the names of the clusters that were rendered again
 */
export function resolveTrees(root: string, git: Git): Outcome<readonly string[]> {
  const unmerged = [...new Set(git.names(['diff', '--name-only', '--diff-filter=U', '-z']))];
  const sources = unmerged.filter((path) => !RENDERED_PATH.test(path));
  if (sources.length > 0) return { diagnostics: sources.map(unmergedSource) };

  const rendered = renderAll(root);
  if (rendered.value === undefined) return { diagnostics: rendered.diagnostics };
  const conflicts = new Set(unmerged.map((path) => RENDERED_PATH.exec(path)?.[1] ?? ''));
  const gone = [...conflicts].filter((name) => !existsSync(join(root, 'clusters', name, 'cluster.yaml')));
  const stale = [
    ...rendered.value.filter((tree) => conflicts.has(tree.cluster) || isStale(root, tree)),
    ...gone.map((cluster) => ({ cluster, files: [], folders: [] })),
  ];
  const unsaved = unsavedFiles(root, git, stale, new Set(unmerged));
  if (unsaved.length > 0) return { diagnostics: unsaved };

  for (const tree of stale) {
    const diagnostics = replace(root, tree);
    if (hasErrors(diagnostics)) return { diagnostics };
    git.run(['add', '--all', '--', renderedFolder(tree.cluster)]);
  }
  // Notes and warnings are said by `check`.
  return { value: stale.map(({ cluster }) => cluster), diagnostics: [] };
}

function renderAll(root: string): Outcome<readonly Target[]> {
  const fleet = loadFleet(root);
  const diagnostics: Diagnostic[] = [...fleet.diagnostics];
  const trees: Target[] = [];
  const printed = new PrintCache();
  for (const cluster of fleet.value?.clusters ?? []) {
    if (!existsSync(join(root, 'clusters', cluster, 'cluster.yaml'))) continue;
    if (fleet.value === undefined) continue;
    const model = loadCluster(fleet.value, cluster);
    diagnostics.push(...model.diagnostics);
    if (model.value === undefined) continue;
    const { value, diagnostics: findings } = renderCluster(model.value, printed);
    diagnostics.push(...findings);
    if (value !== undefined) trees.push({ cluster, files: value.files, folders: value.folders });
  }
  return hasErrors(diagnostics) ? { diagnostics } : { value: trees, diagnostics };
}

function isStale(root: string, tree: Target): boolean {
  return verify(nodeDisk(root), tree).length > 0;
}

/** Files of a tree that differ from the index and are not what we would write: somebody's work that is nowhere else. */
function unsavedFiles(
  root: string,
  git: Git,
  trees: readonly Target[],
  unmerged: ReadonlySet<string>,
): Diagnostic[] {
  const changed = [
    ...git.names(['diff', '--name-only', '--diff-filter=d', '-z', '--', TREES]),
    ...git.names(['ls-files', '--others', '--exclude-standard', '-z', '--', TREES]),
  ];
  const planned = new Map<string, Uint8Array>(
    trees.flatMap(({ cluster, files }) =>
      files.map(({ path, bytes }) => [`${renderedFolder(cluster)}/${path}`, bytes] as const),
    ),
  );
  const rewritten = new Set(trees.map(({ cluster }) => cluster));
  return [...new Set(changed)]
    .filter((path) => rewritten.has(RENDERED_PATH.exec(path)?.[1] ?? ''))
    .filter((path) => !unmerged.has(path) && !isOurs(root, path, planned.get(path)))
    .map(unsavedFile);
}

/** True for what we would write, and for our records, which say nothing that the files do not. */
function isOurs(root: string, path: string, planned: Uint8Array | undefined): boolean {
  try {
    const bytes = readFileSync(join(root, path));
    return (
      (planned !== undefined && bytes.equals(planned)) || isRecord(RENDERED_PATH.exec(path)?.[2] ?? '', bytes)
    );
  } catch {
    return false; // A folder or a broken link: not what we would write.
  }
}

function replace(root: string, tree: Target): readonly Diagnostic[] {
  rmSync(join(root, renderedFolder(tree.cluster)), { recursive: true, force: true });
  if (tree.files.length === 0) return [];
  const disk = nodeDisk(root);
  const options = { maxDeletedPercent: 100, discardEdits: false, allowDeletions: false };
  return apply(disk, plan(disk, tree, options)).diagnostics;
}

function unmergedSource(path: string): Diagnostic {
  return {
    code: 'merge/unmerged-source',
    severity: 'error',
    message: `${path} has a conflict that only you can solve`,
    hint: `edit it, git add it, then npx nodeless resolve`,
    location: { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 },
  };
}

function unsavedFile(path: string): Diagnostic {
  return {
    code: 'merge/unsaved-file',
    severity: 'error',
    message: `${path} has changes that are not in git, and would be written over`,
    hint: 'git stash them, or git checkout the file; then npx nodeless resolve',
    location: { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 },
  };
}
