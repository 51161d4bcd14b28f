import { spawnSync } from 'node:child_process';

/**
 * Git refused, or is not there. The message is one line of what git says: the one for which it stopped, else the first; some
 * commands warn before it, or add pages of help.
 */
export class GitError extends Error {
  constructor(command: string, stderr: string) {
    const lines = stderr.trim().split('\n');
    const line = lines.find((one) => /^(fatal|error): /.test(one)) ?? lines[0] ?? '';
    super(`git ${command}: ${line === '' ? 'failed' : line}`);
    this.name = 'GitError';
  }
}

export interface GitOptions {
  /** Standard input. */
  readonly input?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Room for the names of all files of a thousand clusters. */
const MOST_OUTPUT = 256 * 1024 * 1024;

/** Git in one folder, without a pager, a prompt or words in the language of the machine. */
export class Git {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * What a command prints.
   *
   * @throws {GitError} when it fails
   */
  run(args: readonly string[], options: GitOptions = {}): string {
    const { status, stdout, stderr } = this.#spawn(args, options);
    if (status !== 0) throw new GitError(args[0] ?? '', stderr);
    return stdout;
  }

  /**
   * The same as bytes, for contents of files.
   *
   * @throws {GitError} when it fails
   */
  bytes(args: readonly string[], options: GitOptions = {}): Buffer {
    const { status, stdout, stderr } = this.#spawnBytes(args, options);
    if (status !== 0) throw new GitError(args[0] ?? '', stderr.toString());
    return stdout;
  }

  /** Does a command end with 0? */
  succeeds(args: readonly string[]): boolean {
    return this.#spawn(args, {}).status === 0;
  }

  /** One line that a command prints; undefined when it fails. */
  line(args: readonly string[]): string | undefined {
    const { status, stdout } = this.#spawn(args, {});
    return status === 0 ? stdout.replace(/\r?\n$/, '') : undefined;
  }

  /** Names that a command with `-z` prints. */
  names(args: readonly string[]): string[] {
    return this.run(args).split('\0').slice(0, -1);
  }

  #spawn(args: readonly string[], options: GitOptions) {
    const { status, stdout, stderr } = this.#spawnBytes(args, options);
    return { status, stdout: stdout.toString(), stderr: stderr.toString() };
  }

  #spawnBytes(args: readonly string[], { input = '', env = {} }: GitOptions) {
    const { error, status, stdout, stderr } = spawnSync('git', args, {
      cwd: this.#folder,
      input,
      maxBuffer: MOST_OUTPUT,
      env: { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_PAGER: 'cat', ...env },
    });
    if (error !== undefined) throw new GitError(args[0] ?? '', error.message);
    return { status, stdout, stderr };
  }
}
