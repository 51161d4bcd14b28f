import { hasErrors } from '@nodeless/core';
import { isAppSource, type SourceFile } from '@nodeless/sources';
import { adopt } from '../adopt/adopt.ts';
import { readInputs } from '../adopt/read-input.ts';
import { loadFleet, type LoadedFleet } from '../fleet.ts';
import { withNewApp } from '../new/list-app.ts';
import type { Planned } from '../new/plan.ts';
import { isProblem, isSource } from '../repository/read-source.ts';
import { carryOut } from './carry-out.ts';
import { rootOf, valueOrFindings, type CommandContext } from './context.ts';

export interface AdoptOptions {
  /** Name of the app that the manifests become. */
  readonly app: string;
  /** Folders below clusters/ that are to run it. */
  readonly clusters: readonly string[];
  /** Print the files as JSON for a program, and write none. */
  readonly print: boolean;
}

/** Brings manifests that exist into the repository, as an app of their own. */
export async function adoptCommand(
  context: CommandContext,
  paths: readonly string[],
  { app, clusters, print }: AdoptOptions,
): Promise<void> {
  const root = rootOf(context);
  if (root === undefined) return;
  const fleet = valueOrFindings(context, loadFleet(root));
  if (fleet === undefined) return;
  const read = await readInputs(context.cwd, paths, context.stdin);
  const files = read.filter(isSource);
  const unread = read.filter(isProblem);
  const planned =
    unread.length > 0 ? { created: [], findings: unread } : adopted(fleet, app, files, clusters);
  carryOut(context, root, planned, { command: 'adopt', print, textOf: (path) => textOf(files, path) });
}

function adopted(
  fleet: LoadedFleet,
  app: string,
  input: readonly SourceFile[],
  clusters: readonly string[],
): Planned {
  if (!isAppSource(`apps/${app}/app.yaml`))
    return { problems: [`${JSON.stringify(app)} is not a usable name of an app`] };
  if (fleet.files.apps.some(({ path }) => path.startsWith(`apps/${app}/`)))
    return { problems: [`apps/${app} exists already`] };
  const { files, findings, notes } = adopt(app, input);
  if (hasErrors(findings)) return { created: [], findings };
  const planned = withNewApp(fleet, app, files, clusters);
  if ('problems' in planned) return planned;
  return {
    ...planned,
    findings: [...findings, ...(planned.findings ?? [])],
    notes: [...notes, ...(planned.notes ?? [])],
  };
}

function textOf(files: readonly SourceFile[], path: string): string | undefined {
  const file = files.find((one) => one.path === path);
  return file === undefined ? undefined : new TextDecoder().decode(file.bytes);
}
