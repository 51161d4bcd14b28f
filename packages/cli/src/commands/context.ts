import type { Diagnostic, Outcome } from '@nodeless/core';
import { EXIT } from '../exit-codes.ts';
import type { Ask } from '../init/ask.ts';
import type { Console } from '../output/console.ts';
import { formatPretty, type SourceText } from '../output/pretty.ts';
import { findRoot } from '../repository/root.ts';

/** What every command gets from the process. */
export interface CommandContext {
  readonly console: Console;
  readonly cwd: string;
  /** Reads standard input to its end, or until it is longer than a source may be. */
  readonly stdin: () => Promise<Uint8Array>;
  /** How to ask a person; undefined where none sits at a terminal. */
  readonly ask: () => Ask | undefined;
  /** Raises the exit code of the run. */
  readonly exit: (code: number) => void;
}

/** The repository's root, or undefined after saying that there is none. */
export function rootOf(context: CommandContext): string | undefined {
  const root = findRoot(context.cwd);
  if (root === undefined) {
    context.console.err(`nodeless: ${context.cwd} is not inside a repository with clusters/fleet.yaml\n`);
    context.exit(EXIT.findings);
  }
  return root;
}

/** Prints findings for people. */
export function showFindings(
  { console }: CommandContext,
  diagnostics: readonly Diagnostic[],
  textOf: SourceText,
): void {
  if (diagnostics.length > 0)
    console.err(`${formatPretty(diagnostics, textOf, console.errColors, console.columns)}\n`);
}

/** The value of an outcome; without one the findings are printed and the exit code is raised. */
export function valueOrFindings<T>(context: CommandContext, outcome: Outcome<T>): T | undefined {
  if (outcome.value !== undefined) return outcome.value;
  showFindings(context, outcome.diagnostics, () => undefined);
  context.exit(EXIT.findings);
  return undefined;
}
