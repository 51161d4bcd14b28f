import type { Diagnostic, SourceLocation } from '@nodeless/core';

/**
 * A bad input as data, in one text file: a sentence about the case, then sections in the style of txtar.
 *
 *     A key with a typing error is answered with the key that is meant.
 *     -- command --
 *     generate
 *     -- clusters/sample/cluster.yaml (changed) --
 *     -region: eu-central-1
 *     +regoin: eu-central-1
 *     -- expect --
 *     …
 *
 * A section with a path holds a file that is not in the good repository. `(changed)` holds lines that are taken out (`-`)
 * and put in their place (`+`), the hunks apart by empty lines, and lines without a place go to the end; `(removed)` takes a file away. `expect` holds what
 * {@link describeAnswer} gives.
 */
export interface BadInputCase {
  readonly title: string;
  readonly command: readonly string[];
  readonly files: readonly CaseFile[];
  readonly expected: string;
}

export interface CaseFile {
  readonly path: string;
  /** The text after the change, from the text of the good repository; undefined takes the file away. */
  readonly change: (good: string | undefined) => string | undefined;
}

const HEADER = /^-- (.+?)(?: \((changed|removed)\))? --$/;

export function parseCase(text: string): BadInputCase {
  const sections: { name: string; kind: string | undefined; lines: string[] }[] = [];
  const title: string[] = [];
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const header = HEADER.exec(line);
    if (header !== null) sections.push({ name: header[1] ?? '', kind: header[2], lines: [] });
    else (sections.at(-1)?.lines ?? title).push(line);
  }
  const only = (name: string) => {
    const [first, ...more] = sections.filter((section) => section.name === name);
    if (first === undefined || more.length > 0) throw new Error(`a case has one section ${name}`);
    return first.lines;
  };
  return {
    title: title.join(' '),
    command: only('command').join(' ').split(' '),
    files: sections
      .filter(({ name }) => name !== 'command' && name !== 'expect')
      .map(({ name, kind, lines }) => ({ path: name, change: changeOf(kind, lines) })),
    expected: `${only('expect').join('\n')}\n`,
  };
}

function changeOf(kind: string | undefined, lines: readonly string[]): CaseFile['change'] {
  if (kind === 'removed') return () => undefined;
  if (kind === undefined) return () => lines.map((line) => `${line}\n`).join('');
  const hunks = lines
    .join('\n')
    .split(/\n\n/)
    .map((hunk) => hunk.split('\n'));
  return (good) => hunks.reduce((text, hunk) => applyHunk(text, hunk), good ?? '');
}

function applyHunk(text: string, hunk: readonly string[]): string {
  const side = (sign: string) =>
    hunk
      .filter((line) => line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  if (side('-') === '') return text + side('+');
  const [before, after, ...more] = `\n${text}`.split(`\n${side('-')}`);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`the good file holds these lines not exactly once:\n${side('-')}`);
  }
  return `${before}\n${side('+')}${after}`.slice(1);
}

/** What a command answered, line by line: the exit code, then every finding with its hint and the other places. */
export function describeAnswer(exitCode: number, diagnostics: readonly Diagnostic[]): string {
  const lines = diagnostics.flatMap(({ location, severity, code, message, hint, related = [] }) => [
    `${location === undefined ? '-' : at(location)} ${severity} ${code}`,
    `  ${message}`,
    ...(hint === undefined ? [] : [`  hint: ${hint}`]),
    ...related.map((other) => `  see ${at(other.location)} ${other.message}`),
  ]);
  return `${[`exit ${exitCode}`, ...lines].join('\n')}\n`;
}

function at({ file, line, column }: SourceLocation): string {
  return `${file}:${line}:${column}`;
}
