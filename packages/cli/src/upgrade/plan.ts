import { hasErrors, type Diagnostic, type Outcome } from '@nodeless/core';
import type { ClusterFiles } from '@nodeless/sources';
import { modelOf, type LoadedFleet } from '../fleet.ts';
import { hops, type Hop } from './hops.ts';
import { upgradeProblems } from './problems.ts';
import { upgradeSteps, type UpgradeStep } from './steps.ts';

/** One minor version: what stands in the way, and what is done. */
export interface PlannedHop extends Hop {
  readonly problems: readonly Diagnostic[];
  readonly steps: readonly UpgradeStep[];
}

export interface UpgradePlan {
  readonly cluster: string;
  readonly from: string;
  readonly to: string;
  readonly hops: readonly PlannedHop[];
}

/**
 * The way of a cluster to another version of Kubernetes, one minor version at a time. Asks nobody: sources and facts alone.
 *
 * @returns the plan, the findings of a cluster that is not sound today, or why there is no way, in a sentence
 */
export function planUpgrade(
  fleet: LoadedFleet,
  files: ClusterFiles,
  to: string,
): Outcome<UpgradePlan> | { readonly problem: string } {
  const { value: model, diagnostics } = modelOf(fleet, files);
  if (model === undefined || hasErrors(diagnostics)) return { diagnostics };
  const { name, kubernetes } = model.spec;
  const way = hops(kubernetes.version, to);
  if (typeof way === 'string') return { problem: way };
  const problems = upgradeProblems(fleet, files, way);
  const planned = way.map((hop, index) => ({
    ...hop,
    problems: problems[index] ?? [],
    steps: upgradeSteps(model, hop),
  }));
  return { value: { cluster: name, from: kubernetes.version, to, hops: planned }, diagnostics: [] };
}
