import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterFile, escapeControl, hasErrors, type Diagnostic } from '@nodeless/core';
import { isCode } from '@nodeless/sources';
import { EXIT } from '../exit-codes.ts';
import { migrateSource, type Migrated } from '../migrate/migrate-source.ts';
import { isSource, readRepositorySource } from '../repository/read-source.ts';
import { appSourcePaths } from '../repository/app-files.ts';
import { ORDERS } from '../repository/orders.ts';
import { clusterNames } from '../repository/sources.ts';
import { rootOf, showFindings, type CommandContext } from './context.ts';

export interface MigrateOptions {
  /** The release that the sources were written for. @default any */
  readonly from?: string;
  /** Print the files as JSON for a program, and write none. */
  readonly print: boolean;
}

/** Edits the sources to the form that this release wants: all of them, or, where one cannot be read, none. */
export function migrateCommand(context: CommandContext, { from, print }: MigrateOptions): void {
  const root = rootOf(context);
  if (root === undefined) return;
  const { paths, diagnostics } = sourcesOf(root);
  const found: Diagnostic[] = [...diagnostics];
  const problems: string[] = [];
  const changed: (Migrated & { readonly path: string })[] = [];
  for (const path of paths) {
    const file = readRepositorySource(root, path);
    if (!isSource(file)) {
      if (file.code !== 'source/missing') found.push(file);
      continue;
    }
    try {
      const migrated = migrateSource(Buffer.from(file.bytes).toString('utf8'), from);
      if (migrated.titles.length > 0) changed.push({ path, ...migrated });
    } catch (error) {
      problems.push(`${path} is no YAML: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  showFindings(context, found, () => undefined);
  for (const problem of problems) context.console.err(`nodeless migrate: ${escapeControl(problem)}\n`);
  if (hasErrors(found) || problems.length > 0) {
    context.console.err('nothing was written\n');
    context.exit(EXIT.findings);
    return;
  }
  const notes = changed.length === 0 ? [] : ['next: npx nx run generate, and look at npx nodeless diff'];
  if (print) {
    const files = changed.map(({ path, text }) => ({ path, text }));
    context.console.out(`${JSON.stringify({ files, notes }, null, 2)}\n`);
    return;
  }
  for (const { path, text } of changed) writeFileSync(join(root, path), text);
  const lines = changed.flatMap(({ path, titles }) => [
    `changed ${path}`,
    ...titles.map((one) => `  ${one}`),
  ]);
  for (const line of lines.length === 0 ? ['nothing to migrate'] : [...lines, ...notes])
    context.console.out(`${line}\n`);
}

/** Every file that people write for Nodeless, whether it is there or not. */
function sourcesOf(root: string): {
  readonly paths: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const [clusters, apps] = [clusterNames(root), appSourcePaths(root, ORDERS.sorted)];
  return {
    paths: [
      ...['clusters/fleet.yaml', 'argocd/settings.yaml', 'argocd/projects.yaml'],
      ...(clusters.value ?? []).map(clusterFile),
      ...apps.paths.filter((path) => !isCode(path)),
    ],
    diagnostics: [...clusters.diagnostics, ...apps.diagnostics],
  };
}
