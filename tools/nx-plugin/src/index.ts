import type { CreateNodesV2 } from '@nx/devkit';
import { inferNodes, PROJECT_FILES } from './nodes/infer-nodes.ts';

/** Name of the plugin in Nx's messages. */
export const name = '@nodeless/nx-plugin';

/** Projects `cluster-<name>` and the targets of packages, for Nx 21 and later. */
export const createNodesV2: CreateNodesV2 = [PROJECT_FILES, (files) => inferNodes(files)];
