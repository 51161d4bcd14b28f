import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterFile, hasErrors } from '@nodeless/core';
import { EXIT } from '../exit-codes.ts';
import { loadFleet, modelOf } from '../fleet.ts';
import { clusterTemplate, INSTALLED_SCHEMAS, type NewClusterOptions } from '../init/cluster-template.ts';
import { rootOf, showFindings, valueOrFindings, type CommandContext } from './context.ts';

/** Writes a commented cluster.yaml for a new cluster. What would not be sound, or is there already, is not written. */
export function newCommand(context: CommandContext, name: string, options: NewClusterOptions): void {
  const root = rootOf(context);
  if (root === undefined) return;
  const fleet = valueOrFindings(context, loadFleet(root));
  if (fleet === undefined) return;
  const path = clusterFile(name);
  const text = clusterTemplate(name, options, { schemas: schemasOf(root) });
  const { diagnostics } = modelOf(fleet, { folder: name, cluster: { path, bytes: Buffer.from(text) } });
  showFindings(context, diagnostics, (file) => (file === path ? text : undefined));
  if (hasErrors(diagnostics)) {
    context.exit(EXIT.findings);
    return;
  }
  if (existsSync(join(root, 'clusters', name))) {
    context.console.err(`nodeless new: clusters/${name} exists already\n`);
    context.exit(EXIT.findings);
    return;
  }
  mkdirSync(join(root, 'clusters', name));
  writeFileSync(join(root, path), text, { flag: 'wx' });
  context.console.out(`wrote ${path}\nnext: edit it, then npx nx run generate\n`);
}

/** A repository may hold the JSON Schemas itself (`nodeless schemas`); otherwise the installed package has them. */
function schemasOf(root: string): string {
  return existsSync(join(root, 'schemas', 'cluster.schema.json')) ? 'schemas' : INSTALLED_SCHEMAS;
}
