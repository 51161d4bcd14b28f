import { runCli } from './phase.ts';

/** What a part of a check took, of all times that it was done: as `check --timings --json` tells it. */
export interface PartTime {
  readonly part: string;
  readonly milliseconds: number;
  readonly times: number;
}

/** How many rules are named; of the others there is a sum. */
const NAMED = 12;
const RULE = 'rule ';

/** Checks everything anew in one thread, so that the rules run one after another, and tells where the time went. */
export function timedCheck(repository: string, root: string): readonly PartTime[] {
  const { out } = runCli(repository, root, ['check', '--fresh', '--jobs', '1', '--timings', '--json']);
  return (JSON.parse(out) as { timings: readonly PartTime[] }).timings;
}

/**
 * Lines for people: the rules of a cluster in milliseconds, the mean of all clusters, those over all clusters, and the share of
 * each rule. The first clusters of a process are slower, so that the mean of a large fleet is that of rules which are warm.
 */
export function ruleLines(parts: readonly PartTime[]): readonly string[] {
  const clusters = parts.find(({ part }) => part === 'checks')?.times ?? 0;
  const rules = parts.filter(({ part }) => part.startsWith(RULE));
  const sum = rules.reduce((total, { milliseconds }) => total + milliseconds, 0);
  const fleet = parts.find(({ part }) => part === 'all clusters at once')?.milliseconds ?? 0;
  const share = (milliseconds: number) => `${((100 * milliseconds) / sum).toFixed(1)} %`.padStart(8);
  const named = rules.slice(0, NAMED);
  const rest = rules.slice(NAMED);
  const others = rest.reduce((total, { milliseconds }) => total + milliseconds, 0);
  return [
    `rules of a cluster, mean of ${clusters}: ${(sum / clusters).toFixed(2)} ms; rules over all clusters: ${fleet.toFixed(0)} ms`,
    ...named.map(({ part, milliseconds }) => `${share(milliseconds)}  ${part.slice(RULE.length)}`),
    ...(rest.length === 0 ? [] : [`${share(others)}  ${rest.length} other rules`]),
  ];
}
