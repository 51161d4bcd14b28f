import { at, type JsonObject, type JsonValue } from '@nodeless/core';
import { builtInHealth, type Health } from './health.ts';
import { luaHealth } from './lua-health.ts';
import type { LiveObject, LiveState } from './live-state.ts';

/** A commit: the objects in each folder, recursively. */
export interface Revision {
  readonly id: string;
  readonly objects: (folder: string) => readonly JsonObject[] | undefined;
}

/** What a chart or a kustomization of others gives. @throws when it cannot be rendered */
export type Upstream = (
  source: JsonValue | undefined,
  application: string,
  namespace: string,
) => readonly JsonObject[];

/** What the application controller sees of the world. */
export interface World {
  readonly live: LiveState;
  readonly upstream: Upstream;
  /** URL of the repository whose commits {@link head} are. */
  readonly repository: string;
  /** Health of an Application in Lua, as argocd-cm has it; undefined where it has none. */
  readonly healthScript: string | undefined;
  /** `status` and `operation` of the Applications. */
  readonly statusOf: (application: string) => JsonObject;
  head: Revision;
  readonly revisions: Map<string, Revision>;
  /** Seconds. */
  now: number;
}

export const isApplication = (live: LiveObject): boolean =>
  live.id.group === 'argoproj.io' && live.id.kind === 'Application';

/** The live AppProject of an Application, `spec`. */
export function projectOf(world: World, application: JsonObject): JsonValue | undefined {
  const name = String(at(application, 'spec', 'project'));
  const found = world.live.get({ group: 'argoproj.io', kind: 'AppProject', namespace: 'argocd', name });
  return at(found?.manifest, 'spec');
}

/** Health of a live object; undefined where Argo CD knows none. */
export function healthOf(world: World, live: LiveObject): Health | undefined {
  if (!isApplication(live)) return builtInHealth(live, world.now);
  if (world.healthScript === undefined) return undefined;
  return luaHealth(world.healthScript, { ...live.manifest, ...world.statusOf(live.id.name) });
}
