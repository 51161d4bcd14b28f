import { sortedBy, type Diagnostic, type JsonObject } from '@nodeless/core';
import type { RenderedCluster } from 'nodeless/testing';
import { table } from '../updates/table.ts';
import { REASON_WORDS, reasonOf } from './beyond.ts';
import { rendered } from './fixture.ts';
import { modelled, type ModelOutcome } from './modelled.ts';
import { touched, type StackRow } from './row.ts';
import { familyOptions, statesDefault } from './stated.ts';

/**
 * `agrees`, or how the project differs from the controller. `with reason`: it refuses what the controller builds, and says what
 * else speaks against it; `told`: only AWS knows a name, and the project says so.
 */
type Outcome = (typeof AGREEING)[number] | 'warns only' | 'not refused' | 'silent' | 'refused';

const AGREEING = ['agrees', 'made to work', 'with reason', 'told'] as const;

interface Measured {
  readonly row: StackRow;
  readonly line: number;
  readonly family: string;
  readonly options: readonly string[];
  readonly outcome: Outcome;
  /** Of `with reason`. */
  readonly reason: string | undefined;
  /** Codes of the findings in the apps. */
  readonly codes: readonly string[];
  readonly model: ModelOutcome;
}

export interface StackMeasure {
  /** The figures in words. */
  readonly text: string;
  /** Rows that differ, one a line. */
  readonly differing: string;
  readonly differs: number;
}

/** Compares what the project says of options with what the controller makes of them. */
export function measureStacks(file: string, rows: readonly StackRow[]): StackMeasure {
  const families = new Map<string, StackRow[]>();
  for (const row of rows) {
    const { family } = touched(row);
    families.set(family, [...(families.get(family) ?? []), row]);
  }
  const shared = new Map([...families].map(([family, members]) => [family, familyOptions(members)]));
  const usual = new Map([...shared].map(([family, options]) => [family, usualFindings(family, options)]));
  const measured = rows.map((row, index): Measured => {
    const about = touched(row);
    const cluster = rendered(row.apps);
    const found = findings(cluster).filter((one) => !usual.get(about.family)?.has(keyOf(one)));
    const model = modelled(row, cluster);
    const outcome = outcomeOf(row, found, shared.get(about.family) ?? {}, model);
    const codes = [...new Set(found.map(({ code }) => code))].sort();
    return { row, line: index + 1, ...about, outcome, reason: reasonOf(found), codes, model };
  });
  const different = measured.filter((one) => !agrees(one));
  return {
    text: `${summary(measured)}\n${byOption(different)}`,
    differing: measured
      .flatMap((one) => [...(agrees(one) ? [] : [shown(file, one)]), ...modelDifferences(file, one)])
      .map((line) => `${line}\n`)
      .join(''),
    differs: measured.filter((one) => !agrees(one) || one.model.kind === 'differs').length,
  };
}

const agrees = ({ outcome }: Measured) => AGREEING.some((one) => one === outcome);

/** Findings in the files of the apps. */
function findings({ diagnostics }: RenderedCluster): Diagnostic[] {
  return diagnostics.filter(({ location }) => location?.file.startsWith('apps/') === true);
}

const keyOf = ({ code, message }: Diagnostic) => `${code} ${message}`;

/** What is said of an app that has the options of its family alone. */
function usualFindings(family: string, options: JsonObject): ReadonlySet<string> {
  const [kind = ''] = family.split('/');
  return new Set(findings(rendered([{ expose: { [kind]: options } }])).map(keyOf));
}

const LOOKED_UP = ['lb/looked-up', 'lb/discovered-certificate'];

function outcomeOf(
  row: StackRow,
  found: readonly Diagnostic[],
  family: JsonObject,
  model: ModelOutcome,
): Outcome {
  const isRefused = found.some(({ severity }) => severity === 'error');
  if (row.verdict === 'built' && isRefused) return reasonOf(found) === undefined ? 'refused' : 'with reason';
  if (row.verdict === 'built') return 'agrees';
  if (row.verdict === 'same' && model.kind === 'made to work') return 'made to work';
  if (row.verdict === 'same') return found.length > 0 || statesDefault(row, family) ? 'agrees' : 'silent';
  if (isRefused) return 'agrees';
  if (model.kind === 'made to work') return 'made to work';
  if (found.some(({ code }) => LOOKED_UP.includes(code))) return 'told';
  return found.length > 0 ? 'warns only' : 'not refused';
}

function summary(measured: readonly Measured[]): string {
  const count = (verdict: string, outcome?: Outcome) =>
    measured.filter(
      (one) => one.row.verdict === verdict && (outcome === undefined || one.outcome === outcome),
    ).length;
  return [
    `${measured.length} variants: ${measured.filter(agrees).length} agree`,
    `error  ${count('error')}: ${count('error', 'agrees')} refused, ${count('error', 'made to work')} made to work, ${count('error', 'told')} told of names that only AWS knows, ${count('error', 'warns only')} with a warning alone, ${count('error', 'not refused')} without a word`,
    `same   ${count('same')}: ${count('same', 'agrees')} with a finding or a stated default, ${count('same', 'made to work')} made to work, ${count('same', 'silent')} without a word`,
    `built  ${count('built')}: ${count('built', 'agrees')} accepted, ${count('built', 'with reason')} refused with a reason, ${count('built', 'refused')} without`,
    ...REASON_WORDS.map(
      (reason) =>
        `       ${measured.filter((one) => one.outcome === 'with reason' && one.reason === reason).length} refused: ${reason}`,
    ),
    modelLine(measured),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** How far the model of the controller agrees, of what is rendered. */
function modelLine(measured: readonly Measured[]): string {
  const all = measured.filter(({ model }) => model.kind !== 'not rendered');
  const count = (kind: ModelOutcome['kind']) => all.filter(({ model }) => model.kind === kind).length;
  return `model  ${all.length} rendered: ${count('same')} stacks are the same, ${count('differs')} differ; ${count('fails')} fail, ${count('made to work')} are made to work, of ${count('only AWS knows')} only AWS knows that they fail`;
}

function byOption(different: readonly Measured[]): string {
  const counts = new Map<string, number>();
  for (const { row, options, outcome } of different)
    for (const option of options) {
      const key = [row.verdict, outcome, row.id.slice(0, 3), option].join('\u0000');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  const lines = sortedBy(counts, ([key]) => key).map(([key, count]) => [
    String(count),
    ...key.split('\u0000'),
  ]);
  return lines.length === 0 ? '' : table([['rows', 'controller', 'project', 'kind', 'option'], ...lines]);
}

function modelDifferences(file: string, { row, line, model }: Measured): string[] {
  return model.kind === 'differs'
    ? [`${file}:${line} model differs: ${row.id}`, ...model.differences.map((part) => `  ${part}`)]
    : [];
}

function shown(file: string, { row, line, outcome, codes }: Measured): string {
  const found = codes.length === 0 ? '' : ` (${codes.join(', ')})`;
  return `${file}:${line} ${row.verdict}, ${outcome}: ${row.id}${found}`;
}
