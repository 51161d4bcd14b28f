import { spawnSync } from 'node:child_process';
import { EXIT } from '../exit-codes.ts';
import { COMMAND_LINE } from '../installation.ts';

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
  // 1 is a danger with a report, and without one trees that cannot be compared.
  return (status === EXIT.sound || status === EXIT.findings) && stdout !== '' ? stdout : undefined;
}
