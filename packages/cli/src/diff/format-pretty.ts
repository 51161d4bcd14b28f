import { escapeControl, type JsonValue } from '@nodeless/core';
import {
  describeRef,
  showPath,
  type ActionPlan,
  type ChangeReport,
  type Counts,
  type Danger,
  type FieldChange,
  type ObjectChange,
  type Place,
} from '@nodeless/review';
import type { Colors } from 'picocolors/types.js';

/** A value longer than this is cut: the whole one is in `--format json`. */
const MOST_CHARACTERS = 100;
/** Fields of one object, and names of clusters, that are shown. */
const MOST_FIELDS = 12;
const MOST_CLUSTERS = 5;

/** The report for a terminal: verdict, table, dangers, versions, steps, changes. */
export function formatPretty(report: ChangeReport, colors: Colors): string {
  const sections = [
    verdict(report, colors),
    table(report),
    section(
      colors,
      'Dangers',
      report.dangers.map((danger) => dangerLines(danger, colors)),
    ),
    section(colors, 'Waivers without use', idleWaivers(report)),
    section(colors, 'Versions', [
      report.versions.map((bump) =>
        oneLine(`${bump.name} ${bump.before} → ${bump.after}  ${clustersOf(bump.places)}`),
      ),
    ]),
    section(
      colors,
      'What to do by hand, in this order',
      report.plans.map((plan) => planLines(plan, colors)),
    ),
    section(
      colors,
      'Changes',
      report.changes.map((change) => changeLines(change, colors)),
    ),
    section(colors, 'Files that cannot be read', [
      report.files.unreadable.map(({ file, reason }) => oneLine(`${file}: ${reason}`)),
    ]),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function verdict({ verdict: answer, totals, base, head }: ChangeReport, colors: Colors): string {
  const sides = oneLine(`${base.name} (${base.commit.slice(0, 10)}) … ${head.name}`);
  if (answer === 'none') return `${colors.green('no changes')}  ${colors.dim(sides)}`;
  const { dangers, warnings, waived, clusters } = totals;
  const parts = [
    `${counts(totals)} in ${many(clusters, 'cluster')}`,
    ...(dangers > 0 ? [colors.red(many(dangers, 'danger'))] : []),
    ...(warnings > 0 ? [colors.yellow(many(warnings, 'warning'))] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
  ];
  return `${parts.join(', ')}  ${colors.dim(sides)}`;
}

function counts({ added, changed, removed }: Counts): string {
  return `+${added} ~${changed} −${removed}`;
}

function many(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** Clusters with equal rows stand in one line. */
function table({ clusters }: ChangeReport): string {
  const rows = new Map<string, string[]>();
  for (const { cluster, state, applications } of clusters) {
    const lines = applications.map((row) => {
      const marks = row.dangers > 0 ? `  ${many(row.dangers, 'danger')}` : '';
      return `  ${oneLine(row.application).padEnd(34)} ${counts(row.counts).padEnd(14)} ${row.classes.join(', ')}${marks}`;
    });
    const key = [state === 'changed' ? '' : `  (${state})`, ...lines].join('\n');
    rows.set(key, [...(rows.get(key) ?? []), cluster]);
  }
  return [...rows]
    .map(([key, names]) => {
      const [state = '', ...lines] = key.split('\n');
      return [`${shortList(names)}${state}`, ...lines].join('\n');
    })
    .join('\n');
}

function section(colors: Colors, title: string, blocks: readonly (readonly string[])[]): string {
  const lines = blocks.flat();
  return lines.length === 0 ? '' : [colors.bold(title), ...lines.map((line) => `  ${line}`)].join('\n');
}

function dangerLines(danger: Danger, colors: Colors): string[] {
  const { severity, rule, title, places, field, consequence, remedy, waiver } = danger;
  const paint = waiver !== undefined ? colors.dim : severity === 'danger' ? colors.red : colors.yellow;
  const word = waiver !== undefined ? 'waived' : severity;
  return [
    `${paint(word)}  ${colors.dim(rule)}  ${oneLine(title)}  ${colors.dim(clustersOf(places))}`,
    ...(field === undefined ? [] : [`    ${fieldLine(field, colors)}`]),
    ...(waiver === undefined
      ? [`    ${oneLine(consequence)}`, `    ${colors.green('instead:')} ${oneLine(remedy)}`]
      : [oneLine(`    until ${waiver.expires}: ${waiver.reason} (${waiver.file}:${waiver.line})`)]),
  ];
}

function idleWaivers({ waivers }: ChangeReport): string[][] {
  return waivers.map(({ state, rule, file, line, expires }) => [
    oneLine(`${state}  ${rule}  ${file}:${line}  until ${expires}`),
  ]);
}

function planLines({ clusters, steps }: ActionPlan, colors: Colors): string[] {
  return [
    shortList(clusters),
    ...steps.flatMap(({ title, when, tool, commands, disrupts }) => [
      `  ${tool === 'impossible' ? colors.red('impossible') : when.replace('-', ' the ')}: ${oneLine(title)}`,
      ...commands.map((command) => `    $ ${oneLine(command)}`),
      ...(disrupts === 'nothing' ? [] : [`    ${colors.yellow('disrupts:')} ${oneLine(disrupts)}`]),
    ]),
  ];
}

const SIGNS = { added: '+', changed: '~', removed: '−', renamed: '»', moved: '»' } as const;

function changeLines(change: ObjectChange, colors: Colors): string[] {
  const { operation, object, places, classes, fields, previous, from } = change;
  const paint = { '+': colors.green, '~': colors.yellow, '−': colors.red, '»': colors.cyan }[
    SIGNS[operation]
  ];
  const was =
    previous !== undefined ? ` (was ${previous.name})` : from !== undefined ? ` (was in ${from})` : '';
  const shown = fields.slice(0, MOST_FIELDS).map((field) => `    ${fieldLine(field, colors)}`);
  const left = fields.length - shown.length;
  return [
    `${paint(SIGNS[operation])} ${oneLine(`${places[0].application}: ${describeRef(object)}${was}`)}  ${colors.dim(`${classes.join(', ')}  ${clustersOf(places)}`)}`,
    ...shown,
    ...(left > 0 ? [`    … and ${left} more`] : []),
  ];
}

function fieldLine({ path, before, after }: FieldChange, colors: Colors): string {
  return `${oneLine(showPath(path))}: ${colors.red(valueText(before))} → ${colors.green(valueText(after))}`;
}

function valueText(value: JsonValue | undefined): string {
  if (value === undefined) return '(none)';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return oneLine(text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text);
}

function clustersOf(places: readonly Place[]): string {
  return shortList([...new Set(places.map(({ cluster }) => cluster))]);
}

function shortList(names: readonly string[]): string {
  const shown = oneLine(names.slice(0, MOST_CLUSTERS).join(', '));
  return names.length > MOST_CLUSTERS ? `${shown} and ${names.length - MOST_CLUSTERS} more` : shown;
}

/** Text of a manifest on one line, without anything that a terminal obeys. */
function oneLine(text: string): string {
  return escapeControl(text).replace(/\r?\n/g, '⏎');
}
