import { run } from 'nodeless';

/**
 * What `npm create nodeless <folder>` runs: `nodeless init <folder>`, of the version that npm has just installed.
 *
 * @param args the folder, and flags of `nodeless init`
 * @returns the exit code
 */
export function create(args: readonly string[]): Promise<number> {
  return run(['init', ...args]);
}
