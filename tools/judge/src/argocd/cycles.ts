import { print } from '../report/print.ts';
import { readApplications, refresh, type Applications } from './applications.ts';
import { allAtRest, waitFor, type Waiting } from './wait.ts';

/**
 * Argo CD looks for expired comparisons once in each period, so that one which is a moment too young waits for a second
 * period; and it spreads refreshes (`timeout.reconciliation.jitter`, a minute). Source: argo-cd v3.5.1,
 * controller/appcontroller.go: the resync period of the informer is the refresh timeout.
 */
const PERIODS = 2;
const JITTER = 60;

/** True when each Application has been compared since. */
export function allRefreshed(before: Applications, after: Applications): boolean {
  return [...before].every(([name, { reconciledAt }]) => after.get(name)?.reconciledAt !== reconciledAt);
}

/** Applications whose last operation is not the one of before, and those that were not refreshed in between. */
export function unrest(before: Applications, after: Applications): string[] {
  return [...after].flatMap(([name, { startedAt, reconciledAt }]) => {
    const old = before.get(name);
    if (old === undefined) return [`${name} is new`];
    return [
      ...(startedAt === old.startedAt ? [] : [`${name} began an operation at ${startedAt}`]),
      ...(reconciledAt === old.reconciledAt ? [`${name} was not refreshed`] : []),
    ];
  });
}

/**
 * Waits some refresh cycles, then refreshes hard: nothing may begin an operation.
 *
 * @returns what is wrong
 */
export async function watchCycles(
  waiting: Waiting,
  cycles: number,
  refreshSeconds: number,
): Promise<string[]> {
  const problems: string[] = [];
  const watch = async (what: string, atMost: number): Promise<void> => {
    const before = await readApplications(waiting.client);
    if (what === HARD) await refresh(waiting.client, 'hard');
    const until = (now: Applications): boolean => allAtRest(now) && allRefreshed(before, now);
    const { reached, seconds } = await waitFor(waiting, { until, atMost, from: before });
    const found = unrest(before, await readApplications(waiting.client));
    if (!reached) found.push('not all Applications are Synced and Healthy');
    print(
      `${what}, ${seconds.toFixed(0)} s: ${found.length === 0 ? 'no operation was begun' : found.join('; ')}`,
    );
    problems.push(...found.map((problem) => `${what}: ${problem}`));
  };
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    await watch(`refresh cycle ${cycle}`, PERIODS * refreshSeconds + JITTER);
  }
  await watch(HARD, refreshSeconds);
  return problems;
}

const HARD = 'hard refresh';
