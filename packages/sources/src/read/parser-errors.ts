import type { Diagnostic, SourceLocation } from '@nodeless/core';
import { type Document, isCollection, isScalar, visit, type YAMLParseError, type YAMLWarning } from 'yaml';
import { syntaxProblem } from './syntax.ts';

type ParserError = YAMLParseError | YAMLWarning;

const CONFLICT_MARKER = /^<<<<<<< .*$/m;

export interface ParsedText {
  readonly text: string;
  readonly document: Document;
  readonly locate: (start: number, end: number) => SourceLocation;
}

/**
 * What the parser complains about, in plain words. One mistake often makes several errors: of those on one line only the
 * first is told, and what a tab, an open quote or a conflict of git brings down is left out.
 */
export function parserProblems(parsed: ParsedText): Diagnostic[] {
  const { text, document, locate } = parsed;
  const errors: ParserError[] = [...document.errors, ...document.warnings];
  const conflict = CONFLICT_MARKER.exec(text);
  if (conflict !== null && errors.length > 0) {
    return [
      {
        code: 'yaml/syntax',
        severity: 'error',
        message: 'a conflict of git was left in the file',
        hint: 'keep one of the two sides and remove the lines <<<<<<<, ======= and >>>>>>>',
        location: locate(conflict.index, conflict.index + conflict[0].length),
      },
    ];
  }
  return withoutEchoes(errors, locate).map((error): Diagnostic => {
    const problem = syntaxProblem(error);
    const opening = /end with a|quote$/.test(error.message) ? openingOf(error.pos[0], document) : undefined;
    if (opening === undefined) return { severity: 'error', location: locate(...error.pos), ...problem };
    return {
      ...problem,
      severity: 'error',
      message: `this ${text[opening]} is not closed`,
      location: locate(opening, opening + 1),
    };
  });
}

function withoutEchoes(errors: readonly ParserError[], locate: ParsedText['locate']): ParserError[] {
  const tab = Math.min(...errors.filter(({ code }) => code === 'TAB_AS_INDENT').map(({ pos }) => pos[0]));
  const lines = new Set<number>();
  return [...errors]
    .sort((a, b) => a.pos[0] - b.pos[0])
    .filter(({ code, pos }) => {
      const { line } = locate(...pos);
      if (lines.has(line) || (pos[0] > tab && code !== 'TAB_AS_INDENT')) return false;
      lines.add(line);
      return true;
    });
}

/** Where the innermost quote or bracket starts that is still open at `end`. */
function openingOf(end: number, document: Document): number | undefined {
  let start: number | undefined;
  visit(document, {
    Value: (_, node) => {
      const opens =
        (isScalar(node) && node.type?.startsWith('QUOTE_')) || (isCollection(node) && node.flow === true);
      if (opens && node.range && node.range[0] < end && node.range[1] === end) start = node.range[0];
    },
  });
  return start;
}
