import { basename, relative, resolve } from 'node:path';
import { escapeControl, hasErrors } from '@nodeless/core';
import { EXIT } from '../exit-codes.ts';
import type { Answers, Typed } from '../init/answers.ts';
import { collectAnswers } from '../init/collect-answers.ts';
import { findingsOf } from '../init/findings.ts';
import { needOf } from '../init/needs.ts';
import { otherOrigin, placeOf } from '../init/place.ts';
import { repositoryFiles, type NewFile } from '../init/template.ts';
import { pathsInTheWay, writeNewFiles } from '../init/write-files.ts';
import { TEMPLATE_FOLDER, VERSION } from '../installation.ts';
import { showFindings, type CommandContext } from './context.ts';

export interface InitOptions extends Typed {
  /** What is there stays, sources aside. */
  readonly keepExisting: boolean;
  /** Print the files as JSON for a program, and write none. @default false */
  readonly print?: boolean;
}

/** What Nodeless reads: a file of somebody else there would be a part of the fleet. */
const SOURCE = /^(clusters|apps|argocd)(\/|$)/;

/** Writes a new repository into a folder that is empty, absent, or has nothing in the way. Either all of it, or nothing. */
export async function initCommand(
  context: CommandContext,
  folder: string,
  { keepExisting, print = false, ...typed }: InitOptions,
): Promise<void> {
  const root = resolve(context.cwd, folder);
  const place = placeOf(root);
  if ('problems' in place) return refuse(context, place.problems);

  const collected = await collectAnswers({
    typed,
    defaults: { name: basename(root), stages: 'dev,prod', repository: place.origin },
    ask: context.ask(),
    tell: (problem) => context.console.err(`${escapeControl(problem)}\n`),
  });
  if ('problems' in collected) return refuse(context, collected.problems);

  const { answers } = collected;
  const files = repositoryFiles(TEMPLATE_FOLDER, answers, VERSION);
  const findings = findingsOf(files, answers.cluster).filter(({ severity }) => severity === 'error');
  showFindings(context, findings, (path) => files.find((file) => file.path === path)?.text);
  if (hasErrors(findings)) return context.exit(EXIT.findings);

  const inTheWay = pathsInTheWay(
    root,
    files.map(({ path }) => path),
  );
  const kept = keepExisting ? inTheWay.filter((path) => !SOURCE.test(path)) : [];
  const conflicts = inTheWay.filter((path) => !kept.includes(path));
  if (conflicts.length > 0) return refuse(context, conflictLines(conflicts));

  const written = files.filter(({ path }) => !kept.some((one) => path === one || path.startsWith(`${one}/`)));
  if (print) {
    context.console.out(printed(files, { answers, written, kept }));
    return;
  }
  const problem = write(root, written);
  if (problem !== undefined) return refuse(context, [problem]);
  context.console.out(summary(context.cwd, root, { answers, written, kept }));
  const other = otherOrigin(place.origin, answers.repositoryUrl);
  if (other !== undefined) context.console.err(`note: ${other}\n`);
}

function refuse({ console, exit }: CommandContext, problems: readonly string[]): void {
  for (const problem of problems) console.err(`nodeless init: ${escapeControl(problem)}\n`);
  console.err('nothing was written\n');
  exit(EXIT.findings);
}

function conflictLines(conflicts: readonly string[]): string[] {
  const sources = conflicts.some((path) => SOURCE.test(path));
  const advice = sources ? 'move them away' : 'move them away, or keep them with --keep-existing';
  return [
    `these are there already, and are not overwritten; ${advice}:`,
    ...conflicts.map((path) => `  ${path}`),
  ];
}

/** Writes, or says why the file system refuses. */
function write(root: string, files: readonly NewFile[]): string | undefined {
  try {
    writeNewFiles(root, files);
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return (error as Error).message;
  }
}

interface Done {
  readonly answers: Answers;
  readonly written: readonly NewFile[];
  readonly kept: readonly string[];
}

/** For the generators of Nx: what would be written, what stays with what it lacks, and what is left to do. */
function printed(all: readonly NewFile[], { answers, written, kept }: Done): string {
  const lacking = all
    .filter(({ path }) => kept.includes(path))
    .map(({ path, text }) => ({ path, text, note: keptLine(path) }));
  const notes = ['next: npm install, then npx nx run generate', afterwards(answers)];
  return `${JSON.stringify({ files: written, kept: lacking, notes }, null, 2)}\n`;
}

function afterwards({ cluster }: Answers): string {
  return `then commit, and read clusters/${cluster}/rendered/README.md`;
}

function summary(cwd: string, root: string, { answers, written, kept }: Done): string {
  const folder = relative(cwd, root);
  return [
    ...written.map(({ path }) => `wrote ${path}`),
    ...kept.map(keptLine),
    '',
    'next:',
    ...(folder === '' ? [] : [`  cd ${folder}`]),
    '  npm install',
    '  npx nx run generate',
    afterwards(answers),
    '',
  ].join('\n');
}

function keptLine(path: string): string {
  const need = needOf(path);
  return need === undefined ? `kept ${path}` : `kept ${path}: ${need}`;
}
