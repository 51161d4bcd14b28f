import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot, type GeneratorCallback, type Tree } from '@nx/devkit';
import { NODELESS } from '../command.ts';

/** Options of `nx g @nodeless/nx-plugin:cluster`; see `schema.json`. */
export interface ClusterGeneratorOptions {
  readonly name: string;
}

/**
 * Starts `nodeless new <name>`, so that both ways write the same `cluster.yaml`. It runs in Nx's last step, which
 * `--dry-run` leaves out.
 */
export function clusterGenerator(_tree: Tree, options: ClusterGeneratorOptions): GeneratorCallback {
  return () => {
    const result = spawnSync(process.execPath, [join(workspaceRoot, NODELESS), 'new', '--', options.name], {
      cwd: workspaceRoot,
      stdio: 'inherit',
    });
    if (result.error) throw result.error;
    if (result.status !== 0) throw new Error(`nodeless new ${options.name} did not succeed.`);
  };
}
