import type { Client } from '../kubernetes/client.ts';
import type { Daemon } from '../machine/processes.ts';
import { sleep } from '../machine/run.ts';
import { print } from '../report/print.ts';
import { changesBetween, isAtRest, readApplications, table, type Applications } from './applications.ts';

export interface Waiting {
  readonly client: Client;
  readonly daemons: readonly Daemon[];
}

export interface WaitOptions {
  /** What is waited for. */
  readonly until: (applications: Applications) => boolean;
  /** Seconds at most, and seconds that it has to hold. */
  readonly atMost: number;
  readonly holds?: number;
  /** States that are known; only what changes is printed. */
  readonly from?: Applications;
}

/** All of them, and root is one of them. */
export function allAtRest(applications: Applications): boolean {
  return applications.has('root') && [...applications.values()].every(isAtRest);
}

/** Prints each change of each Application until something holds or time is up; answers whether it holds, and since when. */
export async function waitFor(
  { client, daemons }: Waiting,
  { until, atMost, holds = 5, from = new Map() }: WaitOptions,
): Promise<{ reached: boolean; seconds: number }> {
  const start = Date.now();
  const elapsed = (): number => (Date.now() - start) / 1000;
  let before = from;
  let since: number | undefined;
  for (;;) {
    const now = await readApplications(client);
    for (const line of changesBetween(before, now))
      print(`${`+${elapsed().toFixed(1)} s`.padStart(9)}  ${line}`);
    before = now;
    since = until(now) ? (since ?? elapsed()) : undefined;
    if (since !== undefined && elapsed() - since >= holds) return { reached: true, seconds: since };
    if (elapsed() > atMost) break;
    for (const daemon of daemons) daemon.requireRunning();
    await sleep(0.5);
  }
  print('\nnot reached:');
  for (const line of table(before)) print(`  ${line}`);
  return { reached: false, seconds: elapsed() };
}
