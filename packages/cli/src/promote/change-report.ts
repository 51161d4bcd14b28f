import { spawnSync } from 'node:child_process';
import { isJsonObject, type JsonObject } from '@nodeless/core';
import { EXIT } from '../exit-codes.ts';
import { COMMAND_LINE } from '../installation.ts';

/**
 * What HEAD changes in the rendered trees, from a run of its own: a promotion is the same without it.
 *
 * @returns undefined when there is none
 */
export function changeReport(root: string, base: string, format: 'markdown' | 'json'): string | undefined {
  const args = [COMMAND_LINE, 'diff', '--base', base, '--head', 'HEAD', '--format', format];
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  // 1 is a danger with a report, and without one trees that cannot be compared.
  return (status === EXIT.sound || status === EXIT.findings) && stdout !== '' ? stdout : undefined;
}

/** What a report in JSON counts. */
export function totalsOf(report: string | undefined): JsonObject | undefined {
  if (report === undefined) return undefined;
  const { totals } = JSON.parse(report) as { totals?: unknown };
  return isJsonObject(totals) ? totals : undefined;
}

/** The numbers for a terminal: `+0 ~2 −0 in 1 cluster, 1 danger`. */
export function totalsLine(totals: JsonObject): string {
  const count = (key: string): number => Number(totals[key] ?? 0);
  const many = (key: string, word: string): string => `${count(key)} ${word}${count(key) === 1 ? '' : 's'}`;
  return [
    `+${count('added')} ~${count('changed')} −${count('removed')} in ${many('clusters', 'cluster')}`,
    ...(count('dangers') > 0 ? [many('dangers', 'danger')] : []),
    ...(count('warnings') > 0 ? [many('warnings', 'warning')] : []),
  ].join(', ');
}
