import type { AreaVerdicts } from '@nodeless/checks';

const COLUMNS = ['pass', 'fail', 'unknown'] as const;

/** A table of areas with the verdicts of their rules, and a line with the sums, for people. */
export function areasText(areas: readonly AreaVerdicts[]): string {
  const sums = Object.fromEntries(
    COLUMNS.map((column) => [column, areas.reduce((sum, row) => sum + row[column], 0)]),
  ) as Record<(typeof COLUMNS)[number], number>;
  const rows = [...areas, { area: 'all', ...sums }];
  const width = Math.max(...rows.map(({ area }) => area.length));
  const head = `${'area'.padEnd(width)}${COLUMNS.map((column) => column.padStart(9)).join('')}`;
  const lines = rows.map(
    (row) => `${row.area.padEnd(width)}${COLUMNS.map((column) => String(row[column]).padStart(9)).join('')}`,
  );
  return [head, ...lines].map((line) => `${line}\n`).join('');
}
