import { spawn } from 'node:child_process';

/** Why the judge cannot go on, for the person who runs it. */
export class Refusal extends Error {}

export interface RunOptions {
  readonly cwd?: string;
  /** On top of the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Exit codes that are answers; 0 by default. */
  readonly answers?: readonly number[];
}

/**
 * Runs a program to its end and answers what it printed to stdout. Never blocks: what it asks may be answered by a
 * server in this very process.
 *
 * @throws Refusal with the end of stderr when it cannot be started or its exit code is no answer
 */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const { cwd, env, input, answers = [0] } = options;
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      ...(cwd === undefined ? {} : { cwd }),
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => output.push(part));
    child.stderr.on('data', (part: Buffer) => errors.push(part));
    child.stdin.on('error', () => undefined).end(input ?? '');
    child.on('error', (error) => reject(new Refusal(`${command}: ${error.message}`)));
    child.on('close', (code) => {
      if (answers.includes(code ?? -1)) resolve(Buffer.concat(output).toString());
      else {
        const said = Buffer.concat(errors).toString().trim().slice(-3000);
        reject(new Refusal(`${[command, ...args].join(' ')} ended with ${String(code)}:\n${said}`));
      }
    });
  });
}

/** Waits. */
export function sleep(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
