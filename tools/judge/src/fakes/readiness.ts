import { at } from '@nodeless/core';
import type { Client } from '../kubernetes/client.ts';
import { sleep } from '../machine/run.ts';
import { print } from '../report/print.ts';
import { FAKED_KINDS, statusPath, type FakedKind } from './statuses.ts';

/** Seconds between a change of an object and its faked status. */
export const READY_AFTER = 3;

/** Gives objects the status of healthy ones, some seconds after each change of their spec; never returns. */
export async function fakeReadiness(client: Client): Promise<never> {
  const changed = new Map<string, number>();
  for (;;) {
    for (const kind of FAKED_KINDS) await fakeKind(client, kind, changed);
    await sleep(1);
  }
}

async function fakeKind(
  client: Client,
  { path, status }: FakedKind,
  changed: Map<string, number>,
): Promise<void> {
  for (const object of await client.list(path)) {
    const { metadata } = object;
    // A Service has no generation; what matters of it is its type.
    const version = at(metadata, 'generation') ?? at(object, 'spec', 'type');
    const key = `${String(at(metadata, 'uid'))} ${String(version)}`;
    const since = changed.get(key) ?? Date.now();
    changed.set(key, since);
    if (since === Infinity || Date.now() - since < READY_AFTER * 1000) continue;
    if (at(metadata, 'deletionTimestamp') !== undefined) continue;
    const wanted = status(object, new Date().toISOString().replace(/\.\d+/, ''));
    const answer =
      wanted === undefined ? undefined : await client.merge(statusPath(path, object), { status: wanted });
    if (answer === undefined || answer.status === 200) changed.set(key, Infinity);
    else if (answer.status !== 404)
      print(`readiness of ${key} was refused: ${String(answer.body['message'])}`);
  }
}
