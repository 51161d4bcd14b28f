import { spawnSync } from 'node:child_process';
import { commandLine } from './command-line.ts';

/** Options of `nx g @nodeless/nx:cluster`; see `schema.json`. */
export interface ClusterGeneratorOptions {
  readonly name: string;
  readonly stage?: string;
  readonly region?: string;
  /** Nx reads digits as a number, without the zeros at their head. */
  readonly accountId?: string | number;
}

/**
 * Starts `nodeless new <name>`, so that both ways write the same `cluster.yaml`. It runs in Nx's last step, which
 * `--dry-run` leaves out.
 */
export function clusterGenerator(
  { root }: { readonly root: string },
  { name, stage, region, accountId }: ClusterGeneratorOptions,
): () => void {
  return () => {
    const account = typeof accountId === 'number' ? String(accountId).padStart(12, '0') : accountId;
    const given = Object.entries({ stage, region, 'account-id': account }).flatMap(([key, value]) =>
      value === undefined ? [] : [`--${key}=${value}`],
    );
    const result = spawnSync(process.execPath, [commandLine(root), 'new', ...given, '--', name], {
      cwd: root,
      stdio: 'inherit',
    });
    if (result.error) throw result.error;
    if (result.status !== 0) throw new Error(`nodeless new ${name} did not succeed.`);
  };
}
