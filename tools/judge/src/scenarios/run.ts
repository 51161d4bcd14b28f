import type { ChangeReport } from '@nodeless/review';
import { isAtRest, readApplications, refresh, type Applications } from '../argocd/applications.ts';
import { waitFor, type Waiting } from '../argocd/wait.ts';
import { nodeless } from '../bootstrap.ts';
import type { ServedRepository } from '../git/served.ts';
import { takeSnapshot } from '../kubernetes/snapshot.ts';
import { REPOSITORY } from '../machine/folders.ts';
import { Refusal } from '../machine/run.ts';
import { compare, tableOf, unforeseen } from '../report/compare.ts';
import { print } from '../report/print.ts';
import { saidBy } from '../report/said.ts';
import type { RenderedTree } from '../tree/rendered.ts';
import { selectScenarios } from './list.ts';
import type { Scenario, Step } from './scenario.ts';
import { WorkTree } from './work-tree.ts';

export interface ScenarioRun extends Waiting {
  readonly tree: RenderedTree;
  readonly served: ServedRepository;
  /** Folder for the clone. */
  readonly scratch: string;
  /** Commit with which the cluster was brought up. */
  readonly commit: string;
  /** Seconds for each step. */
  readonly limit: number;
}

/** Runs the named scenarios one after the other; answers what is wrong. */
export async function runScenarios(names: readonly string[], options: ScenarioRun): Promise<string[]> {
  const problems: string[] = [];
  const scenarios = selectScenarios(names);
  for (const [index, scenario] of scenarios.entries()) {
    const result = await runScenario(scenario, options);
    problems.push(...result.problems);
    const others = scenarios.slice(index + 1).map(({ name }) => name);
    if (result.restored || others.length === 0) continue;
    // They would start from a state that nobody described.
    return [...problems, `not run, because the cluster did not come back: ${others.join(', ')}`];
  }
  return problems;
}

async function runScenario(
  { name, about, steps }: Scenario,
  options: ScenarioRun,
): Promise<{ problems: string[]; restored: boolean }> {
  print(`\n# ${name}: ${about}\n`);
  const work = await WorkTree.clone(REPOSITORY, options.commit, options.scratch, options.tree.cluster);
  const problems: string[] = [];
  let commit = options.commit;
  const next = async (step: RestoringStep): Promise<boolean> => {
    print(`\n## ${step.what}\n`);
    const result = await runStep(step, work, commit, options).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      print(error.message);
      return { commit, reached: false, problems: [error.message.split('\n').slice(0, 2).join(' ')] };
    });
    commit = result.commit;
    problems.push(...result.problems.map((problem) => `${name}: ${step.what}: ${problem}`));
    return result.reached;
  };
  for (const step of steps) if (!(await next(step))) break;
  return { restored: await next(takenBack(options.commit)), problems };
}

type RestoringStep = Step & { readonly restores?: string };

function takenBack(restores: string): RestoringStep {
  return { what: 'Take all of it back', restores };
}

async function runStep(
  step: RestoringStep,
  work: WorkTree,
  base: string,
  options: ScenarioRun,
): Promise<{ commit: string; reached: boolean; problems: string[] }> {
  const { client, tree, served } = options;
  const before = await takeSnapshot(client);
  if (step.restores !== undefined) await work.restore(step.restores);
  step.sources?.(work);
  if (step.sources !== undefined) await work.generate();
  step.tree?.(work);
  const commit = await work.commit(step.what);
  const diff = await nodeless(
    work.folder,
    ['diff', '--base', base, '--head', commit, '--direct', '--json'],
    [0, 1],
  );
  const report = JSON.parse(diff) as ChangeReport;
  await step.byHand?.(client, work);

  const from = await readApplications(client);
  const start = new Date();
  const revision = (await served.publish(work.folder, commit)).slice(0, 7);
  await refresh(client, 'normal');
  const refused = step.refused?.(work);
  const until = settled({ revision, since: start, refused });
  const { reached, seconds } = await waitFor(options, {
    ...{ until, from },
    atMost: Math.max(options.limit, step.patience ?? 0),
  });
  print(`\n${reached ? 'settled' : 'NOT settled'} after ${seconds.toFixed(0)} s\n`);

  const comparison = {
    said: saidBy(report, tree.cluster),
    before,
    after: await takeSnapshot(client),
    charts: tree.charts.map(({ name }) => name),
    byHand: step.byHand !== undefined,
    ...(refused === undefined ? {} : { refused }),
  };
  const rows = compare(comparison);
  for (const line of rows.length === 0 ? ['nothing was said, nothing happened'] : tableOf(rows)) print(line);
  const problems = [
    ...(reached ? [] : ['did not settle']),
    ...(unforeseen(comparison)
      ? [`no rule of diff speaks of what Argo CD refuses in ${String(refused)}`]
      : []),
    ...rows
      .filter(({ agrees }) => !agrees)
      .map(({ key, said, happening }) => `${key}: said "${said}", happened: ${happening}`),
    ...((await step.check?.(client, work)) ?? []),
  ];
  return { commit, reached, problems };
}

/** All has been refreshed since a moment and is at rest; where an Application has to be refused, it is, and all but root rest. */
export function settled(options: {
  revision: string;
  since: Date;
  refused: string | undefined;
}): (applications: Applications) => boolean {
  // Argo CD writes whole seconds.
  const since = new Date(Math.floor(options.since.getTime() / 1000) * 1000)
    .toISOString()
    .replace('.000Z', 'Z');
  return (applications) => {
    if (applications.get('root')?.revision !== options.revision) return false;
    return [...applications].every(([name, state]) => {
      if (name === options.refused) {
        return (
          state.sync === 'Unknown' ||
          state.operation === 'Failed' ||
          state.operation === 'Error' ||
          state.retries > 0
        );
      }
      const fresh = state.reconciledAt >= since && !state.refreshing;
      return name === 'root' && options.refused !== undefined ? true : fresh && isAtRest(state);
    });
  };
}
