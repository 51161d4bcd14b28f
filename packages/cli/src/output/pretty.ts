import { escapeControl, escapeControlInLine, type Diagnostic, type SourceLocation } from '@nodeless/core';
import type { Colors } from 'picocolors/types.js';
import { wrap } from './wrap.ts';

/** Finds the text of a source file, to show the line; undefined when it cannot be read. */
export type SourceText = (file: string) => string | undefined;

const MAX_LINE = 160;

/**
 * Diagnostics for people:
 *
 *     clusters/prod/cluster.yaml:31:7  error  karpenter/reference-resolution  NodePool "general" refers to …
 *       31 |       nodeClass: defualt
 *          |                  ^^^^^^^
 *          hint: rendered classes are "default", "gpu"
 *
 * @param columns of the terminal, where messages and hints are wrapped; undefined wraps nothing
 */
export function formatPretty(
  diagnostics: readonly Diagnostic[],
  textOf: SourceText,
  colors: Colors,
  columns?: number,
): string {
  const linesOf = cachedLines(textOf);
  return diagnostics.map((diagnostic) => formatOne(diagnostic, linesOf, colors, columns)).join('\n');
}

type LinesOf = (file: string) => readonly string[] | undefined;

function formatOne(
  diagnostic: Diagnostic,
  linesOf: LinesOf,
  colors: Colors,
  columns: number | undefined,
): string {
  const { severity, code, message, hint, location, related = [] } = diagnostic;
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity];
  const place = location === undefined ? '' : `${colors.bold(escapeControlInLine(at(location)))}  `;
  const wrapped = (label: string, indent: number, text: string) => hanging(label, indent, text, columns);
  const lines = wrapped(
    '',
    5,
    `${place}${paint(severity)}  ${colors.dim(code)}  ${escapeControlInLine(message)}`,
  );
  if (location !== undefined && diagnostic.sensitive !== true)
    lines.push(...excerpt(location, linesOf, paint, colors));
  for (const other of related) {
    lines.push(
      ...wrapped(
        `     ${colors.dim('see')} `,
        9,
        `${escapeControlInLine(at(other.location))}  ${escapeControlInLine(other.message)}`,
      ),
    );
    lines.push(...excerpt(other.location, linesOf, colors.dim, colors));
  }
  if (hint !== undefined) lines.push(...wrapped(`     ${colors.green('hint:')} `, 11, escapeControl(hint)));
  return `${lines.join('\n')}\n`;
}

/** Text behind a label, whose further lines are indented by as many columns. */
function hanging(label: string, indent: number, text: string, columns: number | undefined): string[] {
  const [first = '', ...rest] = wrap(text, columns === undefined ? undefined : columns - indent);
  return [`${label}${first}`, ...rest.map((line) => `${' '.repeat(indent)}${line}`)];
}

function excerpt(
  location: SourceLocation,
  linesOf: LinesOf,
  paint: (text: string) => string,
  colors: Colors,
): string[] {
  const line = linesOf(location.file)?.[location.line - 1];
  if (line === undefined || line.trim() === '') return [];
  const shown = escapeControl(line.slice(0, MAX_LINE));
  const gutter = String(location.line).padStart(4);
  const end = location.endLine === location.line ? location.endColumn : line.length + 1;
  const start = Math.min(location.column, MAX_LINE);
  const width = Math.max(1, Math.min(end, MAX_LINE) - start);
  const indent = line.slice(0, start - 1).replace(/[^\t]/g, ' ');
  return [
    `${colors.dim(`${gutter} |`)} ${shown}`,
    `${colors.dim('     |')} ${indent}${paint('^'.repeat(width))}`,
  ];
}

function at({ file, line, column }: SourceLocation): string {
  return `${file}:${line}:${column}`;
}

function cachedLines(textOf: SourceText): LinesOf {
  const cache = new Map<string, readonly string[] | undefined>();
  return (file) => {
    if (!cache.has(file)) cache.set(file, textOf(file)?.split(/\r?\n/));
    return cache.get(file);
  };
}
