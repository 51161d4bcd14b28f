import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './run.ts';

/** A program that runs as long as the run does; its output is `logs/<name>.log`. */
export class Daemon {
  readonly #child: ChildProcess;
  readonly #log: string;
  readonly #name: string;

  constructor(
    folder: string,
    name: string,
    command: readonly [string, ...string[]],
    env: Readonly<Record<string, string>> = {},
  ) {
    const logs = join(folder, 'logs');
    mkdirSync(logs, { recursive: true });
    this.#name = name;
    this.#log = join(logs, `${name}.log`);
    const log = openSync(this.#log, 'a');
    const [program, ...args] = command;
    this.#child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
    this.#child.on('error', (error) => {
      throw new Refusal(`${name}: ${error.message}`);
    });
  }

  /** @throws Refusal with the end of its log when it has ended */
  requireRunning(): void {
    if (this.#child.exitCode === null && this.#child.signalCode === null) return;
    throw new Refusal(`${this.#name} has ended:\n${readFileSync(this.#log, 'utf8').trim().slice(-2000)}`);
  }
}
