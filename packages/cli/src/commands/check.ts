import { FLEET_RULES, renderedRules, versionSupport, type ClusterClaims } from '@nodeless/checks';
import { hasErrors, type CodeDefinition, type Diagnostic, type Outcome } from '@nodeless/core';
import { nodeDisk, PrintCache, verify } from '@nodeless/tree';
import { clustersReached } from '../changed/clusters-reached.ts';
import { draftFindings } from '../draft-findings.ts';
import { EXIT } from '../exit-codes.ts';
import { claimsOfCluster, claimsOfOther, fleetFindings } from '../fleet-claims.ts';
import { loadCluster, loadFleet, type LoadedFleet } from '../fleet.ts';
import { Progress } from '../output/progress.ts';
import { report, type Answer, type Format } from '../output/report.ts';
import { renderCluster } from '../pipeline.ts';
import { timingsText } from '../timings/timings-text.ts';
import { Timings, unmeasured, type Measure, type PartTime } from '../timings/timings.ts';
import { renderTwice } from '../twice/render-twice.ts';
import { rootOf, type CommandContext } from './context.ts';
import { fixCommands } from './fix-commands.ts';
import { staleSchemas } from './schemas.ts';
import { selectClusters } from './select-clusters.ts';

export interface CheckOptions {
  readonly format: Format;
  /** Look only at clusters that the change since this revision can reach. @default all */
  readonly changedSince?: string;
  /** The day that the support of versions is judged by, `YYYY-MM-DD`. @default it is not judged */
  readonly today?: string;
  /** Say how long the parts of the work took. @default false */
  readonly timings?: boolean;
}

/** Is the tree on disk what the sources give, and is it sound? Writes nothing. */
export function checkCommand(context: CommandContext, named: readonly string[], options: CheckOptions): void {
  const root = rootOf(context);
  if (root !== undefined) conclude(context, root, options, check(context, root, named, options));
}

/** The same, and: does rendering give the same bytes under other circumstances? */
export async function checkTwiceCommand(
  context: CommandContext,
  named: readonly string[],
  options: CheckOptions,
): Promise<void> {
  const root = rootOf(context);
  if (root === undefined) return;
  const answer = check(context, root, named, options);
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
  if (hasErrors(answer.diagnostics)) context.exit(EXIT.findings);
}

interface CheckAnswer extends Answer {
  readonly result: {
    readonly clusters: readonly { readonly name: string; readonly sound: boolean }[];
    readonly outOfReach: number;
    readonly fix: readonly string[];
    /** Where the time went. @default nobody asked */
    readonly timings?: readonly PartTime[];
  };
}

interface CheckedCluster {
  readonly name: string;
  readonly found: readonly Diagnostic[];
  readonly claims: ClusterClaims | undefined;
}

function check(
  context: CommandContext,
  root: string,
  named: readonly string[],
  { changedSince, today, timings: isTimed = false }: CheckOptions,
): CheckAnswer {
  const timings = isTimed ? new Timings() : undefined;
  const measure = timings?.measure ?? unmeasured;
  const { value: fleet, diagnostics } = measure('sources of the fleet', () => loadFleet(root));
  const shared = [...diagnostics, ...staleSchemas(root)];
  if (fleet === undefined) return answerOf(shared, []);
  const selection = selectionOf(fleet, named, changedSince);
  shared.push(...selection.diagnostics);
  const { asked, selected } = selection.value ?? { asked: 0, selected: [] };
  if (asked === 0 && !hasErrors(shared)) shared.push(nothingToCheck());
  const printed = new PrintCache();
  const progress = new Progress(context.console, 'checking', selected.length);
  const checked = selected.map((name, index): CheckedCluster => {
    const cluster = checkCluster(fleet, name, printed, { today, measure });
    progress.at(index + 1);
    return { name, ...cluster };
  });
  shared.push(...measure('all clusters at once', () => besideOthers(fleet, checked)));
  const answer = answerOf(shared, checked, asked - selected.length);
  if (timings === undefined) return { ...answer, codes: codesOf(fleet) };
  const parts = timings.parts();
  const summary = [...answer.summary, timingsText(parts).trimEnd()];
  return { ...answer, codes: codesOf(fleet), result: { ...answer.result, timings: parts }, summary };
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
  /** Those of them that have to be looked at. */
  readonly selected: readonly string[];
}

function selectionOf(
  fleet: LoadedFleet,
  named: readonly string[],
  changedSince: string | undefined,
): Outcome<Selection> {
  const { selected, diagnostics } = selectClusters(fleet.clusters, named);
  if (changedSince === undefined) return { value: { asked: selected.length, selected }, diagnostics };
  const reached = clustersReached(fleet, changedSince);
  if (reached.value === undefined) return { diagnostics: [...diagnostics, ...reached.diagnostics] };
  const both = selected.filter((name) => reached.value?.includes(name));
  return { value: { asked: selected.length, selected: both }, diagnostics };
}

function checkCluster(
  fleet: LoadedFleet,
  name: string,
  printed: PrintCache,
  { today, measure }: { readonly today: string | undefined; readonly measure: Measure },
): Omit<CheckedCluster, 'name'> {
  const model = measure('sources of clusters', () => loadCluster(fleet, name));
  if (model.value === undefined)
    return { found: [...model.diagnostics, ...draftFindings(model)], claims: undefined };
  const rendered = renderCluster(model.value, printed, measure);
  const claims = claimsOfCluster(fleet.fleet, model.value, rendered.value);
  const support = today === undefined ? [] : versionSupport(model.value, today);
  const diagnostics = [...model.diagnostics, ...rendered.diagnostics, ...support];
  if (rendered.value === undefined) return { found: diagnostics, claims };
  const { value } = rendered;
  const differing = measure('compare with the disk', () =>
    verify(nodeDisk(fleet.root), { ...value, cluster: name }),
  );
  return { found: [...diagnostics, ...differing], claims };
}

/** What clusters share is shared with those, too, that nobody asked about. */
function besideOthers(fleet: LoadedFleet, checked: readonly CheckedCluster[]): Diagnostic[] {
  const asked = checked.map(({ name }) => name);
  if (asked.length === 0) return [];
  const others = fleet.clusters.filter((name) => !asked.includes(name));
  const claims = [...checked.map((one) => one.claims), ...others.map((name) => claimsOfOther(fleet, name))];
  return fleetFindings(claims, asked);
}

/** What the codes of all rules over rendered clusters mean, those of the repository among them. */
function codesOf({ fleet }: LoadedFleet): readonly CodeDefinition[] {
  return [...FLEET_RULES, ...renderedRules(fleet)].flatMap(({ codes }) => codes);
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
