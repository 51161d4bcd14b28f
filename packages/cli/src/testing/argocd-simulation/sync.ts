import { projectRefusal } from '@nodeless/contracts/argocd';
import { at, texts, type JsonObject } from '@nodeless/core';
import type { Comparison, Pair } from './comparison.ts';
import type { LiveObject } from './live-state.ts';
import { annotationsOf, describeId, hasOption, idOf, waveOf, type Id } from './objects.ts';
import { healthOf, projectOf, type World } from './world.ts';

/** What became of one object in the present attempt. */
export interface TaskResult {
  readonly state: 'running' | 'succeeded' | 'failed';
  readonly message: string;
}

export interface SyncOperation {
  /** `spec.source` at the time the operation was made: a retry keeps it. */
  readonly source: JsonObject;
  readonly options: readonly string[];
  readonly prune: boolean;
  /** Keys of the objects that self-heal asks for; absent for all. */
  readonly only?: readonly string[];
}

export interface SyncStep {
  readonly phase: 'Running' | 'Succeeded' | 'Failed' | 'Error';
  readonly message: string;
}

interface Task extends Pair {
  readonly id: Id;
  readonly wave: number;
  readonly hook: boolean;
}

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
/** Within a wave these come first; the order of the other kinds does not matter here. */
const FIRST = ['Namespace', 'CustomResourceDefinition'];

/**
 * Goes on with an operation by one step, as SyncAppState and Sync of gitops-engine do (Argo CD v3.5.1): permissions and
 * dry run for all objects, then wave by wave, waiting for the health of each as long as there is another one.
 *
 * @param results of the steps before; changed
 */
export function syncStep(
  world: World,
  application: LiveObject,
  operation: SyncOperation,
  comparison: Comparison,
  results: Map<string, TaskResult>,
): SyncStep {
  const shared = comparison.conditions.find(({ type }) => type === 'SharedResourceWarning');
  if (operation.options.includes('FailOnSharedResource=true') && shared !== undefined)
    return { phase: 'Failed', message: `Shared resource found: ${shared.message}` };
  const error = comparison.conditions.find(({ type }) => type === 'ComparisonError');
  if (error !== undefined) return { phase: 'Error', message: `ComparisonError: ${error.message}` };

  const tasks = tasksOf(operation, comparison);
  const invalid = tasks.flatMap((task) => refusal(world, application, operation, task, tasks) ?? []);
  if (invalid.length > 0)
    return {
      phase: 'Failed',
      message: `one or more synchronization tasks are not valid: ${[...new Set(invalid)].join('; ')}`,
    };
  if (results.size === 0) {
    const unnamed = tasks.find(({ id, hook }) => id.name === '' && !hook);
    if (unnamed !== undefined)
      return {
        phase: 'Failed',
        message: `one or more objects failed to apply (dry run): ${unnamed.id.kind}: cannot use generate name with apply`,
      };
  }
  for (const { key, live } of tasks) {
    if (results.get(key)?.state !== 'running' || live === undefined) continue;
    const health = healthOf(world, live);
    if (health === undefined || health.status === 'Healthy') results.set(key, done('succeeded'));
    else if (health.status === 'Degraded')
      results.set(key, done('failed', `${describeId(live.id)}: ${health.message}`));
  }
  const waves = [...new Set(tasks.map(({ wave }) => wave))].sort((a, b) => a - b);
  const running = tasks.filter(({ key }) => waves.length > 1 && results.get(key)?.state === 'running');
  const [first] = running;
  if (first !== undefined)
    return { phase: 'Running', message: `waiting for healthy state of ${describeId(first.id)}` };
  const failed = tasks.flatMap(({ key }) =>
    results.get(key)?.state === 'failed' ? [results.get(key)?.message] : [],
  );
  if (failed.length > 0)
    return {
      phase: 'Failed',
      message: `one or more synchronization tasks completed unsuccessfully: ${failed.join('; ')}`,
    };

  const pending = tasks.filter(({ key, modified, target, live }) => {
    const skipped = operation.options.includes('ApplyOutOfSyncOnly=true') && !modified;
    return !results.has(key) && !(skipped && target !== undefined && live !== undefined);
  });
  const wave = pending[0]?.wave;
  if (wave === undefined) return { phase: 'Succeeded', message: 'successfully synced (no more tasks)' };
  const now = pending.filter((task) => task.wave === wave);
  for (const task of now) results.set(task.key, run(world, operation, task));
  const refused = now.flatMap(({ key }) =>
    results.get(key)?.state === 'failed' ? [results.get(key)?.message] : [],
  );
  if (refused.length > 0)
    return { phase: 'Failed', message: `one or more objects failed to apply: ${refused.join('; ')}` };
  return now.length === pending.length
    ? { phase: 'Succeeded', message: 'successfully synced (all tasks run)' }
    : { phase: 'Running', message: 'one or more tasks are running' };
}

