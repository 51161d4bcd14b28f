import { FLEET_RULES, renderedRules, SETTINGS_CODES, Verdicts, type AreaVerdicts } from '@nodeless/checks';
import {
  hasErrors,
  sortedBy,
  type CodeDefinition,
  type Diagnostic,
  type Outcome,
  type Severity,
} from '@nodeless/core';
import { clustersReached } from '../changed/clusters-reached.ts';
import { EXIT } from '../exit-codes.ts';
import { fleetFindings } from '../fleet-claims.ts';
import { loadFleet, type LoadedFleet } from '../fleet.ts';
import { GenerationMemory } from '../memory/generation-memory.ts';
import { Progress } from '../output/progress.ts';
import { areasText } from '../output/areas-text.ts';
import { report, type Answer, type Format } from '../output/report.ts';
import { timingsText } from '../timings/timings-text.ts';
import { Timings, unmeasured, type PartTime } from '../timings/timings.ts';
import { renderTwice } from '../twice/render-twice.ts';
import type { CheckRequest } from '../workers/tasks.ts';
import { ThreadPool } from '../workers/thread-pool.ts';
import { threadsFor } from '../workers/threads.ts';
import {
  checkerOf,
  claimsOfOther,
  recallChecked,
  type CheckedCluster,
  type CheckingInput,
} from './check-cluster.ts';
import { failsOn, narrowed, unknownWords } from './check-scope.ts';
import { rootOf, type CommandContext } from './context.ts';
import { fixCommands } from './fix-commands.ts';
import { staleSchemas } from './schemas.ts';
import { looksAtAllClusters, shareOf, type Shard } from './shard.ts';
import { selectClusters } from './select-clusters.ts';

export interface CheckOptions {
  readonly format: Format;
  /** Look only at clusters that the change since this revision can reach. @default all */
  readonly changedSince?: string;
  /** The day that the support of versions is judged by, `YYYY-MM-DD`. @default it is not judged */
  readonly today?: string;
  /** Say how long the parts of the work took. @default false */
  readonly timings?: boolean;
  /** The share of this machine. @default all is for this one */
  readonly shard?: Shard;
  /** Render everything, also what the last `generate` is known to have left as it is. @default false */
  readonly fresh?: boolean;
  /** Most threads that check. @default as many as there are cores, where that many pay */
  readonly jobs?: number;
  /** From which severity of a finding on the exit code is 1. @default error */
  readonly failOn?: Severity;
  /** Codes and areas of rules: of what rules find, only this is told. @default all */
  readonly only?: readonly string[];
  /** Say for each area how many rules pass, fail or lack a fact. @default false */
  readonly areas?: boolean;
}

/** Is the tree on disk what the sources give, and is it sound? Writes nothing. */
export async function checkCommand(
  context: CommandContext,
  named: readonly string[],
  options: CheckOptions,
): Promise<void> {
  const root = rootOf(context);
  if (root !== undefined) conclude(context, root, options, await check(context, root, named, options));
}

/** The same, and: does rendering give the same bytes under other circumstances? */
export async function checkTwiceCommand(
  context: CommandContext,
  named: readonly string[],
  options: CheckOptions,
): Promise<void> {
  const root = rootOf(context);
  if (root === undefined) return;
  const answer = await check(context, root, named, { ...options, fresh: true });
  const names = answer.result.clusters.map(({ name }) => name);
  const differences = await renderTwice(root, names);
  const same = names.length - differences.length;
  conclude(context, root, options, {
    ...answer,
    diagnostics: [...answer.diagnostics, ...differences],
    summary: [...answer.summary, `${same} of ${names.length} clusters are rendered the same twice`],
  });
}

function conclude(context: CommandContext, root: string, options: CheckOptions, answer: Answer): void {
  report(context.console, root, options.format, answer);
  if (failsOn(answer.diagnostics, options.failOn ?? 'error')) context.exit(EXIT.findings);
}

