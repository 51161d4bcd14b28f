import type { InferredNode, InferredTarget } from './node.ts';

/**
 * Folder names that are safe as a project name and on a command line. It is wider than what a cluster may be called:
 * a folder that fails here gets no project, and `nodeless generate` reports the name.
 */
const SAFE_FOLDER = /^clusters\/([A-Za-z0-9][A-Za-z0-9_-]*)\/cluster\.yaml$/;

/** What decides a cluster's tree beside its own folder: the shared sources, own packages, and the installed versions. */
const SHARED_INPUTS = [
  '{workspaceRoot}/apps/**',
  '{workspaceRoot}/argocd/**',
  '{workspaceRoot}/clusters/fleet.yaml',
  '{workspaceRoot}/packages/**',
  '{workspaceRoot}/schemas/crds/**',
  '!{workspaceRoot}/packages/**/*.test.ts',
  '{workspaceRoot}/package-lock.json',
  '{workspaceRoot}/tsconfig.base.json',
];

function clusterTargets(cluster: string): { [target: string]: InferredTarget } {
  return {
    // Never cached: a cache hit would write files behind the back of the ownership records.
    generate: { command: `nodeless generate ${cluster}`, cache: false },
    check: {
      command: `nodeless check ${cluster}`,
      cache: true,
      inputs: ['{projectRoot}/**/*', ...SHARED_INPUTS],
    },
    bootstrap: { command: `nodeless bootstrap ${cluster}`, cache: false },
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
    project: { name: `cluster-${cluster}`, tags: ['layer:clusters'], targets: clusterTargets(cluster) },
  };
}
