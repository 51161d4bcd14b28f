import { at, type JsonObject } from '@nodeless/core';
import { ApplicationController } from './application-controller.ts';
import { LAST_READY } from './health.ts';
import { LiveState } from './live-state.ts';
import { isApplication, type Revision, type Upstream, type World } from './world.ts';

export interface TimelineEntry {
  /** Seconds since the start. */
  readonly at: number;
  readonly application: string;
  readonly event: string;
}

/** An Application that has not become Synced and Healthy, and does not any more by itself. */
export interface Waiting {
  readonly application: string;
  readonly reason: string;
}

export interface Outcome {
  /** Seconds from the last commit until nothing happens any more. */
  readonly seconds: number;
  readonly waiting: readonly Waiting[];
  /** Applications that sync again and again. */
  readonly restless: readonly string[];
}

/** Seconds between two rounds. */
const TICK = 5;
/** After so many seconds whatever still goes on goes on for ever. */
const FOREVER = 3600;

/** Argo CD v3.5.1 with one cluster and one repository, in simulated time. */
export class Simulation {
  readonly live: LiveState;
  readonly timeline: TimelineEntry[] = [];
  readonly #world: World;
  readonly #controllers = new Map<string, ApplicationController>();

  constructor(parts: {
    head: Revision;
    repository: string;
    healthScript: string | undefined;
    upstream: Upstream;
    /** Objects that are applied by hand. */
    bootstrap: readonly JsonObject[];
    /** Groups of which the API server serves nothing before a CRD comes. */
    unserved: readonly string[];
  }) {
    const { head, repository, healthScript, upstream, bootstrap, unserved } = parts;
    this.live = new LiveState(unserved);
    this.#world = {
      live: this.live,
      upstream,
      repository,
      healthScript,
      statusOf: (name) => this.#controllers.get(name)?.status ?? {},
      head,
      revisions: new Map([[head.id, head]]),
      now: 0,
    };
    for (const manifest of bootstrap) {
      const refused = this.live.apply(manifest, 0);
      if (refused !== undefined) throw new Error(`bootstrap: ${refused}`);
    }
  }

  /** Merges a commit. */
  commit(head: Revision): void {
    this.#world.head = head;
    this.#world.revisions.set(head.id, head);
  }

  /** Runs for some seconds, whatever happens. */
  run(seconds: number): void {
    for (const end = this.#world.now + seconds; this.#world.now < end;) this.#round();
  }

  /** Runs until nothing happens any more. */
  settle(): Outcome {
    const start = this.#world.now;
    let last = this.#digest();
    let changed = start;
    while (this.#world.now - start < FOREVER) {
      this.#round();
      const digest = this.#digest();
      if (digest !== last) changed = this.#world.now;
      last = digest;
      if (this.#world.now - changed <= LAST_READY) continue;
      const wakes = [...this.#controllers.values()].flatMap(({ wakesAt }) => wakesAt ?? []);
      if (wakes.length === 0) break;
      // Nothing happens before.
      this.#world.now = Math.max(this.#world.now, Math.min(...wakes) - TICK);
    }
    const recent = this.timeline.filter(({ at }) => at > this.#world.now - FOREVER / 4);
    return {
      seconds: changed - start,
      waiting: this.waiting(),
      restless:
        this.#world.now - start < FOREVER
          ? []
          : [...new Set(recent.map(({ application }) => application))].sort(),
    };
  }

  waiting(): Waiting[] {
    return [...this.#controllers.values()]
      .filter(({ isSettled }) => !isSettled)
      .map(({ name, reason }) => ({ application: name, reason }));
  }

  applications(): string[] {
    return [...this.#controllers.keys()].sort();
  }

  #round(): void {
    this.#world.now += TICK;
    for (const live of this.live.all().filter(isApplication)) {
      const { name } = live.id;
      const controller =
        this.#controllers.get(name) ??
        new ApplicationController(name, this.#world, (event) =>
          this.timeline.push({ at: this.#world.now, application: name, event }),
        );
      this.#controllers.set(name, controller);
      controller.reconcile(live);
    }
    for (const name of this.#controllers.keys()) {
      const id = { group: 'argoproj.io', kind: 'Application', namespace: 'argocd', name };
      if (this.live.get(id) === undefined) this.#controllers.delete(name);
    }
  }

  #digest(): string {
    const statuses = [...this.#controllers].map(([name, { status }]) => [name, status]);
    return JSON.stringify([statuses, this.live.all().map(({ id, changedAt }) => [id, changedAt])]);
  }
}

/** The health script of Applications in the patches of Argo CD's own Application; undefined where AWS runs Argo CD. */
export function healthScriptIn(
  argocd: JsonObject | null | undefined,
  parse: (text: string) => unknown,
): string | undefined {
  const patches = at(argocd, 'spec', 'source', 'kustomize', 'patches');
  if (!Array.isArray(patches)) return undefined;
  for (const one of patches as readonly JsonObject[]) {
    const script = at(
      parse(String(one['patch'])),
      'data',
      'resource.customizations.health.argoproj.io_Application',
    );
    if (typeof script === 'string') return script;
  }
  return undefined;
}
