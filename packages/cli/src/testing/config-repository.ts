import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { COMMAND_LINE, PACKAGE_FOLDER } from '../installation.ts';
import { GitRepository } from './git-repository.ts';
import { startFleet } from './history/steps.ts';
import type { Run } from './repository.ts';

/**
 * A cluster with a rendered tree, committed, with one changed Deployment, where `nodeless/kit` can be imported. A test needs one of its
 * own: a config is loaded once in a process.
 */
export class ConfigRepository extends GitRepository {
  /** The Deployment that is scaled from 2 to 3 replicas. */
  static readonly WEB = 'clusters/fleet-01/rendered/manifests/web/deployment-web.web.yaml';

  constructor() {
    super();
    this.git('init', '--quiet', '--initial-branch=main');
    startFleet(this);
    for (const name of this.clusters().filter((one) => one !== 'fleet-01'))
      rmSync(this.path('clusters', name), { recursive: true });
    this.write('.gitignore', 'node_modules\n');
    mkdirSync(this.path('node_modules'), { recursive: true });
    symlinkSync(PACKAGE_FOLDER, this.path('node_modules/nodeless'));
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'Start');
    this.edit(ConfigRepository.WEB, 'replicas: 2', 'replicas: 3');
  }

  /** The sources, as `node_modules/nodeless` is: only what reads TypeScript can load both. */
  protected override program(): string {
    return COMMAND_LINE;
  }

  /** Runs a command beside a config of CommonJS. */
  runWith(config: string, ...args: readonly string[]): Promise<Run> {
    this.write('nodeless.config.cjs', config);
    return this.run(...args);
  }
}
