import { projectRefusal } from '@nodeless/contracts/argocd';
import { at, type JsonObject, type JsonValue } from '@nodeless/core';
import { compare, specErrors, type Comparison, type Condition } from './comparison.ts';
import type { Health } from './health.ts';
import type { LiveObject } from './live-state.ts';
import { annotationsOf, hasOption, ownerOf } from './objects.ts';
import { operationOf, syncStep, type SyncOperation, type SyncStep, type TaskResult } from './sync.ts';
import { projectOf, type World } from './world.ts';

interface OperationState {
  readonly operation: SyncOperation;
  /** How often in a row it healed the same revision. */
  readonly heals: number;
  phase: SyncStep['phase'];
  message: string;
  retries: number;
  /** Seconds; absent while an attempt runs. */
  finishedAt?: number;
  retryAt?: number;
  /** Absent in a retry asks for the newest revision. */
  revision?: string;
  /** What the present attempt is about. */
  result?: { readonly revision: string; readonly source: JsonValue | undefined };
  results: Map<string, TaskResult>;
}

/** The application controller of Argo CD v3.5.1 for one Application: refresh, automatic sync, retries, deletion. */
export class ApplicationController {
  readonly name: string;
  readonly #world: World;
  readonly #tell: (event: string) => void;
  #sync: Comparison['sync'] | undefined;
  #health: Health | undefined;
  #compared: JsonValue | undefined;
  #conditions: readonly Condition[] = [];
  #running = false;
  #state: OperationState | undefined;

  constructor(name: string, world: World, tell: (event: string) => void) {
    this.name = name;
    this.#world = world;
    this.#tell = tell;
  }

