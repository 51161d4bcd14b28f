import type { CreateNodesResultV2 } from '@nx/devkit';
import { clusterNode } from './cluster-node.ts';
import { packageNode } from './package-node.ts';

/** Every file that makes a project or adds targets to one. */
export const PROJECT_FILES = '{clusters/*/cluster.yaml,packages/*/package.json,tools/*/package.json}';

/** Maps the files that match {@link PROJECT_FILES} to projects. Only the paths count; no file is read. */
export function inferNodes(files: readonly string[]): CreateNodesResultV2 {
  return files.flatMap((file) => {
    const node = clusterNode(file) ?? packageNode(file);
    return node === undefined ? [] : [[file, { projects: { [node.root]: node.project } }] as const];
  });
}
