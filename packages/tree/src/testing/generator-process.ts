import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { buildSync } from 'esbuild';

/** A real process that generates trees on command: see `generate-loop.ts`. */
export class GeneratorProcess {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  private constructor(child: ChildProcess, lines: Interface) {
    this.#child = child;
    this.#answers = lines[Symbol.asyncIterator]();
  }

  /** The program of such a process as one file below a folder: twenty of them start in the time of one from its sources. */
  static build(folder: string): string {
    const outfile = join(folder, 'generate-loop.cjs');
    buildSync({
      entryPoints: [join(__dirname, 'generate-loop.ts')],
      ...{ outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' },
    });
    return outfile;
  }

  /** Starts one of {@link build} for a repository root; it has loaded everything and waits. */
  static async start(program: string, root: string): Promise<GeneratorProcess> {
    const child = spawn(process.execPath, [program, root], { stdio: ['pipe', 'pipe', 'inherit'] });
    const started = new GeneratorProcess(child, createInterface({ input: child.stdout }));
    await started.#answer();
    return started;
  }

  /** Begins to generate the trees of these numbers, without waiting. */
  begin(from: number, to: number): void {
    this.#child.stdin?.write(`${from} ${to}\n`);
  }

  /** How often each code came up in what was begun, `applied` among them. */
  async finished(): Promise<Readonly<Record<string, number>>> {
    return JSON.parse(await this.#answer()) as Record<string, number>;
  }

  /** Ends the process at once, wherever it is, and waits until the system has forgotten it. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
  }

  async #answer(): Promise<string> {
    const { value } = await this.#answers.next();
    if (typeof value !== 'string') throw new Error('the process ended before it answered');
    return value;
  }
}
