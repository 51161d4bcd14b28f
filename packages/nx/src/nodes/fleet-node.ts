import type { InferredNode } from './node.ts';

/** The file that marks a repository of Nodeless. */
export const FLEET_FILE = 'clusters/fleet.yaml';

/**
 * The project of the whole repository, with the targets for all clusters in one process. Where the repository's
 * package.json or project.json makes this project too, the name there wins.
 */
export function fleetNode(file: string): InferredNode | undefined {
  if (file !== FLEET_FILE) return undefined;
  return {
    root: '.',
    project: {
      name: 'fleet',
      targets: {
        generate: { command: 'nodeless generate', cache: false },
        check: { command: 'nodeless check', cache: false },
        schemas: { command: 'nodeless schemas', cache: false },
      },
    },
  };
}
