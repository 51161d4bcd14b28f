import { clusterNode } from './cluster-node.ts';
import { FLEET_FILE, fleetNode } from './fleet-node.ts';
import type { InferredNode } from './node.ts';
import { packageNode } from './package-node.ts';

/** Options of the plugin in `nx.json`. */
export interface PluginOptions {
  /**
   * Give packages below `packages/` and `tools/` the targets `test` (Jest), `lint` (ESLint) and `typecheck` (tsc), with
   * the named inputs `testSetup` and `lintSetup`.
   *
   * @default false
   */
  readonly packageTargets?: boolean;
}

/** Every file that makes a project or adds targets to one. */
export const PROJECT_FILES = `{${FLEET_FILE},clusters/*/cluster.yaml,packages/*/package.json,tools/*/package.json}`;

/** Maps the files that match {@link PROJECT_FILES} to projects. Only the paths count; no file is read. */
export function inferNodes(
  files: readonly string[],
  { packageTargets = false }: PluginOptions = {},
): [file: string, nodes: { readonly projects: { readonly [root: string]: InferredNode['project'] } }][] {
  return files.flatMap((file): ReturnType<typeof inferNodes> => {
    const node = fleetNode(file) ?? clusterNode(file) ?? (packageTargets ? packageNode(file) : undefined);
    return node === undefined ? [] : [[file, { projects: { [node.root]: node.project } }]];
  });
}
