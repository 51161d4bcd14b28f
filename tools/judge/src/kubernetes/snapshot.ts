import { createHash } from 'node:crypto';
import { at, isJsonObject, maps, texts, type JsonObject } from '@nodeless/core';
import type { Client } from './client.ts';

/** An object that an Application tracks. */
export interface Tracked {
  readonly application: string;
  readonly uid: string;
  /** Of all but its status and what servers keep about it. */
  readonly digest: string;
}

/** By {@link objectKey}. */
export type Snapshot = ReadonlyMap<string, Tracked>;

const TRACKING = 'argocd.argoproj.io/tracking-id';
const KEPT_BY_SERVERS = ['managedFields', 'resourceVersion', 'generation', 'uid', 'creationTimestamp'];
/** Argo CD's own notes on an Application. */
const NOTES = ['argocd.argoproj.io/refresh'];

/** Names an object in reports: `Deployment.apps web/hello`. */
export function objectKey(group: string, kind: string, namespace: string | undefined, name: string): string {
  const type = group === '' ? kind : `${kind}.${group}`;
  return `${type} ${namespace === undefined || namespace === '' ? '' : `${namespace}/`}${name}`;
}

/** All objects in the cluster that carry a tracking id of Argo CD. */
export async function takeSnapshot(client: Client): Promise<Snapshot> {
  const lists = await Promise.all(
    (await kinds(client)).map(async (kind) => ({ kind, items: await client.list(kind.path) })),
  );
  return new Map(
    lists.flatMap(({ kind, items }) =>
      items.flatMap((object): [string, Tracked][] => {
        const tracked = trackedObject(object);
        const name = (key: string): string => String(at(object, 'metadata', key) ?? '');
        return tracked === undefined
          ? []
          : [[objectKey(kind.group, kind.kind, name('namespace'), name('name')), tracked]];
      }),
    ),
  );
}

/** What is remembered of an object; undefined when no Application tracks it. */
export function trackedObject(object: JsonObject): Tracked | undefined {
  const { metadata, status: _status, operation: _operation, ...rest } = object;
  const annotations = at(metadata, 'annotations');
  const id = at(annotations, TRACKING);
  if (typeof id !== 'string' || !isJsonObject(metadata)) return undefined;
  const without = (map: unknown, keys: readonly string[]): [string, unknown][] =>
    Object.entries(isJsonObject(map) ? map : {})
      .filter(([key]) => !keys.includes(key))
      .sort(([a], [b]) => (a < b ? -1 : 1));
  const meaning = [without(metadata, [...KEPT_BY_SERVERS, 'annotations']), without(annotations, NOTES), rest];
  return {
    application: id.slice(0, id.indexOf(':')),
    uid: String(metadata['uid']),
    digest: createHash('sha256').update(JSON.stringify(meaning)).digest('hex'),
  };
}

interface Kind {
  readonly group: string;
  readonly kind: string;
  readonly path: string;
}

async function kinds(client: Client): Promise<Kind[]> {
  const groups = maps(at(await client.get('/apis'), 'groups')).map((group) => ({
    group: String(group['name']),
    path: `/apis/${String(at(group, 'preferredVersion', 'groupVersion'))}`,
  }));
  const found = await Promise.all(
    [{ group: '', path: '/api/v1' }, ...groups].map(async ({ group, path }) =>
      maps(at(await client.get(path), 'resources'))
        .filter(({ name, verbs }) => !String(name).includes('/') && texts(verbs).includes('list'))
        .map(({ name, kind }) => ({ group, kind: String(kind), path: `${path}/${String(name)}` })),
    ),
  );
  return found.flat().filter(({ kind }) => kind !== 'Event');
}
