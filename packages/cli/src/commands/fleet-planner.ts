import type { ClusterClaims } from '@nodeless/checks';
import { hasErrors, type Diagnostic } from '@nodeless/core';
import type { ClusterFiles, FleetFiles } from '@nodeless/sources';
import { readClusterFiles } from '../repository/sources.ts';
import { recallPlan, type ClusterPlan } from './cluster-plan.ts';
import type { ClaimsOfCluster, PlanCluster, RenderingOptions } from './render-plan.ts';

interface Rendering {
  readonly plan: PlanCluster;
  readonly claims: ClaimsOfCluster;
}

/**
 * Plans the clusters of a fleet: from the memory where that is enough, else by rendering. The code that parses and renders is
 * loaded only then; loading it takes most of the time of a run that changes nothing.
 */
export class FleetPlanner {
  readonly #shared: FleetFiles;
  readonly #options: RenderingOptions;
  #render: Rendering | undefined;

  constructor(shared: FleetFiles, options: RenderingOptions) {
    this.#shared = shared;
    this.#options = options;
  }

  /** Findings in the sources that all clusters share, and whether clusters can be planned at all. */
  async sharedFindings(): Promise<{ readonly usable: boolean; readonly diagnostics: readonly Diagnostic[] }> {
    const { memory } = this.#options;
    const known = memory.recall(memory.sharedKey);
    if (known !== undefined) {
      memory.remember(memory.sharedKey, known);
      return { usable: true, diagnostics: known.diagnostics };
    }
    const diagnostics = await this.#load();
    if (this.#render === undefined) return { usable: false, diagnostics };
    memory.remember(memory.sharedKey, { recordsSha256: '', files: 0, diagnostics });
    return { usable: true, diagnostics };
  }

  /** Reads a cluster and plans its way onto the disk; nothing is written before `carryOut`. */
  async plan(name: string): Promise<ClusterPlan> {
    const { root, memory } = this.#options;
    const files = readClusterFiles(root, name);
    if (files.value === undefined || hasErrors(files.diagnostics)) return { diagnostics: files.diagnostics };
    return recallPlan(root, memory, files.value) ?? this.#renderAndPlan(files.value);
  }

  /** What a cluster that nobody asked about takes of what clusters share: as remembered, or else from its sources. */
  async claims(name: string): Promise<ClusterClaims | undefined> {
    const { root, memory } = this.#options;
    const files = readClusterFiles(root, name);
    if (files.value === undefined) return undefined;
    const known = memory.recall(memory.keyOf(files.value));
    if (known?.claims !== undefined) return known.claims;
    if (this.#render === undefined) await this.#load();
    return this.#render?.claims(files.value);
  }

  /** What the rules over all clusters find about those that were asked for. */
  async fleetFindings(
    plans: readonly { readonly name: string; readonly plan: ClusterPlan }[],
  ): Promise<readonly Diagnostic[]> {
    const asked = plans.map(({ name }) => name);
    const claims = plans.map(({ plan }) => plan.claims);
    for (const name of this.#shared.clusters) if (!asked.includes(name)) claims.push(await this.claims(name));
    if (claims.length < 2) return [];
    const { fleetFindings } = await import('../fleet-claims.ts');
    return fleetFindings(claims, asked);
  }

  async #renderAndPlan(files: ClusterFiles): Promise<ClusterPlan> {
    const diagnostics = this.#render === undefined ? await this.#load() : [];
    return this.#render?.plan(files) ?? { diagnostics };
  }

  async #load(): Promise<readonly Diagnostic[]> {
    const { planner } = await import('./render-plan.ts');
    const { value, diagnostics } = planner(this.#shared, this.#options);
    this.#render = value;
    return diagnostics;
  }
}
