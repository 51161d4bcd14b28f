import type { InferredNode } from './nodes/node.ts';
import { inferNodes, PROJECT_FILES, type PluginOptions } from './nodes/infer-nodes.ts';

export type { InferredNode, InferredTarget } from './nodes/node.ts';
export type { PluginOptions } from './nodes/infer-nodes.ts';

/** Name of the plugin in Nx's messages. */
export const name = '@nodeless/nx';

/** What Nx calls for the files that match: the file, and the projects that it makes. */
export type CreateNodes = readonly [
  pattern: string,
  create: (
    files: readonly string[],
    options: PluginOptions | undefined,
  ) => [file: string, nodes: { readonly projects: { readonly [root: string]: InferredNode['project'] } }][],
];

/** The targets of the fleet, of every cluster and, when it is asked for, of packages; for Nx 21 and later. */
export const createNodesV2: CreateNodes = [PROJECT_FILES, inferNodes];
