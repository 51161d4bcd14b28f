import { isDestinationPermitted, isSourcePermitted, projectRefusal } from '@nodeless/contracts/argocd';
import { at, type JsonObject, type JsonValue } from '@nodeless/core';
import { worst, type Health } from './health.ts';
import { refusesUpdate, type LiveObject } from './live-state.ts';
import { annotationsOf, describeId, hasOption, idOf, keyOf, ownerOf, tracked } from './objects.ts';
import { healthOf, isApplication, projectOf, type World } from './world.ts';

export type ConditionType = 'ComparisonError' | 'InvalidSpecError' | 'SharedResourceWarning' | 'SyncError';
export interface Condition {
  readonly type: ConditionType;
  readonly message: string;
}

/** One object of an Application: what git wants and what is there. */
export interface Pair {
  readonly key: string;
  readonly target?: JsonObject;
  readonly live?: LiveObject;
  /** Both are there and differ. */
  readonly modified: boolean;
  readonly outOfSync: boolean;
}

export interface Comparison {
  readonly revision: string;
  readonly source: JsonValue | undefined;
  readonly sync: 'Synced' | 'OutOfSync' | 'Unknown';
  readonly health: Health;
  readonly conditions: readonly Condition[];
  readonly pairs: readonly Pair[];
}

const COMPARE_OPTIONS = 'argocd.argoproj.io/compare-options';

/** An Application whose spec its project refuses is neither compared nor synced. Source: refreshAppConditions. */
export function specErrors(world: World, application: JsonObject): Condition[] {
  const project = projectOf(world, application);
  const destination = at(application, 'spec', 'destination');
  const url = String(at(application, 'spec', 'source', 'repoURL'));
  const messages = [
    ...(project === undefined ? ['its project does not exist'] : []),
    ...(isSourcePermitted(project, url) ? [] : [`application repo ${url} is not permitted in project`]),
    ...(isDestinationPermitted(project, destination, String(at(destination, 'namespace')))
      ? []
      : ['application destination is not permitted in project']),
  ];
  return messages.map((message) => ({ type: 'InvalidSpecError', message }));
}

/** Compares an Application at a revision with what is live, as CompareAppState in controller/state.go does (v3.5.1). */
export function compare(
  world: World,
  application: LiveObject,
  source: JsonValue | undefined,
  revision: string,
): Comparison {
  const { manifest, id } = application;
  const namespace = String(at(manifest, 'spec', 'destination', 'namespace'));
  const conditions: Condition[] = [];
  const targets = new Map<string, JsonObject>();
  try {
    for (const one of targetsOf(world, source, revision, id.name, namespace)) {
      const target = tracked(one, id.name, namespace);
      targets.set(keyOf(idOf(target)), target);
    }
  } catch (error) {
    conditions.push({ type: 'ComparisonError', message: String(error) });
  }
  const live = liveOf(world, application, targets);
  for (const one of live.values()) {
    const owner = ownerOf(one.manifest);
    if (owner === undefined || owner === id.name) continue;
    const message = `${describeId(one.id)} is part of applications argocd/${id.name} and ${owner}`;
    conditions.push({ type: 'SharedResourceWarning', message });
  }
  for (const [key, target] of targets) {
    const there = live.get(key);
    if (there !== undefined && refusesUpdate(there.manifest, target))
      conditions.push({ type: 'ComparisonError', message: `${describeId(there.id)}: field is immutable` });
  }
  const pairs = [...new Set([...targets.keys(), ...live.keys()])].map((key) =>
    pairOf(key, targets.get(key), live.get(key)),
  );
  const failed = conditions.some(({ type }) => type === 'ComparisonError');
  return {
    revision,
    source,
    sync: failed ? 'Unknown' : pairs.some(({ outOfSync }) => outOfSync) ? 'OutOfSync' : 'Synced',
    health: pairs.reduce((sum, pair) => worst(sum, countedHealth(world, pair, id.name)), HEALTHY),
    conditions,
    pairs,
  };
}

function targetsOf(
  world: World,
  source: JsonValue | undefined,
  revision: string,
  application: string,
  namespace: string,
): readonly JsonObject[] {
  if (at(source, 'repoURL') !== world.repository) return world.upstream(source, application, namespace);
  const path = String(at(source, 'path'));
  const found = world.revisions.get(revision)?.objects(path);
  if (found === undefined) throw new Error(`${path}: app path does not exist`);
  return found;
}

/** Objects that carry the Application's tracking id, and those that it wants; none that its project refuses. */
function liveOf(
  world: World,
  { manifest, id }: LiveObject,
  targets: ReadonlyMap<string, JsonObject>,
): Map<string, LiveObject> {
  const project = projectOf(world, manifest);
  const destination = at(manifest, 'spec', 'destination');
  return new Map(
    world.live
      .all()
      .filter((one) => ownerOf(one.manifest) === id.name || targets.has(keyOf(one.id)))
      .filter((one) => projectRefusal(project, destination, one.id) === undefined)
      .map((one) => [keyOf(one.id), one]),
  );
}

function pairOf(key: string, target: JsonObject | undefined, live: LiveObject | undefined): Pair {
  const isHook = target !== undefined && 'argocd.argoproj.io/hook' in annotationsOf(target);
  const modified =
    target !== undefined && live !== undefined && JSON.stringify(target) !== JSON.stringify(live.manifest);
  const extra = target === undefined && live !== undefined;
  const ignored = extra && hasOption(live.manifest, COMPARE_OPTIONS, 'IgnoreExtraneous');
  return {
    key,
    ...(target === undefined ? {} : { target }),
    ...(live === undefined ? {} : { live }),
    modified,
    outOfSync: !isHook && !ignored && (modified || extra || live === undefined),
  };
}

const HEALTHY: Health = { status: 'Healthy', message: '' };

/** An Application does not count for its own health, nor a child without one. Source: setApplicationHealth. */
function countedHealth(world: World, { live }: Pair, application: string): Health {
  if (live === undefined || (isApplication(live) && live.id.name === application)) return HEALTHY;
  const health = healthOf(world, live) ?? HEALTHY;
  return isApplication(live) && ['Missing', 'Unknown'].includes(health.status) ? HEALTHY : health;
}
