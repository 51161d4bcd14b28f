import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasErrors, type Diagnostic } from '@nodeless/core';
import { EXIT } from '../exit-codes.ts';
import { factsText } from '../facts/facts-text.ts';
import { readFacts } from '../facts/read-facts.ts';
import { loadFleet } from '../fleet.ts';
import type { AwsOptions } from '../live/connection.ts';
import { readEach } from '../live/each-cluster.ts';
import { report, type Answer, type Format } from '../output/report.ts';
import { isSource } from '../repository/read-source.ts';
import { readClusterFiles } from '../repository/sources.ts';
import { rootOf, type CommandContext } from './context.ts';

export interface FactsOptions extends AwsOptions {
  readonly format: Format;
  /** Write nothing; say which files are not what AWS has. */
  readonly check: boolean;
}

/** Records what AWS knows of clusters in their facts.json. Either every file that is to change is written, or none. */
export async function factsCommand(
  context: CommandContext,
  named: readonly string[],
  options: FactsOptions,
): Promise<void> {
  const root = rootOf(context);
  if (root === undefined) return;
  const answer = await facts(context, root, named, options);
  report(context.console, root, options.format, answer);
  if (hasErrors(answer.diagnostics)) context.exit(EXIT.findings);
}

async function facts(
  { console }: CommandContext,
  root: string,
  named: readonly string[],
  options: FactsOptions,
): Promise<Answer> {
  const { value: fleet, diagnostics: found } = loadFleet(root);
  if (fleet === undefined || hasErrors(found)) return refused(found);
  const { read, diagnostics } = await readEach(console, fleet, named, options, (aws, model) =>
    readFacts(aws.in(model.spec.region), model),
  );
  const problems = [...diagnostics, ...read.flatMap((one) => one.diagnostics)];
  if (hasErrors(problems)) return refused(problems);
  const changed = read.flatMap(({ model, value }) => {
    const path = `clusters/${model.spec.name}/facts.json`;
    const before = factsOnDisk(root, model.spec.name);
    const text = value === undefined ? undefined : factsText(before, value);
    return text === undefined || text === before ? [] : [{ path, text }];
  });
  const same = read.length - changed.length;
  if (options.check)
    return {
      diagnostics: changed.map(({ path }) => stale(path)),
      result: { stale: changed.map(({ path }) => path), same },
      summary: [`${same} of ${read.length} clusters have the facts that AWS has`],
    };
  writeAll(root, changed);
  return {
    diagnostics: [],
    result: { written: changed.map(({ path }) => path), same },
    summary: [
      ...changed.map(({ path }) => `wrote ${path}`),
      `${same} of ${read.length} clusters had the facts that AWS has`,
      ...(changed.length === 0 ? [] : ['now run npx nx run generate, and review both']),
    ],
  };
}

function refused(diagnostics: readonly Diagnostic[]): Answer {
  return { diagnostics, result: { written: [], same: 0 }, summary: ['nothing was written'] };
}

function factsOnDisk(root: string, name: string): string | undefined {
  const file = readClusterFiles(root, name).value?.facts;
  return file === undefined || !isSource(file) ? undefined : new TextDecoder().decode(file.bytes);
}

function stale(path: string): Diagnostic {
  return {
    code: 'facts/stale',
    severity: 'error',
    message: 'this is not what AWS has',
    hint: `run npx nodeless facts ${path.split('/')[1] ?? ''}, and read what changes`,
    location: { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 },
  };
}

/** All texts are on the disk before the first of them takes its place. */
function writeAll(root: string, files: readonly { readonly path: string; readonly text: string }[]): void {
  const staged: string[] = [];
  try {
    for (const { path, text } of files) {
      const file = join(root, path);
      mkdirSync(dirname(file), { recursive: true });
      staged.push(`${file}.${process.pid}.tmp`);
      writeFileSync(`${file}.${process.pid}.tmp`, text);
    }
    for (const { path } of files) renameSync(`${join(root, path)}.${process.pid}.tmp`, join(root, path));
  } finally {
    for (const file of staged) rmSync(file, { force: true });
  }
}
