import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCluster, loadFleet } from '../fleet.ts';
import { EXIT } from '../exit-codes.ts';
import { rootOf, showFindings, type CommandContext } from './context.ts';
import { clusterTemplate, type NewClusterOptions } from './cluster-template.ts';

const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Writes a commented cluster.yaml for a new cluster. Refuses to touch a folder that exists. */
export function newCommand(context: CommandContext, name: string, options: NewClusterOptions): void {
  const root = rootOf(context);
  if (root === undefined) return;
  const fail = (message: string) => {
    context.console.err(`nodeless new: ${message}\n`);
    context.exit(EXIT.findings);
  };
  if (!NAME.test(name)) {
    fail(`${JSON.stringify(name)} is not a usable name: lower-case letters, digits and hyphens`);
    return;
  }
  try {
    mkdirSync(join(root, 'clusters', name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    fail(`clusters/${name} exists already`);
    return;
  }
  writeFileSync(join(root, 'clusters', name, 'cluster.yaml'), clusterTemplate(name, options));
  context.console.out(`wrote clusters/${name}/cluster.yaml\nnext: edit it, then npx nx run generate\n`);

  const fleet = loadFleet(root);
  const findings = fleet.value === undefined ? fleet.diagnostics : loadCluster(fleet.value, name).diagnostics;
  if (findings.length === 0) return;
  showFindings(context, findings);
  context.exit(EXIT.findings);
}
