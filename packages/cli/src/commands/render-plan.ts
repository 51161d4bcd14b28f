import type { ClusterClaims } from '@nodeless/checks';
import { hasErrors, type Outcome } from '@nodeless/core';
import type { ClusterFiles, Fleet, FleetFiles } from '@nodeless/sources';
import { apply, nodeDisk, plan, PrintCache, recordsSha256, type Plan } from '@nodeless/tree';
import { loadExtensions } from '../config/load-config.ts';
import { draftFindings } from '../draft-findings.ts';
import { claimsOfCluster } from '../fleet-claims.ts';
import { fleetOf, modelOf } from '../fleet.ts';
import { renderCluster } from '../pipeline.ts';
import type { CarriedOut, ClusterPlan, ClusterResult } from './cluster-plan.ts';

export interface RenderingOptions {
  readonly root: string;
  readonly discardEdits: boolean;
  readonly allowDeletions: boolean;
}

/** What clusters are planned from, beside their own sources; it can be copied to another thread. */
export interface PlanningInput {
  readonly shared: FleetFiles;
  readonly options: RenderingOptions;
}

/** A plan that was made in this thread. */
export interface RenderedPlan extends ClusterPlan {
  readonly carryOut?: () => CarriedOut;
}

/** Renders a cluster and plans its way onto the disk; nothing is written before `carryOut`. */
export type PlanCluster = (files: ClusterFiles) => RenderedPlan;

/** Claims of a cluster that nobody asked about. */
export type ClaimsOfCluster = (files: ClusterFiles) => ClusterClaims | undefined;

/** What plans the clusters of a fleet, one after another: it prints only once what they have in common. */
export function planner({
  shared,
  options,
}: PlanningInput): Outcome<{ readonly plan: PlanCluster; readonly claims: ClaimsOfCluster }> {
  const extensions = loadExtensions(options.root);
  if (extensions.value === undefined) return { diagnostics: extensions.diagnostics };
  const { value: fleet, diagnostics } = fleetOf(options.root, shared, extensions.value);
  if (fleet === undefined) return { diagnostics };
  const printed = new PrintCache();
  return {
    value: {
      plan: (files) => renderAndPlan(fleet, printed, options, files),
      claims: (files) => claimsOfCluster(fleet, modelOf({ fleet }, files).value),
    },
    diagnostics,
  };
}

function renderAndPlan(
  fleet: Fleet,
  printed: PrintCache,
  { root, discardEdits, allowDeletions }: RenderingOptions,
  sources: ClusterFiles,
): RenderedPlan {
  const model = modelOf({ fleet }, sources);
  if (model.value === undefined) return { diagnostics: [...model.diagnostics, ...draftFindings(model)] };
  const rendered = renderCluster(model.value, printed);
  const findings = [...model.diagnostics, ...rendered.diagnostics];
  const claims = claimsOfCluster(fleet, model.value, rendered.value);
  if (rendered.value === undefined) return { diagnostics: findings, claims };

  const { files, folders } = rendered.value;
  const target = { cluster: sources.folder, files, folders };
  const disk = nodeDisk(root);
  const { maxDeletedPercent } = model.value.spec.safety;
  const planned = plan(disk, target, { maxDeletedPercent, discardEdits, allowDeletions });
  const diagnostics = [...findings, ...planned.conflicts];
  if (hasErrors(diagnostics)) return { diagnostics, claims };
  return {
    diagnostics,
    claims,
    carryOut: () => {
      const applied = apply(disk, planned);
      if (applied.value === undefined) return { diagnostics: applied.diagnostics };
      return {
        result: resultOf(applied.value),
        diagnostics: applied.diagnostics,
        generation: {
          recordsSha256: recordsSha256(target),
          files: files.length,
          diagnostics: findings,
          claims,
        },
      };
    },
  };
}

function resultOf({ target, create, update, delete: gone, keep }: Plan): ClusterResult {
  const counts = { created: create.length, updated: update.length, deleted: gone.length, kept: keep.length };
  return { name: target.cluster, ...counts };
}
