import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors } from '@nodeless/core';
import { loadFleet, type LoadedFleet } from '../fleet.ts';
import type { NewClusterOptions } from '../init/cluster-template.ts';
import { newApp, type NewAppOptions } from '../new/new-app.ts';
import { newCluster } from '../new/new-cluster.ts';
import { newComponent, newRule } from '../new/new-extension.ts';
import type { Planned } from '../new/plan.ts';
import { carryOut } from './carry-out.ts';
import { rootOf, valueOrFindings, type CommandContext } from './context.ts';

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
  if (root !== undefined) carryOut(context, root, newComponent(root, key), { command: 'new', print });
}

export function newRuleCommand(context: CommandContext, code: string, { print }: NewOptions): void {
  const root = rootOf(context);
  if (root !== undefined) carryOut(context, root, newRule(root, code), { command: 'new', print });
}

function inFleet(context: CommandContext, print: boolean, plan: (fleet: LoadedFleet) => Planned): void {
  const root = rootOf(context);
  if (root === undefined) return;
  const fleet = valueOrFindings(context, loadFleet(root));
  if (fleet !== undefined) carryOut(context, root, plan(fleet), { command: 'new', print });
}

/** What is wrong with a name says more than that its folder is there. */
function orFindings(planned: Planned, problem: string): Planned {
  return 'findings' in planned && hasErrors(planned.findings ?? []) ? planned : { problems: [problem] };
}
