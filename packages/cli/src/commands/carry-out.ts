import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeControl, hasErrors } from '@nodeless/core';
import { EXIT } from '../exit-codes.ts';
import { pathsInTheWay, writeNewFiles } from '../init/write-files.ts';
import type { NewPlan, Planned } from '../new/plan.ts';
import { showFindings, type CommandContext } from './context.ts';

export interface CarryOutOptions {
  /** The command, as it names itself before a problem. */
  readonly command: string;
  /** Print the files as JSON for a program, and write none. */
  readonly print: boolean;
  /** Finds the lines of findings that stand in other files. @default none */
  readonly textOf?: (path: string) => string | undefined;
}

/** Writes what is planned, all or nothing. */
export function carryOut(
  context: CommandContext,
  root: string,
  planned: Planned,
  { command, print, textOf }: CarryOutOptions,
): void {
  const refused = (problems: readonly string[]): void => refuse(context, command, problems);
  if ('problems' in planned) return refused(planned.problems);
  const { created, changed = [], findings = [], notes = [] } = planned;
  const files = [...created, ...changed];
  showFindings(context, findings, (path) => files.find((file) => file.path === path)?.text ?? textOf?.(path));
  if (hasErrors(findings)) return context.exit(EXIT.findings);
  const inTheWay = pathsInTheWay(
    root,
    created.map(({ path }) => path),
  );
  if (inTheWay.length > 0) return refused(inTheWay.map((path) => `${path} exists already`));
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

function refuse({ console, exit }: CommandContext, command: string, problems: readonly string[]): void {
  for (const problem of problems) console.err(`nodeless ${command}: ${escapeControl(problem)}\n`);
  exit(EXIT.findings);
}
