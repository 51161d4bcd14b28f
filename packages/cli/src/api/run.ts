import type { Console } from '../output/console.ts';

/** Where a run of the command line takes place, and where it writes. */
export interface RunOptions {
  /** @default the working directory of the process */
  readonly cwd?: string;
  /** Takes what a command answers. @default standard output */
  readonly out?: (text: string) => void;
  /** Takes findings and messages. @default standard error */
  readonly err?: (text: string) => void;
}

/**
 * Runs a command as `nodeless` does on the command line, without colours and progress where `out` or `err` is given.
 *
 * @param args what would follow the program's name: `['check', '--json']`
 * @returns the exit code: 0 sound, 1 findings, 2 a fault of Nodeless itself
 */
export async function run(args: readonly string[], { cwd, out, err }: RunOptions = {}): Promise<number> {
  const { main } = await import('../main.ts');
  const { createColors, processConsole } = await import('../output/console.ts');
  const own = processConsole();
  const plain = createColors(false);
  const console: Console = {
    out: out ?? own.out,
    err: err ?? own.err,
    outColors: out === undefined ? own.outColors : plain,
    errColors: err === undefined ? own.errColors : plain,
    interactive: err === undefined && own.interactive,
  };
  return main(args, console, cwd);
}
