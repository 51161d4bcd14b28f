import type { ClusterClaims } from '@nodeless/checks';
import { hasErrors, type Diagnostic } from '@nodeless/core';
import type { ClusterFiles, FleetFiles } from '@nodeless/sources';
import type { GenerationMemory } from '../memory/generation-memory.ts';
import { recall } from '../memory/recall.ts';
import { readClusterFiles } from '../repository/sources.ts';
import type { PlanElsewhere, PlanRequest } from '../workers/tasks.ts';
import { ThreadPool } from '../workers/thread-pool.ts';
import { threadsFor } from '../workers/threads.ts';
import { nothingToWrite, type CarriedOut, type ClusterPlan } from './cluster-plan.ts';
import type { ClaimsOfCluster, PlanCluster, RenderingOptions } from './render-plan.ts';

interface Rendering {
  readonly plan: PlanCluster;
  readonly claims: ClaimsOfCluster;
}

export interface PlannerOptions extends RenderingOptions {
  readonly memory: GenerationMemory;
  /** Most threads that render. @default as many as there are cores, where that many pay */
  readonly jobs?: number | undefined;
}

export interface NamedPlan {
  readonly name: string;
  readonly plan: ClusterPlan;
}

/**
 * Plans the clusters of a fleet: from the memory where that is enough, else by rendering, in several threads where there are
 * many. The code that parses and renders is loaded only then; loading it takes most of the time of a run that changes nothing.
 */
export class FleetPlanner {
  readonly #shared: FleetFiles;
  readonly #options: RenderingOptions;
  readonly #root: string;
  readonly #memory: GenerationMemory;
  readonly #jobs: number | undefined;
  #render: Rendering | undefined;
  #pool: ThreadPool | undefined;

  constructor(shared: FleetFiles, { memory, jobs, ...options }: PlannerOptions) {
    this.#shared = shared;
    this.#options = options;
    this.#root = options.root;
    this.#memory = memory;
    this.#jobs = jobs;
  }

  /** Findings in the sources that all clusters share, and whether clusters can be planned at all. */
  async sharedFindings(): Promise<{ readonly usable: boolean; readonly diagnostics: readonly Diagnostic[] }> {
    const memory = this.#memory;
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

  /**
   * Reads clusters and plans their way onto the disk, in the order of their names; nothing is written before `carryOut`.
   *
   * @param done is told after each cluster how many are planned
   */
  async plan(names: readonly string[], done: (count: number) => void): Promise<NamedPlan[]> {
    const plans = new Map<string, ClusterPlan>();
    const unknown: ClusterFiles[] = [];
    for (const name of names) {
      const { value, diagnostics } = readClusterFiles(this.#root, name);
      if (value === undefined || hasErrors(diagnostics)) plans.set(name, { diagnostics });
      else {
        const known = recall(this.#root, this.#memory, value);
        if (known === undefined) unknown.push(value);
        else plans.set(name, this.#remembering(value, nothingToWrite(name, known)));
      }
      done(plans.size);
    }
    const known = plans.size;
    const rendered = await this.#renderAll(unknown, (count) => done(known + count));
    unknown.forEach((files, index) => {
      const plan = rendered[index];
      if (plan !== undefined) plans.set(files.folder, this.#remembering(files, plan));
    });
    return names.flatMap((name) => {
      const plan = plans.get(name);
      return plan === undefined ? [] : { name, plan };
    });
  }

  /** What the rules over all clusters find about those that were asked for. */
  async fleetFindings(plans: readonly NamedPlan[]): Promise<readonly Diagnostic[]> {
    const asked = plans.map(({ name }) => name);
    const claims = plans.map(({ plan }) => plan.claims);
    const known = new Set(asked);
    for (const name of this.#shared.clusters) if (!known.has(name)) claims.push(await this.#claims(name));
    if (claims.length < 2) return [];
    const { fleetFindings } = await import('../fleet-claims.ts');
    return fleetFindings(claims, asked);
  }

  /** Ends the threads. Plans that were not carried out are gone. */
  async end(): Promise<void> {
    await this.#pool?.end();
  }

  /** What a cluster that nobody asked about takes of what clusters share: as remembered, or else from its sources. */
  async #claims(name: string): Promise<ClusterClaims | undefined> {
    const files = readClusterFiles(this.#root, name);
    if (files.value === undefined) return undefined;
    const known = this.#memory.recall(this.#memory.keyOf(files.value));
    if (known?.claims !== undefined) return known.claims;
    if (this.#render === undefined) await this.#load();
    return this.#render?.claims(files.value);
  }

  async #renderAll(
    clusters: readonly ClusterFiles[],
    done: (count: number) => void,
  ): Promise<readonly ClusterPlan[]> {
    const threads = threadsFor(clusters.length, this.#jobs);
    if (threads > 1) return this.#renderElsewhere(threads, clusters, done);
    const plans: ClusterPlan[] = [];
    for (const files of clusters) {
      const diagnostics = this.#render === undefined ? await this.#load() : [];
      plans.push(this.#render?.plan(files) ?? { diagnostics });
      done(plans.length);
    }
    return plans;
  }

  async #renderElsewhere(
    threads: number,
    clusters: readonly ClusterFiles[],
    done: (count: number) => void,
  ): Promise<readonly ClusterPlan[]> {
    const input = { shared: this.#shared, options: this.#options };
    this.#pool = new ThreadPool(threads, { name: 'plan', input });
    const requests = clusters.map((plan): PlanRequest => ({ plan }));
    const answers = await this.#pool.spread<PlanRequest, PlanElsewhere>(requests, done);
    return answers.map(({ answer: { diagnostics, claims, sound }, again }, index) => {
      const carryOut: PlanRequest = { carryOut: clusters[index]?.folder ?? '' };
      return { diagnostics, claims, ...(sound ? { carryOut: () => again<CarriedOut>(carryOut) } : {}) };
    });
  }

  #remembering(files: ClusterFiles, plan: ClusterPlan): ClusterPlan {
    const { carryOut } = plan;
    if (carryOut === undefined) return plan;
    return {
      ...plan,
      carryOut: async () => {
        const carried = await carryOut();
        const { generation } = carried;
        if (generation !== undefined) this.#memory.remember(this.#memory.keyOf(files), generation);
        return carried;
      },
    };
  }

  async #load(): Promise<readonly Diagnostic[]> {
    const { planner } = await import('./render-plan.ts');
    const { value, diagnostics } = planner({ shared: this.#shared, options: this.#options });
    this.#render = value;
    return diagnostics;
  }
}
