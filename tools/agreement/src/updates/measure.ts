import { sortedBy } from '@nodeless/core';
import { reasonOf } from './reasons.ts';
import { reportAnswer } from './report-answer.ts';
import { serverAnswer, type Answer, type UpdateRow } from './row.ts';
import { table } from './table.ts';

interface Measured extends UpdateRow {
  readonly line: number;
  readonly server: Answer;
  readonly report: Answer;
  readonly rules: readonly string[];
  readonly reason?: string;
}

/**
 * Compares what the change report says of each update with what kube-apiserver did.
 *
 * @param file what the rows are named by, with their line
 * @returns the figures in words, and how many rows differ without a reason
 */
export function measureUpdates(
  file: string,
  updates: readonly UpdateRow[],
): { readonly text: string; readonly unexplained: number } {
  const rows = updates.map(measured);
  const different = rows.filter(({ server, report }) => server !== report);
  const explained = different.filter(({ reason }) => reason !== undefined);
  const open = different.filter(({ reason }) => reason === undefined);
  const same = rows.length - different.length;
  const section = (title: string, those: readonly Measured[]) =>
    those.length === 0 ? '' : `\n${title}\n${those.map((row) => `  ${shown(file, row)}\n`).join('')}`;
  const text = [
    `${rows.length} updates: ${same} answered as the server did, ${explained.length} otherwise for a reason, ${open.length} otherwise\n`,
    different.length === 0 ? '' : `\n${confusion(different)}`,
    ...[...new Set(explained.flatMap(({ reason }) => reason ?? []))].map((reason) =>
      section(
        reason,
        explained.filter((row) => row.reason === reason),
      ),
    ),
    section('without a reason', open),
  ].join('');
  return { text, unexplained: open.length };
}

function measured(row: UpdateRow, index: number): Measured {
  const { answer: report, rules } = reportAnswer(row.before, row.after);
  const whole = { ...row, line: index + 1, server: serverAnswer(row), report, rules };
  const reason = whole.server === report ? undefined : reasonOf(whole);
  return { ...whole, ...(reason === undefined ? {} : { reason }) };
}

function shown(file: string, { line, kind, field, op, server, report, rules }: Measured): string {
  const met = rules.length === 0 ? '' : ` (${rules.join(', ')})`;
  return `${file}:${line} ${kind} ${field} (${op}): server ${server}, report ${report}${met}`;
}

function confusion(rows: readonly Measured[]): string {
  const counts = new Map<string, number>();
  for (const { kind, field, server, report } of rows) {
    const key = [server, report, kind, field].join('\u0000');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const lines = sortedBy(counts, ([key]) => key).map(([key, count]) => [
    String(count),
    ...key.split('\u0000'),
  ]);
  return table([['rows', 'server', 'report', 'kind', 'field'], ...lines]);
}
