import { execFile, type ExecFileException } from 'node:child_process';
import { MAX_MANIFEST_BYTES } from '@nodeless/sources';

export interface ChildOptions {
  readonly cwd: string;
  /** The whole environment: nothing of this process's own is added. */
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds after which the program is killed. */
  readonly timeout: number;
}

/** What a program printed, or one line that says why it did not. */
export type Answer = { readonly stdout: string } | { readonly problem: string };

/**
 * Runs a program, without a shell, and waits for its end.
 *
 * @param file absolute path
 */
export function runProgram(file: string, args: readonly string[], options: ChildOptions): Promise<Answer> {
  const { cwd, env, timeout } = options;
  const child = { cwd, env, timeout, maxBuffer: MAX_MANIFEST_BYTES, killSignal: 'SIGKILL' } as const;
  return new Promise((resolve) => {
    execFile(file, args, { ...child, encoding: 'utf8', windowsHide: true }, (error, stdout, stderr) =>
      resolve(error === null ? { stdout } : { problem: problemOf(error, stderr, timeout) }),
    );
  });
}

function problemOf(error: ExecFileException, stderr: string, timeout: number): string {
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return `it prints more than ${MAX_MANIFEST_BYTES / 1024 / 1024} MiB`;
  if (error.killed === true) return `it did not end within ${timeout / 1000} seconds`;
  if (typeof error.code === 'string') return `it cannot be started (${error.code})`;
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !ADVICE.test(line));
  const start = lines.findIndex((line) => ERROR.test(line));
  const said = (start < 0 ? lines.slice(-1) : lines.slice(start))
    .join(' ')
    .replace(ERROR, '')
    .replace(/ >$/, '');
  if (said === '') return `it ended with ${String(error.code ?? error.signal)}`;
  return said.length > MOST_SAID ? `${said.slice(0, MOST_SAID)}…` : said;
}

/** How a message begins: of helm, kustomize and git, and in the log of kubectl. */
const ERROR = /^(?:(?:error|fatal): |E\d{4} .*? err=[<"]? ?)/i;

/** What helm says below an error, which does not help without a terminal. */
const ADVICE = /^Use --debug flag/;

/** Characters of what a program says. */
const MOST_SAID = 400;
