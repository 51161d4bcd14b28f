import { CommanderError } from 'commander';
import { ownFormats } from './diff/own-extensions.ts';
import { EXIT } from './exit-codes.ts';
import { processAsk, type Ask } from './init/ask.ts';
import { processConsole, type Console } from './output/console.ts';
import { processInput } from './repository/standard-input.ts';
import { createProgram } from './program.ts';

/**
 * Runs the command line.
 *
 * @param args what follows the program's name
 * @returns the exit code, see {@link EXIT}
 */
export async function main(
  args: readonly string[],
  console: Console = processConsole(),
  cwd = process.cwd(),
  stdin = processInput,
  ask: () => Ask | undefined = processAsk,
): Promise<number> {
  let exitCode: number = EXIT.sound;
  try {
    const program = createProgram(
      {
        console,
        cwd,
        stdin,
        ask,
        exit: (code) => (exitCode = Math.max(exitCode, code)),
      },
      await ownFormats(args, cwd),
    );
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? EXIT.sound : Math.max(exitCode, EXIT.findings);
    console.err(
      `nodeless: a fault of its own, please report it\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return Math.max(exitCode, EXIT.fault);
  }
}