interface CheckAnswer extends Answer {
  readonly result: {
    readonly clusters: readonly { readonly name: string; readonly sound: boolean }[];
    readonly outOfReach: number;
    readonly fix: readonly string[];
    /** What the rules over what is rendered say, by area and over all clusters that were looked at. @default nobody asked */
    readonly areas?: readonly AreaVerdicts[];
    /** Where the time went. @default nobody asked */
    readonly timings?: readonly PartTime[];
  };
}

async function check(
  context: CommandContext,
  root: string,
  named: readonly string[],
  {
    changedSince,
    today,
    timings: isTimed = false,
    fresh = false,
    jobs,
    shard,
    only,
    areas = false,
  }: CheckOptions,
): Promise<CheckAnswer> {
  const timings = isTimed ? new Timings() : undefined;
  const measure = timings?.measure ?? unmeasured;
  const { value: fleet, diagnostics } = measure('sources of the fleet', () => loadFleet(root));
  const shared = [...diagnostics, ...staleSchemas(root)];
  if (fleet === undefined) return answerOf(shared, []);
  const selection = selectionOf(fleet, named, { changedSince, shard });
  shared.push(...selection.diagnostics);
  const { asked, reached, selected } = selection.value ?? { asked: 0, reached: [], selected: [] };
  if (asked === 0 && !hasErrors(shared)) shared.push(nothingToCheck());
  const progress = new Progress(context.console, 'checking', selected.length);
  const done = (count: number) => progress.at(count);
  // Nobody remembers which rules passed.
  const memory = fresh || areas ? GenerationMemory.none() : GenerationMemory.of(root, fleet.files);
  const known = measure('what is known', () =>
    selected.flatMap((name) => recallChecked(fleet, memory, name, today) ?? []),
  );
  done(known.length);
  const names = new Set(known.map(({ name }) => name));
  const unknown = selected.filter((name) => !names.has(name));
  const threads = threadsFor(unknown.length, jobs);
  const rendered: CheckedCluster[] = [];
  if (threads > 1) {
    const input = { root, today, isTimed };
    const elsewhere = await checkElsewhere(threads, input, unknown, (count) => done(known.length + count));
    timings?.add(elsewhere.parts);
    rendered.push(...elsewhere.checked);
  } else {
    const checkCluster = checkerOf(fleet, { today, measure });
    for (const name of unknown) {
      rendered.push(checkCluster(name));
      done(known.length + rendered.length);
    }
  }
  const checked = sortedBy([...known, ...rendered], ({ name }) => name);
  if (looksAtAllClusters(shard))
    shared.push(...measure('all clusters at once', () => besideOthers(fleet, memory, checked, reached)));
  const codes = codesOf(fleet);
  const scope = only === undefined ? undefined : { only, codes };
  const told = checked.map((one) => ({ ...one, found: narrowed(one.found, scope) }));
  const shown = [...narrowed(shared, scope), ...unknownWords(scope)];
  const answer = answerOf(shown, told, asked - reached.length);
  const rows = areas ? { areas: areasOf(checked) } : {};
  const parts = timings === undefined ? {} : { timings: timings.parts() };
  return {
    ...answer,
    codes,
    result: { ...answer.result, ...rows, ...parts },
    summary: [
      ...answer.summary,
      ...(rows.areas === undefined ? [] : [areasText(rows.areas).trimEnd()]),
      ...(parts.timings === undefined ? [] : [timingsText(parts.timings).trimEnd()]),
    ],
  };
}

function areasOf(checked: readonly CheckedCluster[]): AreaVerdicts[] {
  const verdicts = new Verdicts();
  for (const { areas } of checked) verdicts.add(areas);
  return verdicts.areas();
}