function done(state: TaskResult['state'], message = ''): TaskResult {
  return { state, message };
}

function tasksOf({ options, only }: SyncOperation, { pairs }: Comparison): Task[] {
  const tasks = pairs
    .filter(({ key }) => only === undefined || only.includes(key))
    .flatMap((pair): Task[] => {
      const manifest = pair.target ?? pair.live?.manifest;
      if (manifest === undefined) return [];
      const hook = 'argocd.argoproj.io/hook' in annotationsOf(manifest);
      return [{ ...pair, id: idOf(manifest), wave: waveOf(manifest), hook }];
    });
  const last = Math.max(0, ...tasks.map(({ wave }) => wave)) + 1;
  return tasks
    .map((task) =>
      task.target === undefined && options.includes('PruneLast=true') ? { ...task, wave: last } : task,
    )
    .sort((a, b) => a.wave - b.wave || rank(a) - rank(b));
}

function rank({ id }: Task): number {
  const found = FIRST.indexOf(id.kind);
  return found === -1 ? FIRST.length : found;
}

function refusal(
  world: World,
  { manifest }: LiveObject,
  { options }: SyncOperation,
  { id }: Task,
  tasks: readonly Task[],
): string | undefined {
  if (!world.live.serves(id)) {
    const brought = tasks.some(
      ({ target }) =>
        id.kind === at(target, 'spec', 'names', 'kind') && id.group === at(target, 'spec', 'group'),
    );
    if (brought || options.includes('SkipDryRunOnMissingResource=true')) return undefined;
    return `the server could not find the requested resource: ${id.kind}`;
  }
  const why = projectRefusal(projectOf(world, manifest), at(manifest, 'spec', 'destination'), id);
  if (why === undefined) return undefined;
  const project = String(at(manifest, 'spec', 'project'));
  return why === 'namespace'
    ? `namespace ${id.namespace ?? ''} is not permitted in project '${project}'`
    : `resource ${id.group}:${id.kind} is not permitted in project ${project}`;
}

function run(world: World, { prune }: SyncOperation, { target, live, id, hook }: Task): TaskResult {
  if (target !== undefined) {
    // A hook gets a name of its own for each sync, and has run at once here.
    if (hook) return done('succeeded');
    const refused = world.live.apply(target, world.now);
    return refused === undefined ? done('running') : done('failed', `${describeId(id)}: ${refused}`);
  }
  if (live !== undefined && prune && !hasOption(live.manifest, SYNC_OPTIONS, 'Prune=false'))
    world.live.delete(live);
  return done('succeeded');
}

/** What an Application asks for when it syncs by itself. */
export function operationOf({ manifest }: LiveObject, only?: readonly string[]): SyncOperation {
  const source = at(manifest, 'spec', 'source');
  return {
    source: source as JsonObject,
    options: texts(at(manifest, 'spec', 'syncPolicy', 'syncOptions')),
    prune: at(manifest, 'spec', 'syncPolicy', 'automated', 'prune') === true,
    ...(only === undefined ? {} : { only }),
  };
}
