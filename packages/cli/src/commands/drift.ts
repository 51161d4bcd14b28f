import { readCluster } from '@nodeless/aws';
import {
  hasErrors,
  isJsonObject,
  parseYaml,
  RENDERED,
  renderedFolder,
  type Diagnostic,
  type JsonObject,
} from '@nodeless/core';
import { provision } from '@nodeless/provision';
import type { ClusterModel } from '@nodeless/sources';
import { compareCluster } from '../drift/compare.ts';
import { driftFinding } from '../drift/findings.ts';
import { driftMarkdown, type ClusterDrift } from '../drift/markdown.ts';
import { EXIT } from '../exit-codes.ts';
import { loadFleet } from '../fleet.ts';
import type { AwsOptions } from '../live/connection.ts';
import { readEach } from '../live/each-cluster.ts';
import { report, type Answer, type Format } from '../output/report.ts';
import { isSource, readRepositorySource } from '../repository/read-source.ts';
import { rootOf, type CommandContext } from './context.ts';

export interface DriftOptions extends AwsOptions {
  readonly format: Format;
  /** Answer as the text of an issue. */
  readonly markdown: boolean;
}

/**
 * Compares what runs with the committed tree and with the sources. Writes nothing. Exits with 3 where AWS has left what was
 * rendered, and with 1 where that is not known.
 */
export async function driftCommand(
  context: CommandContext,
  named: readonly string[],
  options: DriftOptions,
): Promise<void> {
  const root = rootOf(context);
  if (root === undefined) return;
  const { answer, clusters, unknown } = await drift(context, root, named, options);
  if (options.markdown && !unknown) context.console.out(driftMarkdown(clusters));
  else report(context.console, root, options.format, answer);
  if (unknown) context.exit(EXIT.findings);
  else if (hasErrors(answer.diagnostics)) context.exit(EXIT.drift);
}

interface Compared {
  readonly answer: Answer;
  readonly clusters: readonly ClusterDrift[];
  /** Not every cluster could be compared. */
  readonly unknown: boolean;
}

async function drift(
  { console }: CommandContext,
  root: string,
  named: readonly string[],
  options: DriftOptions,
): Promise<Compared> {
  const { value: fleet, diagnostics: found } = loadFleet(root);
  if (fleet === undefined || hasErrors(found)) return notCompared(found);
  const { read, diagnostics } = await readEach(console, fleet, named, options, (aws, { spec }) =>
    readCluster(aws.in(spec.region), spec.name),
  );
  const problems = [...diagnostics, ...read.flatMap((one) => one.diagnostics)];
  const clusters: ClusterDrift[] = [];
  const findings: Diagnostic[] = [];
  for (const { model, value: live } of read) {
    if (live === undefined) continue;
    const rendered = renderedConfig(root, model);
    if ('config' in rendered) {
      const sources = JSON.parse(JSON.stringify(provision(model).clusterConfig)) as JsonObject;
      const differences = compareCluster(rendered.config, sources, live);
      clusters.push({ cluster: model.spec.name, region: model.spec.region, drift: differences });
      findings.push(...differences.map((one) => driftFinding(model, sources, one)));
    } else problems.push(rendered.problem);
  }
  const moved = clusters.filter((one) => one.drift.some(({ kind }) => kind !== 'sources-changed'));
  const answer = {
    diagnostics: [...problems, ...findings],
    result: { clusters },
    summary: [`${clusters.length - moved.length} of ${clusters.length} clusters run as they were rendered`],
    everyNote: true,
  };
  return { answer, clusters, unknown: hasErrors(problems) };
}

function notCompared(diagnostics: readonly Diagnostic[]): Compared {
  const answer = { diagnostics, result: { clusters: [] }, summary: ['nothing was compared'] };
  return { answer, clusters: [], unknown: true };
}

/** The ClusterConfig of the committed tree. */
function renderedConfig(
  root: string,
  { spec }: ClusterModel,
): { readonly config: JsonObject } | { readonly problem: Diagnostic } {
  const file = readRepositorySource(root, `${renderedFolder(spec.name)}/${RENDERED.clusterConfig}`);
  if (!isSource(file)) return { problem: file };
  const parsed = parseYaml(new TextDecoder().decode(file.bytes));
  const config = 'documents' in parsed ? parsed.documents[0] : undefined;
  if (isJsonObject(config)) return { config };
  const message = 'problem' in parsed ? parsed.problem : 'the file is empty';
  const location = { file: file.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const hint = 'run npx nx run generate';
  return { problem: { code: 'tree/stale-file', severity: 'error', message, hint, location } };
}
