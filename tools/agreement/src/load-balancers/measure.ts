import { at, sortedBy, type Diagnostic, type JsonObject } from '@nodeless/core';
import type { RenderedCluster } from 'nodeless/testing';
import { table } from '../updates/table.ts';
import { rendered } from './fixture.ts';
import { touched, type StackRow } from './row.ts';
import { familyOptions, statesDefault } from './stated.ts';

/** `agrees`, or how the project differs from the controller. */
type Outcome = 'agrees' | 'works now' | 'warns only' | 'not refused' | 'silent' | 'refused';

interface Measured {
  readonly row: StackRow;
  readonly line: number;
  readonly family: string;
  readonly options: readonly string[];
  readonly outcome: Outcome;
  /** Codes of the findings in the apps. */
  readonly codes: readonly string[];
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
    const found = findings(rendered(row.apps)).filter((one) => !usual.get(about.family)?.has(keyOf(one)));
    const outcome = outcomeOf(row, found, shared.get(about.family) ?? {});
    const codes = [...new Set(found.map(({ code }) => code))].sort();
    return { row, line: index + 1, ...about, outcome, codes };
  });
  const different = measured.filter((one) => !agrees(one));
  return {
    text: `${summary(measured)}\n${byOption(different)}`,
    differing: different.map((one) => `${shown(file, one)}\n`).join(''),
    differs: different.length,
  };
}

const agrees = ({ outcome }: Measured) => outcome === 'agrees' || outcome === 'works now';

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

function outcomeOf(row: StackRow, found: readonly Diagnostic[], family: JsonObject): Outcome {
  const isRefused = found.some(({ severity }) => severity === 'error');
  if (row.verdict === 'built') return isRefused ? 'refused' : 'agrees';
  if (row.verdict === 'same') return found.length > 0 || statesDefault(row, family) ? 'agrees' : 'silent';
  if (isRefused) return 'agrees';
  if (hasNodePort(row)) return 'works now';
  return found.length > 0 ? 'warns only' : 'not refused';
}

/** An ALB with instance targets failed while the Service beside its Ingress had no node port; it has one now. */
function hasNodePort({ apps }: StackRow): boolean {
  return apps.some(({ expose }) => at(expose, 'alb', 'targetType') === 'instance');
}

function summary(measured: readonly Measured[]): string {
  const count = (verdict: string, outcome?: Outcome) =>
    measured.filter(
      (one) => one.row.verdict === verdict && (outcome === undefined || one.outcome === outcome),
    ).length;
  return [
    `${measured.length} variants: ${measured.filter(agrees).length} agree`,
    `error  ${count('error')}: ${count('error', 'agrees')} refused, ${count('error', 'works now')} made to work, ${count('error', 'warns only')} with a warning alone, ${count('error', 'not refused')} without a word`,
    `same   ${count('same')}: ${count('same', 'agrees')} with a finding or a stated default, ${count('same', 'silent')} without a word`,
    `built  ${count('built')}: ${count('built', 'agrees')} accepted, ${count('built', 'refused')} refused`,
  ]
    .map((line) => `${line}\n`)
    .join('');
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

function shown(file: string, { row, line, outcome, codes }: Measured): string {
  const found = codes.length === 0 ? '' : ` (${codes.join(', ')})`;
  return `${file}:${line} ${row.verdict}, ${outcome}: ${row.id}${found}`;
}
