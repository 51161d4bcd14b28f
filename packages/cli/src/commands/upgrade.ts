import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterFile, hasErrors } from '@nodeless/core';
import type { ClusterFiles } from '@nodeless/sources';
import { EXIT } from '../exit-codes.ts';
import type { LoadedFleet } from '../fleet.ts';
import { report, type Format } from '../output/report.ts';
import { readClusterFiles } from '../repository/sources.ts';
import { minorOf } from '../upgrade/hops.ts';
import { withKubernetes } from '../upgrade/kubernetes-edit.ts';
import { planUpgrade, type UpgradePlan } from '../upgrade/plan.ts';
import { planText } from '../upgrade/plan-text.ts';
import { rootOf, showFindings, valueOrFindings, type CommandContext } from './context.ts';
import { soundFleet } from './sound-fleet.ts';

export interface UpgradeOptions {
  /** Minor version of Kubernetes, `1.36`. */
  readonly to: string;
  readonly format: Format;
}

interface Loaded {
  readonly root: string;
  readonly files: ClusterFiles;
  readonly plan: UpgradePlan;
}

/** Prints how a cluster gets to another version of Kubernetes, and what stands in the way. */
export function upgradePlanCommand(
  context: CommandContext,
  cluster: string,
  { to, format }: UpgradeOptions,
): void {
  const loaded = load(context, cluster, to);
  if (loaded === undefined) return;
  const { root, plan } = loaded;
  const diagnostics = plan.hops.flatMap((hop) =>
    hop.problems.map((problem) => ({ ...problem, message: `with ${hop.to}: ${problem.message}` })),
  );
  report(context.console, root, format, { diagnostics, result: { plan }, summary: planText(plan) });
  if (diagnostics.length > 0) context.exit(EXIT.findings);
}

/** Edits the version in the sources of a cluster, one minor version up, where nothing stands in the way. */
export function upgradeApplyCommand(
  context: CommandContext,
  cluster: string,
  { to }: Pick<UpgradeOptions, 'to'>,
): void {
  const loaded = load(context, cluster, to);
  if (loaded === undefined) return;
  const { root, files, plan } = loaded;
  const [hop, second] = plan.hops;
  if (hop === undefined || second !== undefined) {
    refuse(context, `one minor version at a time: ${plan.from} goes to ${hop?.to ?? plan.to} first`);
    return;
  }
  const errors = hop.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const text = new TextDecoder().decode(files.cluster.bytes);
    showFindings(context, errors, (path) => (path === files.cluster.path ? text : undefined));
    refuse(
      context,
      `${errors.length === 1 ? 'one error stands' : `${errors.length} errors stand`} in the way of ${to}: nothing was written`,
    );
    return;
  }
  const path = clusterFile(cluster);
  writeFileSync(join(root, path), withKubernetes(new TextDecoder().decode(files.cluster.bytes), to));
  context.console.out(`changed ${path}: Kubernetes ${hop.from} to ${to}\nnext: npx nx run generate\n`);
}

function load(context: CommandContext, cluster: string, to: string): Loaded | undefined {
  const root = rootOf(context);
  if (root === undefined) return undefined;
  const fleet = soundFleet(context, root);
  if (fleet === undefined) return undefined;
  const files = filesOf(context, fleet, cluster);
  if (files === undefined) return undefined;
  if (minorOf(to) === undefined) return void refuse(context, '--to is a minor version, for example 1.36');
  const planned = planUpgrade(fleet, files, to);
  if ('problem' in planned) return void refuse(context, planned.problem);
  if (planned.value === undefined || hasErrors(planned.diagnostics)) {
    valueOrFindings(context, { diagnostics: planned.diagnostics });
    return undefined;
  }
  return { root, files, plan: planned.value };
}

function filesOf(context: CommandContext, fleet: LoadedFleet, cluster: string): ClusterFiles | undefined {
  if (!fleet.clusters.includes(cluster)) {
    return void refuse(
      context,
      `there is no cluster ${JSON.stringify(cluster)}; there are ${fleet.clusters.join(', ')}`,
    );
  }
  return valueOrFindings(context, readClusterFiles(fleet.root, cluster));
}

function refuse({ console, exit }: CommandContext, problem: string): void {
  console.err(`nodeless upgrade: ${problem}\n`);
  exit(EXIT.findings);
}
