import { spawnSync } from 'node:child_process';
import { COMMAND_LINE } from '../installation.ts';

/** `nodeless diff` says 0 to 2 when it could say something. */
const MOST_VERDICT = 2;

/**
 * What HEAD changes in the rendered trees, as Markdown, from a run of its own: a promotion is the same without it.
 *
 * @returns undefined when there is none
 */
export function changeReport(root: string, base: string): string | undefined {
  const args = [COMMAND_LINE, 'diff', '--base', base, '--head', 'HEAD', '--format', 'markdown'];
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return status === null || status > MOST_VERDICT || stdout === '' ? undefined : stdout;
}
