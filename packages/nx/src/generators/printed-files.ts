import { spawnSync } from 'node:child_process';
import { commandLine } from './command-line.ts';
import type { Tree } from './tree.ts';

export interface PrintedFile {
  /** From the root of the workspace. */
  readonly path: string;
  readonly text: string;
}

/** What a command of Nodeless would write. */
export interface Printed {
  readonly files: readonly PrintedFile[];
  /** Files that are there and stay as they are, with the text that they would have. */
  readonly kept?: readonly (PrintedFile & { readonly note: string })[];
  /** What is left to do, a paragraph each. */
  readonly notes: readonly string[];
}

/** Options of a command by their names; those without a value are left out. */
export type Flags = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Asks a command of Nodeless what it would write, so that it and the generator write the same.
 *
 * @param root of the workspace
 * @param operands of the command, which may look like options
 * @throws Error with what the command says where it refuses
 */
export function printedFiles(
  root: string,
  command: readonly string[],
  flags: Flags,
  operands: readonly string[],
): Printed {
  const options = Object.entries(flags).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => `--${name}=${one}`),
  );
  const args = [...command, '--print-files', ...options, '--', ...operands];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [commandLine(root), ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`nodeless ${command.join(' ')} did not succeed.\n${stderr}`);
  process.stderr.write(stderr);
  return JSON.parse(stdout) as Printed;
}

/** Hands the files to Nx, which writes them unless it is a dry run; what is returned runs after that. */
export function handedOver(tree: Tree, { files, notes }: Printed): () => void {
  for (const { path, text } of files) tree.write(path, text);
  return () => {
    for (const note of notes) console.log(note);
  };
}

/** Nx reads digits as a number, without the zeros at their head. */
export function accountOf(accountId: string | number | undefined): string | undefined {
  return typeof accountId === 'number' ? String(accountId).padStart(12, '0') : accountId;
}