/** Checks clusters in threads of their own. */
async function checkElsewhere(
  threads: number,
  input: CheckingInput,
  names: readonly string[],
  done: (count: number) => void,
): Promise<{ readonly checked: readonly CheckedCluster[]; readonly parts: readonly PartTime[] }> {
  const pool = new ThreadPool(threads, { name: 'check', input });
  try {
    const requests = names.map((check): CheckRequest => ({ check }));
    const answers = await pool.spread<CheckRequest, CheckedCluster>(requests, done);
    const parts = input.isTimed
      ? await pool.ask<readonly PartTime[]>({ timings: true } satisfies CheckRequest)
      : [];
    return { checked: answers.map(({ answer }) => answer), parts: parts.flat() };
  } finally {
    await pool.end();
  }
}

/** A gate that looked at nothing must not say that all is well. */
function nothingToCheck(): Diagnostic {
  return {
    code: 'source/nothing-to-check',
    severity: 'error',
    message: 'clusters/ holds no cluster, so nothing was checked',
    hint: 'make one with: npx nodeless new <name>, or run this in the folder that holds them',
    location: { file: 'clusters', line: 1, column: 1, endLine: 1, endColumn: 1 },
  };
}

interface Selection {
  /** How many clusters were asked for. */
  readonly asked: number;
  /** Those of them that the change can reach. */
  readonly reached: readonly string[];
  /** Those of them that this machine has to look at. */
  readonly selected: readonly string[];
}

function selectionOf(
  fleet: LoadedFleet,
  names: readonly string[],
  { changedSince, shard }: { readonly changedSince: string | undefined; readonly shard: Shard | undefined },
): Outcome<Selection> {
  const { selected: named, diagnostics } = selectClusters(fleet.clusters, names);
  const ofChange = changedSince === undefined ? undefined : clustersReached(fleet, changedSince);
  if (ofChange !== undefined && ofChange.value === undefined)
    return { diagnostics: [...diagnostics, ...ofChange.diagnostics] };
  const within = ofChange?.value;
  const reached = within === undefined ? named : named.filter((name) => within.includes(name));
  return { value: { asked: named.length, reached, selected: shareOf(reached, shard) }, diagnostics };
}

/**
 * What clusters share is shared with those, too, that nobody asked about.
 *
 * @param asked those that somebody asked about, on whichever machine they are checked
 */
function besideOthers(
  fleet: LoadedFleet,
  memory: GenerationMemory,
  checked: readonly CheckedCluster[],
  asked: readonly string[],
): Diagnostic[] {
  if (asked.length === 0) return [];
  const known = new Set(checked.map(({ name }) => name));
  const others = fleet.clusters.filter((name) => !known.has(name));
  const claims = [
    ...checked.map((one) => one.claims),
    ...others.map((name) => claimsOfOther(fleet, memory, name)),
  ];
  return fleetFindings(claims, asked);
}

/** What the codes of all rules over rendered clusters mean, those of the repository among them. */
function codesOf({ fleet }: LoadedFleet): readonly CodeDefinition[] {
  const rules = [...FLEET_RULES, ...renderedRules(fleet)];
  return [...rules.flatMap(({ codes }) => codes), ...Object.values(SETTINGS_CODES)];
}

/** @param outOfReach clusters that the change cannot reach, and that nobody looked at */
function answerOf(
  shared: readonly Diagnostic[],
  checked: readonly CheckedCluster[],
  outOfReach = 0,
): CheckAnswer {
  const clusters = checked.map(({ name, found }) => ({ name, sound: !hasErrors(found) }));
  const sound = clusters.filter((cluster) => cluster.sound).length;
  const fixes = fixCommands(checked, shared);
  const rest = outOfReach === 0 ? '' : `; ${outOfReach} more are out of reach of the change`;
  return {
    diagnostics: [...shared, ...checked.flatMap(({ found }) => found)],
    result: { clusters, outOfReach, fix: fixes },
    summary: [
      `${sound} of ${clusters.length} clusters are fresh and sound${rest}${hasErrors(shared) ? '; what they share is not' : ''}`,
      ...fixes.map((command) => `to fix: ${command}`),
    ],
  };
}