  /** `status` and `operation`, as far as health scripts read them. */
  get status(): JsonObject {
    const state = this.#state;
    return {
      status: {
        ...(this.#sync === undefined
          ? {}
          : { sync: { status: this.#sync, comparedTo: { source: this.#compared ?? {} } } }),
        ...(this.#health === undefined ? {} : { health: { ...this.#health } }),
        conditions: this.#conditions.map((condition) => ({ ...condition })),
        ...(state === undefined
          ? {}
          : {
              operationState: {
                phase: state.phase,
                message: state.message,
                ...(state.finishedAt === undefined ? {} : { finishedAt: String(state.finishedAt) }),
              },
            }),
      },
      ...(this.#running ? { operation: {} } : {}),
    };
  }

  get isSettled(): boolean {
    return this.#sync === 'Synced' && this.#health?.status === 'Healthy' && !this.#running;
  }

  /** The next time at which it acts without a change around it; undefined when it does not. */
  get wakesAt(): number | undefined {
    if (this.#running) return this.#state?.retryAt;
    return this.#sync === 'OutOfSync' && this.#state?.phase === 'Succeeded' ? this.#healsAt : undefined;
  }

  /** Why it does not go on. */
  get reason(): string {
    const error = this.#conditions.find(({ type }) => type !== 'SharedResourceWarning');
    if (this.#running) return this.#state?.message ?? '';
    return (
      error?.message ??
      this.#state?.message ??
      `${this.#sync ?? 'unknown'}, ${this.#health?.status ?? 'unknown'}`
    );
  }

  /** One round: what the refresh queue and the operation queue do with the Application. */
  reconcile(live: LiveObject): void {
    this.#refresh(live);
    if (this.#running) this.#operate(live);
    else if (live.deleting) this.#finalize(live);
  }

  #refresh(live: LiveObject): void {
    const errors = specErrors(this.#world, live.manifest);
    if (errors.length > 0) {
      this.#sync = 'Unknown';
      this.#health = { status: 'Unknown', message: '' };
      this.#conditions = errors;
      return;
    }
    const source = at(live.manifest, 'spec', 'source');
    const comparison = compare(this.#world, live, source, this.#newest(source));
    this.#sync = comparison.sync;
    this.#health = comparison.health;
    this.#compared = source;
    this.#conditions = comparison.conditions;
    const problem = this.#autoSync(live, comparison);
    if (problem !== undefined)
      this.#conditions = [...comparison.conditions, { type: 'SyncError', message: problem }];
  }

  #newest(source: JsonValue | undefined): string {
    return at(source, 'repoURL') === this.#world.repository
      ? this.#world.head.id
      : String(at(source, 'targetRevision'));
  }

  #autoSync(live: LiveObject, comparison: Comparison): string | undefined {
    const automated = at(live.manifest, 'spec', 'syncPolicy', 'automated');
    if (automated === undefined || this.#running || live.deleting || comparison.sync !== 'OutOfSync')
      return undefined;
    const { pairs, revision } = comparison;
    const attempted = this.#attempted(live, comparison);
    if (attempted && this.#state?.phase !== 'Succeeded')
      return `Failed last sync attempt: ${this.#state?.message ?? ''}`;
    const out = pairs.filter(({ outOfSync }) => outOfSync).map(({ key }) => key);
    if (attempted && (at(automated, 'selfHeal') !== true || this.#world.now < this.#healsAt))
      return undefined;
    if (at(automated, 'allowEmpty') !== true && pairs.every(({ target }) => target === undefined))
      return 'auto-sync will wipe out all resources';
    this.#state = {
      operation: operationOf(live, attempted ? out : undefined),
      phase: 'Running',
      message: '',
      retries: 0,
      heals: attempted ? (this.#state?.heals ?? 0) + 1 : 0,
      revision,
      results: new Map(),
    };
    this.#running = true;
    this.#tell(attempted ? 'heals itself' : `syncs ${revision}`);
    return undefined;
  }

  /** Time of the next self-heal: after 2 seconds, then three times as long each time, five minutes at most. */
  get #healsAt(): number {
    const { heals = 0, finishedAt = 0 } = this.#state ?? {};
    return finishedAt + Math.min(2 * 3 ** heals, 300);
  }

  /** Source: alreadyAttemptedSync in controller/appcontroller.go. */
  #attempted({ manifest }: LiveObject, { source, revision }: Comparison): boolean {
    if (this.#state === undefined) return false;
    const { result } = this.#state;
    if (result === undefined) return true;
    const sameSource = JSON.stringify(result.source) === JSON.stringify(source);
    return sameSource && !this.#changes(manifest, result.revision, revision);
  }

  /** With manifest-generate-paths a commit that leaves the folder as it was is no new one. */
  #changes(manifest: JsonObject, before: string, after: string): boolean {
    if (before === after) return false;
    if (annotationsOf(manifest)['argocd.argoproj.io/manifest-generate-paths'] === undefined) return true;
    const path = String(at(manifest, 'spec', 'source', 'path'));
    const [old, young] = [before, after].map((id) =>
      JSON.stringify(this.#world.revisions.get(id)?.objects(path)),
    );
    return old !== young;
  }

  #operate(live: LiveObject): void {
    const state = this.#state;
    if (state === undefined) return;
    if (state.retryAt !== undefined) {
      if (this.#world.now < state.retryAt) return;
      delete state.retryAt;
      delete state.finishedAt;
      delete state.result;
      if (at(live.manifest, 'spec', 'syncPolicy', 'retry', 'refresh') === true) delete state.revision;
      state.results = new Map();
    }
    const { source } = state.operation;
    state.result ??= { revision: state.revision ?? this.#newest(source), source };
    const step = this.#step(live, state, state.result.revision);
    if (step.message !== state.message) this.#tell(step.message);
    Object.assign(state, step);
    if (step.phase === 'Running') return;
    if (step.phase === 'Succeeded') return this.#end();
    const limit = Number(at(live.manifest, 'spec', 'syncPolicy', 'retry', 'limit') ?? 5);
    if (limit >= 0 && state.retries >= limit) return this.#end();
    state.phase = 'Running';
    state.finishedAt = this.#world.now;
    state.retryAt = this.#world.now + backoff(live.manifest, state.retries);
    state.retries += 1;
  }

  #step(live: LiveObject, state: OperationState, revision: string): SyncStep {
    const errors = specErrors(this.#world, live.manifest);
    if (errors.length > 0)
      return { phase: 'Error', message: errors.map(({ message }) => message).join('; ') };
    const comparison = compare(this.#world, live, state.operation.source, revision);
    return syncStep(this.#world, live, state.operation, comparison, state.results);
  }

  #end(): void {
    this.#running = false;
    if (this.#state !== undefined) this.#state.finishedAt = this.#world.now;
  }

  /** Deletes what the finalizer and the project let it. Source: finalizeApplicationDeletion, shouldBeDeleted. */
  #finalize(live: LiveObject): void {
    const { world, project } = { world: this.#world, project: projectOf(this.#world, live.manifest) };
    const destination = at(live.manifest, 'spec', 'destination');
    const own = world.live
      .all()
      .filter((one) => ownerOf(one.manifest) === this.name && one !== live)
      .filter((one) => projectRefusal(project, destination, one.id) === undefined)
      .filter((one) => one.id.kind !== 'CustomResourceDefinition')
      .filter((one) => !hasOption(one.manifest, 'argocd.argoproj.io/sync-options', 'Delete=false'));
    for (const one of own) if (!one.deleting) world.live.delete(one);
    if (own.length > 0) return this.#tell(`deletes ${own.length} objects`);
    world.live.remove(live);
    this.#tell('is gone');
  }
}

/** Seconds until the next try. Source: NextRetryAt in pkg/apis/application/v1alpha1/types.go. */
function backoff(manifest: JsonObject, retries: number): number {
  const of = (key: string) => at(manifest, 'spec', 'syncPolicy', 'retry', 'backoff', key);
  const next = seconds(of('duration') ?? '5s') * Number(of('factor') ?? 2) ** retries;
  return Math.min(next, seconds(of('maxDuration') ?? '3m'));
}

function seconds(duration: JsonValue): number {
  const [, count = '0', unit] = /^(\d+)(s|m)$/.exec(String(duration)) ?? [];
  return Number(count) * (unit === 'm' ? 60 : 1);
}
