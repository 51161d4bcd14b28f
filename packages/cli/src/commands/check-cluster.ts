import {
  applySettings,
  expiredWaivers,
  Verdicts,
  versionSupport,
  type AreaVerdicts,
  type ClusterClaims,
} from '@nodeless/checks';
import type { Diagnostic } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import { nodeDisk, PrintCache, verify } from '@nodeless/tree';
import { draftFindings } from '../draft-findings.ts';
import { claimsOfCluster } from '../fleet-claims.ts';
import { loadCluster, loadFleet, modelOf, type LoadedFleet } from '../fleet.ts';
import type { GenerationMemory } from '../memory/generation-memory.ts';
import { recall } from '../memory/recall.ts';
import { renderCluster } from '../pipeline.ts';
import { readClusterFiles } from '../repository/sources.ts';
import { Timings, unmeasured, type Measure, type PartTime } from '../timings/timings.ts';

/** What clusters are checked with; it can be copied to another thread. */
export interface CheckingInput {
  readonly root: string;
  /** The day that the support of versions is judged by, `YYYY-MM-DD`. @default it is not judged */
  readonly today?: string | undefined;
  /** Whether to measure. */
  readonly isTimed: boolean;
}

export interface CheckedCluster {
  readonly name: string;
  readonly found: readonly Diagnostic[];
  readonly claims: ClusterClaims | undefined;
  /** What its rules say, by area; nothing of a cluster that was not rendered. */
  readonly areas: readonly AreaVerdicts[];
}

/** What checks the clusters of a fleet one after another, and can say what it cost. */
export interface ClusterChecker {
  readonly check: (name: string) => CheckedCluster;
  readonly timings: () => readonly PartTime[];
}

/** @throws where the shared sources cannot be read: whoever asks has read them before */
export function clusterChecker({ root, today, isTimed }: CheckingInput): ClusterChecker {
  const { value: fleet } = loadFleet(root);
  if (fleet === undefined) throw new Error('the sources of the fleet changed while they were checked');
  const timings = isTimed ? new Timings() : undefined;
  return {
    check: checkerOf(fleet, { today, measure: timings?.measure ?? unmeasured }),
    timings: () => timings?.parts() ?? [],
  };
}

/**
 * What is found in a cluster that is as the last run left it, without rendering it; undefined of any other.
 *
 * @param today the day that the support of versions is judged by. @default it is not judged
 */
export function recallChecked(
  fleet: LoadedFleet,
  memory: GenerationMemory,
  name: string,
  today?: string,
): CheckedCluster | undefined {
  const { value: files, diagnostics } = readClusterFiles(fleet.root, name);
  if (files === undefined) return undefined;
  const known = recall(fleet.root, memory, files);
  if (known === undefined) return undefined;
  const model = today === undefined ? undefined : modelOf(fleet, files).value;
  const dated = model === undefined || today === undefined ? [] : onDay(model, today);
  return { name, found: [...diagnostics, ...known.diagnostics, ...dated], claims: known.claims, areas: [] };
}

export function checkerOf(
  fleet: LoadedFleet,
  options: { readonly today?: string | undefined; readonly measure: Measure },
): (name: string) => CheckedCluster {
  const printed = new PrintCache();
  return (name) => ({ name, ...checkCluster(fleet, name, printed, options) });
}

function checkCluster(
  fleet: LoadedFleet,
  name: string,
  printed: PrintCache,
  { today, measure }: { readonly today?: string | undefined; readonly measure: Measure },
): Omit<CheckedCluster, 'name'> {
  const model = measure('sources of clusters', () => loadCluster(fleet, name));
  if (model.value === undefined)
    return { found: [...model.diagnostics, ...draftFindings(model)], claims: undefined, areas: [] };
  const verdicts = new Verdicts();
  const rendered = renderCluster(model.value, printed, measure, verdicts);
  const areas = verdicts.areas();
  const claims = claimsOfCluster(fleet.fleet, model.value, rendered.value);
  const support = today === undefined ? [] : onDay(model.value, today);
  const diagnostics = [...model.diagnostics, ...rendered.diagnostics, ...support];
  if (rendered.value === undefined) return { found: diagnostics, claims, areas };
  const { value } = rendered;
  const differing = measure('compare with the disk', () =>
    verify(nodeDisk(fleet.root), { ...value, cluster: name }),
  );
  return { found: [...diagnostics, ...differing], claims, areas };
}

/** What is true of a cluster on a day, and on another one not. */
function onDay(model: ClusterModel, today: string): Diagnostic[] {
  return [...applySettings(model.spec.checks, versionSupport(model, today)), ...expiredWaivers(model, today)];
}

/** What a cluster takes of what clusters share, of one that nobody renders, because nobody asked about it. */
export function claimsOfOther(
  fleet: LoadedFleet,
  memory: GenerationMemory,
  name: string,
): ClusterClaims | undefined {
  const { value: files } = readClusterFiles(fleet.root, name);
  if (files === undefined) return undefined;
  const known = memory.recall(memory.keyOf(files));
  return known?.claims ?? claimsOfCluster(fleet.fleet, modelOf(fleet, files).value);
}
