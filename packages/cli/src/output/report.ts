import { sortDiagnostics, type CodeDefinition, type Diagnostic } from '@nodeless/core';
import type { Console } from './console.ts';
import { formatPretty, type SourceText } from './pretty.ts';
import { isSource, readRepositorySource } from '../repository/read-source.ts';
import { toSarif, type SarifCode } from './sarif.ts';

export const FORMATS = ['pretty', 'json', 'sarif'] as const;
export type FormatName = (typeof FORMATS)[number];

/** A format with what it needs. Knowing all codes takes the whole program, which other formats do not wait for. */
export type Format = 'pretty' | 'json' | { readonly sarif: readonly SarifCode[] };

/** What a command answers: its own result (for `json`), and lines for people (for `pretty`). */
export interface Answer {
  readonly diagnostics: readonly Diagnostic[];
  readonly result: Readonly<Record<string, unknown>>;
  readonly summary: readonly string[];
  /** What codes mean that rules of the repository report. @default none */
  readonly codes?: readonly CodeDefinition[];
  /** Show people all notes, because notes are what they asked for. @default a few */
  readonly everyNote?: boolean;
  /** Finds the lines that are shown. @default the files below the root */
  readonly textOf?: SourceText;
}

/** Prints the answer of a command in the format that was asked for. */
export function report(console: Console, root: string, format: Format, answer: Answer): void {
  const diagnostics = sortDiagnostics(answer.diagnostics);
  if (format === 'json') {
    console.out(`${JSON.stringify({ ...answer.result, diagnostics }, null, 2)}\n`);
    return;
  }
  if (format !== 'pretty') {
    // Those of the repository come first: ours are known with their pages.
    const codes = [...(answer.codes ?? []), ...format.sarif];
    console.out(`${JSON.stringify(toSarif(diagnostics, codes), null, 2)}\n`);
    return;
  }
  const { everyNote = false, textOf = sourceText(root) } = answer;
  const { shown, left } = everyNote ? { shown: diagnostics, left: 0 } : fewNotes(diagnostics);
  if (shown.length > 0) console.err(`${formatPretty(shown, textOf, console.errColors, console.columns)}\n`);
  if (left > 0) console.err(`… and ${left} more of severity info; --format json shows all\n\n`);
  for (const line of answer.summary) console.out(`${line}\n`);
  const counts = countLine(diagnostics);
  if (counts !== undefined) console.err(`${counts}\n`);
}

/** Notes that people see; in a large fleet the same few come back for every cluster. Errors and warnings are never left out. */
const MOST_NOTES = 4;

function fewNotes(diagnostics: readonly Diagnostic[]): { shown: Diagnostic[]; left: number } {
  const notes = diagnostics.filter(({ severity }) => severity === 'info');
  const hidden = new Set(notes.slice(MOST_NOTES));
  return { shown: diagnostics.filter((diagnostic) => !hidden.has(diagnostic)), left: hidden.size };
}

function sourceText(root: string): SourceText {
  return (file) => {
    // As sources are read: no link, no pipe and no device, and nothing larger than a source.
    const read = readRepositorySource(root, file);
    return isSource(read) ? new TextDecoder().decode(read.bytes) : undefined;
  };
}

function countLine(diagnostics: readonly Diagnostic[]): string | undefined {
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    const word = severity === 'info' || count === 1 ? severity : `${severity}s`;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  return parts.length === 0 ? undefined : parts.join(', ');
}
