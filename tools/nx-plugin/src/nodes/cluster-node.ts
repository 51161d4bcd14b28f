import type { ProjectConfiguration, TargetConfiguration } from '@nx/devkit';
import { NODELESS } from '../command.ts';

/** What a file adds to the graph: the root of a project and its configuration. */
export interface InferredNode {
  readonly root: string;
  readonly project: Omit<ProjectConfiguration, 'root'>;
}

/**
 * Folder names that are safe as a project name and on a command line. It is wider than what a cluster may be called:
 * a folder that fails here gets no project, and `nodeless generate` reports the name.
 */
const SAFE_FOLDER = /^clusters\/([A-Za-z0-9][A-Za-z0-9_-]*)\/cluster\.yaml$/;

function command(verb: string, cluster: string): string {
  return `node ${NODELESS} ${verb} ${cluster}`;
}

function clusterTargets(cluster: string): Record<string, TargetConfiguration> {
  return {
    // Never cached: a cache hit would write files behind the back of the ownership records.
    generate: { command: command('generate', cluster), cache: false },
    check: {
      command: command('check', cluster),
      cache: true,
      inputs: ['{projectRoot}/**/*', 'sharedSources', 'generator'],
    },
    bootstrap: { command: command('bootstrap', cluster), cache: false },
  };
}

/**
 * The project of one cluster, from the path of its `cluster.yaml` alone (relative to the workspace, with `/`).
 * `undefined` when the folder's name could break the graph or a command line.
 */
export function clusterNode(clusterFile: string): InferredNode | undefined {
  const cluster = SAFE_FOLDER.exec(clusterFile)?.[1];
  if (cluster === undefined) return undefined;
  return {
    root: `clusters/${cluster}`,
    project: { name: `cluster-${cluster}`, tags: ['room:clusters'], targets: clusterTargets(cluster) },
  };
}
