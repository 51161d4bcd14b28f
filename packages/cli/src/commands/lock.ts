import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasErrors, type Diagnostic } from '@nodeless/core';
import type { SourceFile } from '@nodeless/sources';
import { EXIT } from '../exit-codes.ts';
import { loadFleet } from '../fleet.ts';
import { askedApps } from '../lock/asked-apps.ts';
import { lockApp, type LockedApp, type LockOptions } from '../lock/lock-app.ts';
import { withScratch } from '../lock/scratch.ts';
import { Slots } from '../lock/slots.ts';
import { report, type Answer, type Format } from '../output/report.ts';
import { isLink, symbolicLink } from '../repository/read-source.ts';
import { rootOf, type CommandContext } from './context.ts';

export interface LockCommandOptions extends Pick<LockOptions, 'fresh' | 'upgrade'> {
  readonly format: Format;
  /** Render everything, compare it with what lies there, and write nothing. */
  readonly check: boolean;
}

/** Renders what helm and kustomize make of apps, and keeps it beside them. Either all of it is written, or nothing. */
export async function lockCommand(
  context: CommandContext,
  named: readonly string[],
  options: LockCommandOptions,
): Promise<void> {
  const root = rootOf(context);
  if (root === undefined) return;
  const answer = await withScratch((scratch) => lock(root, scratch, named, options));
  report(context.console, root, options.format, answer);
  if (hasErrors(answer.diagnostics)) context.exit(EXIT.findings);
}

async function lock(
  root: string,
  scratch: string,
  named: readonly string[],
  { check, fresh, upgrade }: LockCommandOptions,
): Promise<Answer> {
  const { value: fleet, diagnostics: found } = loadFleet(root);
  if (fleet === undefined) return refused(found);
  const asked = askedApps(fleet, found, named);
  if (asked.diagnostics.length > 0) return refused(asked.diagnostics);
  const diagnostics: Diagnostic[] = [];
  const locked: LockedApp[] = asked.abandoned.map((app) => nothingOf(app, fleet.files.apps));
  const options = { root, scratch, slots: new Slots(), fresh: fresh || check, upgrade };
  for (const made of await Promise.all(asked.apps.map((app) => lockApp(app, options)))) {
    diagnostics.push(...made.diagnostics);
    if (made.value !== undefined) locked.push(made.value);
  }
  diagnostics.push(...locked.flatMap(({ app }) => linksIn(root, app)));
  if (hasErrors(diagnostics)) return refused(diagnostics);
  const before = new Map(
    fleet.files.apps.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('utf8')]),
  );
  const changed = locked
    .flatMap(({ files }) => [...files])
    .filter(([path, text]) => before.get(path) !== text);
  const unused = locked.flatMap((one) => one.unused);
  if (check) return compared(locked, [...changed.map(([path]) => path), ...unused]);
  write(root, changed, unused);
  return {
    diagnostics,
    result: { apps: locked.map(summaryOf), written: changed.map(([path]) => path), deleted: unused },
    summary: [
      ...changed.map(([path]) => `wrote ${path}`),
      ...unused.map((path) => `deleted ${path}`),
      ...locked.map(({ app, rendered, kept }) => `${app}: ${rendered} rendered, ${kept} kept`),
      ...(locked.length === 0 ? ['no app is rendered beforehand'] : []),
    ],
  };
}

function refused(diagnostics: readonly Diagnostic[]): Answer {
  return { diagnostics, result: { apps: [], written: [], deleted: [] }, summary: ['nothing was written'] };
}

function summaryOf({ app, rendered, kept }: LockedApp) {
  return { name: app, rendered, kept };
}

const RENDERING = /^apps\/[^/]+\/renderings\//;

function nothingOf(app: string, files: readonly SourceFile[]): LockedApp {
  const own = files
    .map(({ path }) => path)
    .filter(
      (path) => path.startsWith(`apps/${app}/`) && (RENDERING.test(path) || path.endsWith('.lock.json')),
    );
  return { app, files: new Map(), unused: own, rendered: 0, kept: 0 };
}

function linksIn(root: string, app: string): Diagnostic[] {
  const folder = `apps/${app}/renderings`;
  return isLink(root, folder) ? [symbolicLink(folder)] : [];
}

function compared(locked: readonly LockedApp[], paths: readonly string[]): Answer {
  const diagnostics = paths.map((path): Diagnostic => {
    const location = { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 };
    const message = 'this is not what helm or kustomize makes of the sources';
    const hint = `run npx nodeless lock ${path.split('/')[1] ?? ''} --fresh, and read what changes`;
    return { code: 'lock/stale', severity: 'error', message, hint, location };
  });
  const stale = new Set(paths.map((path) => path.split('/')[1]));
  const same = locked.filter(({ app }) => !stale.has(app)).length;
  return {
    diagnostics,
    result: { apps: locked.map(summaryOf), written: [], deleted: [] },
    summary: [`${same} of ${locked.length} apps are locked as they are rendered`],
  };
}

/** Renderings before the lock that names them, and what nobody needs last. */
function write(
  root: string,
  changed: readonly (readonly [string, string])[],
  unused: readonly string[],
): void {
  const lockLast = [...changed].sort(([a], [b]) => Number(RENDERING.test(b)) - Number(RENDERING.test(a)));
  for (const [path, text] of lockLast) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}.tmp`, text);
    renameSync(`${file}.${process.pid}.tmp`, file);
  }
  for (const path of unused) rmSync(join(root, path));
}
