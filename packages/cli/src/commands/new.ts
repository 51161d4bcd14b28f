import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeControl, hasErrors } from '@nodeless/core';
import { EXIT } from '../exit-codes.ts';
import { loadFleet, type LoadedFleet } from '../fleet.ts';
import type { NewClusterOptions } from '../init/cluster-template.ts';
import { pathsInTheWay, writeNewFiles } from '../init/write-files.ts';
import { newApp, type NewAppOptions } from '../new/new-app.ts';
import { newCluster } from '../new/new-cluster.ts';
import { newComponent, newRule } from '../new/new-extension.ts';
import type { NewPlan, Planned } from '../new/plan.ts';
import { rootOf, showFindings, valueOrFindings, type CommandContext } from './context.ts';

export interface NewOptions {
  /** Print the files as JSON for a program, and write none. */
  readonly print: boolean;
}

export function newClusterCommand(
  context: CommandContext,
  name: string,
  { print, ...options }: NewClusterOptions & NewOptions,
): void {
  inFleet(context, print, (fleet) =>
    existsSync(join(fleet.root, 'clusters', name))
      ? orFindings(newCluster(fleet, name, options), `clusters/${name} exists already`)
      : newCluster(fleet, name, options),
  );
}

export function newAppCommand(
  context: CommandContext,
  name: string,
  { print, ...options }: NewAppOptions & NewOptions,
): void {
  inFleet(context, print, (fleet) => newApp(fleet, name, options));
}

export function newComponentCommand(context: CommandContext, key: string, { print }: NewOptions): void {
  const root = rootOf(context);
  if (root !== undefined) finish(context, root, newComponent(root, key), print);
}

export function newRuleCommand(context: CommandContext, code: string, { print }: NewOptions): void {
  const root = rootOf(context);
  if (root !== undefined) finish(context, root, newRule(root, code), print);
}

function inFleet(context: CommandContext, print: boolean, plan: (fleet: LoadedFleet) => Planned): void {
  const root = rootOf(context);
  if (root === undefined) return;
  const fleet = valueOrFindings(context, loadFleet(root));
  if (fleet !== undefined) finish(context, root, plan(fleet), print);
}

/** What is wrong with a name says more than that its folder is there. */
function orFindings(planned: Planned, problem: string): Planned {
  return 'findings' in planned && hasErrors(planned.findings ?? []) ? planned : { problems: [problem] };
}

/** Writes what is planned, all or nothing. */
function finish(context: CommandContext, root: string, planned: Planned, print: boolean): void {
  if ('problems' in planned) return refuse(context, planned.problems);
  const { created, changed = [], findings = [], notes = [] } = planned;
  const files = [...created, ...changed];
  showFindings(context, findings, (path) => files.find((file) => file.path === path)?.text);
  if (hasErrors(findings)) return context.exit(EXIT.findings);
  const inTheWay = pathsInTheWay(
    root,
    created.map(({ path }) => path),
  );
  if (inTheWay.length > 0)
    return refuse(
      context,
      inTheWay.map((path) => `${path} exists already`),
    );
  if (print) return context.console.out(`${JSON.stringify({ files, notes }, null, 2)}\n`);
  write(root, { created, changed });
  for (const { path } of created) context.console.out(`wrote ${path}\n`);
  for (const { path } of changed) context.console.out(`changed ${path}\n`);
  for (const note of notes) context.console.out(`${escapeControl(note)}\n`);
}

function write(root: string, { created, changed }: Required<Pick<NewPlan, 'created' | 'changed'>>): void {
  writeNewFiles(root, created);
  for (const { path, text } of changed) writeFileSync(join(root, path), text);
}

function refuse({ console, exit }: CommandContext, problems: readonly string[]): void {
  for (const problem of problems) console.err(`nodeless new: ${escapeControl(problem)}\n`);
  exit(EXIT.findings);
}
