import pc from 'picocolors';
import type { Colors } from 'picocolors/types.js';

/** Where a command writes, and whether a person sits there. */
export interface Console {
  /** The result of a command: what a script may read. */
  readonly out: (text: string) => void;
  /** Progress and findings: what a person reads beside it. */
  readonly err: (text: string) => void;
  readonly outColors: Colors;
  readonly errColors: Colors;
  /** Standard error is a terminal: progress may be shown. */
  readonly interactive: boolean;
  /** How wide the terminal behind standard error is; undefined where there is none, and nothing is wrapped. */
  readonly columns?: number;
}

export const { createColors } = pc;

/** The console of this process. Colour only on a terminal, never with `NO_COLOR` (https://no-color.org). */
export function processConsole(): Console {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreBrokenPipe);
  const wanted = process.env['NO_COLOR'] === undefined || process.env['NO_COLOR'] === '';
  const colorsOf = (stream: NodeJS.WriteStream) =>
    createColors(wanted && stream.isTTY && process.env['TERM'] !== 'dumb');
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    outColors: colorsOf(process.stdout),
    errColors: colorsOf(process.stderr),
    interactive: process.stderr.isTTY && process.env['CI'] === undefined,
    ...(process.stderr.isTTY ? { columns: process.stderr.columns } : {}),
  };
}

/** `nodeless … | head` closes the pipe early. The run goes on, so that its exit code still says what it found. */
function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
