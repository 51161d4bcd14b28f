import { basename, isAbsolute } from 'node:path';
import { at, escapeControl, hasErrors, type Diagnostic } from '@nodeless/core';
import type { SourceFile } from '@nodeless/sources';
import { EXIT } from '../exit-codes.ts';
import type { LoadedFleet } from '../fleet.ts';
import { accountsIn } from '../import/account.ts';
import { importCluster, type Imported, type ImportInput } from '../import/import-cluster.ts';
import { readConfig, type ReadConfig } from '../import/read-config.ts';
import { pathsInTheWay, writeNewFiles } from '../init/write-files.ts';
import { report, type Format } from '../output/report.ts';
import { isProblem, readSource } from '../repository/read-source.ts';
import { rootOf, type CommandContext } from './context.ts';
import { liveConfig } from '../import/live-config.ts';
import type { AwsOptions } from '../live/connection.ts';
import { soundFleet } from './sound-fleet.ts';

export interface ImportOptions {
  readonly format: Format;
  /** A stage of fleet.yaml. @default the only one */
  readonly stage?: string;
  /** Account of the cluster. @default the only one that the ClusterConfig names */
  readonly accountId?: string;
  /** Print the files, and write none. */
  readonly print: boolean;
}

/** Makes the sources of a cluster from a ClusterConfig of eksctl. Asks nothing of AWS. */
export async function importYamlCommand(
  context: CommandContext,
  path: string,
  options: ImportOptions,
): Promise<void> {
  const root = rootOf(context);
  if (root === undefined) return;
  const fleet = soundFleet(context, root);
  if (fleet === undefined) return;
  const file = await inputFile(context, path);
  const read = 'code' in file ? { diagnostics: [file] } : readConfig(file);
  const textOf = (name: string) =>
    'bytes' in file && name === file.path ? new TextDecoder().decode(file.bytes) : undefined;
  if (read.value === undefined) {
    answer(context, root, options, { files: [], findings: read.diagnostics, notes: [], compared: 0 }, textOf);
    return;
  }
  const input = inputOf(
    fleet,
    read.value,
    options,
    path === '-' ? 'a ClusterConfig of eksctl' : `${basename(path)}, a ClusterConfig of eksctl`,
  );
  if ('problems' in input) {
    refuse(context, input.problems);
    return;
  }
  answer(context, root, options, importCluster(fleet, input), textOf);
}

export interface ImportLiveOptions extends ImportOptions, AwsOptions {
  readonly region: string;
}

/** Makes the sources of a cluster from what runs in AWS. Changes nothing there. */
export async function importLiveCommand(
  context: CommandContext,
  cluster: string,
  options: ImportLiveOptions,
): Promise<void> {
  const root = rootOf(context);
  if (root === undefined) return;
  const fleet = soundFleet(context, root);
  if (fleet === undefined) return;
  const { region } = options;
  const { readLive } = await import('../import/read-live.ts');
  const live = await readLive(cluster, options);
  if ('code' in live) {
    answer(context, root, options, { files: [], findings: [live], notes: [], compared: 0 }, () => undefined);
    return;
  }
  const { config, subnetPlaces, notes } = liveConfig(live);
  const read: ReadConfig = { config, locate: () => undefined };
  const input = inputOf(
    fleet,
    read,
    { ...options, accountId: live.accountId },
    `the cluster ${cluster} in ${region}`,
  );
  if ('problems' in input) {
    refuse(context, input.problems);
    return;
  }
  const imported = importCluster(fleet, { ...input, subnetPlaces });
  answer(context, root, options, { ...imported, notes: [...imported.notes, ...notes] }, () => undefined);
}

async function inputFile({ cwd, stdin }: CommandContext, path: string): Promise<SourceFile | Diagnostic> {
  if (path === '-') return { path: '<stdin>', bytes: await stdin() };
  const read = readSource(isAbsolute(path) ? '' : cwd, path);
  return isProblem(read) && read.code === 'source/missing'
    ? { ...read, hint: 'check the path: it starts at the current folder' }
    : read;
}

/** What a ClusterConfig leaves open, from the command line or where only one answer is possible. */
function inputOf(
  { fleet }: LoadedFleet,
  read: ReadConfig,
  { stage, accountId }: ImportOptions,
  origin: string,
): ImportInput | { readonly problems: readonly string[] } {
  const stages = [...fleet.stages.keys()];
  const accounts = accountsIn(read.config);
  const shared = at(fleet.defaults.value, 'accountId');
  const chosen = {
    stage: stage ?? (stages.length === 1 ? stages[0] : undefined),
    accountId:
      accountId ?? (typeof shared === 'string' ? shared : accounts.length === 1 ? accounts[0] : undefined),
  };
  const problems = [
    ...(chosen.stage === undefined
      ? [`missing: --stage, one of clusters/fleet.yaml: ${stages.join(', ')}`]
      : stages.includes(chosen.stage)
        ? []
        : [
            `the stage ${JSON.stringify(chosen.stage)} is not in clusters/fleet.yaml, which has ${stages.join(', ')}: add it there first`,
          ]),
    ...(chosen.accountId === undefined
      ? [
          accounts.length === 0
            ? 'missing: --account-id, because the ClusterConfig names no account'
            : `missing: --account-id, because the ClusterConfig names several: ${accounts.join(', ')}`,
        ]
      : []),
  ];
  if (chosen.stage === undefined || chosen.accountId === undefined || problems.length > 0)
    return { problems };
  return { ...read, origin, stage: chosen.stage, accountId: chosen.accountId };
}

/** Writes what was imported, all or nothing, and tells it. */
function answer(
  context: CommandContext,
  root: string,
  { format, print }: ImportOptions,
  { files, findings, notes, compared }: Imported,
  textOf: (path: string) => string | undefined,
): void {
  const failed = hasErrors(findings);
  const inTheWay = pathsInTheWay(
    root,
    files.map(({ path }) => path),
  );
  if (!failed && !print && inTheWay.length > 0) {
    refuse(
      context,
      inTheWay.map((path) => `${path} exists already`),
    );
    return;
  }
  if (!failed && !print) writeNewFiles(root, files);
  const proof = `${compared} values of the ClusterConfig compared: what is rendered describes the same cluster`;
  report(context.console, root, format, {
    diagnostics: findings,
    result: { files, notes, compared },
    summary: failed
      ? []
      : [
          ...files.map(({ path, text }) => (print ? `# ${path}\n${text}` : `wrote ${path}`)),
          ...[...notes, proof, ...(print ? [] : ['next: npx nx run generate'])].map((note) =>
            print ? `# ${escapeControl(note)}` : escapeControl(note),
          ),
        ],
    textOf: (path) => textOf(path) ?? files.find((file) => file.path === path)?.text,
  });
  if (failed) context.exit(EXIT.findings);
}

function refuse({ console, exit }: CommandContext, problems: readonly string[]): void {
  for (const problem of problems) console.err(`nodeless import: ${escapeControl(problem)}\n`);
  exit(EXIT.findings);
}
