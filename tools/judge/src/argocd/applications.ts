import { at, isJsonObject, maps, type JsonObject } from '@nodeless/core';
import type { Client } from '../kubernetes/client.ts';

export const APPLICATIONS = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';

/** What an Application says of itself. */
export interface ApplicationState {
  readonly sync: string;
  readonly health: string;
  /** Commit that it was compared with, seven digits. */
  readonly revision: string;
  /** Phase of the last operation, and when it began; empty without one. */
  readonly operation: string;
  readonly startedAt: string;
  readonly retries: number;
  /** Message of the operation, and errors. */
  readonly says: string;
  readonly deleting: boolean;
  /** A refresh was asked for and has not happened. */
  readonly refreshing: boolean;
  readonly reconciledAt: string;
}

export type Applications = ReadonlyMap<string, ApplicationState>;

export function stateOf({ metadata, status, operation: asked }: JsonObject): ApplicationState {
  const text = (...keys: readonly string[]): string => String(at(status, ...keys) ?? '');
  const errors = maps(at(status, 'conditions')).map(
    ({ type, message }) => `${String(type)}: ${String(message)}`,
  );
  return {
    sync: text('sync', 'status'),
    health: text('health', 'status'),
    revision: text('sync', 'revision').slice(0, 7),
    operation: isJsonObject(asked) ? 'Running' : text('operationState', 'phase'),
    startedAt: text('operationState', 'startedAt'),
    retries: Number(at(status, 'operationState', 'retryCount') ?? 0),
    says: [text('operationState', 'message'), ...errors].filter((part) => part !== '').join('; '),
    deleting: at(metadata, 'deletionTimestamp') !== undefined,
    refreshing: at(metadata, 'annotations', 'argocd.argoproj.io/refresh') !== undefined,
    reconciledAt: text('reconciledAt'),
  };
}

export async function readApplications(client: Client): Promise<Applications> {
  const objects = await client.list(APPLICATIONS);
  return new Map(objects.map((object) => [String(at(object, 'metadata', 'name')), stateOf(object)]));
}

/** Asks for a refresh of all, as a webhook of the git server does; `hard` forgets cached manifests, too. */
export async function refresh(client: Client, kind: 'normal' | 'hard'): Promise<void> {
  const annotations = { 'argocd.argoproj.io/refresh': kind };
  for (const name of (await readApplications(client)).keys()) {
    await client.merge(`${APPLICATIONS}/${name}`, { metadata: { annotations } });
  }
}

/** Synced and Healthy, and nothing under way. */
export function isAtRest(state: ApplicationState): boolean {
  return (
    state.sync === 'Synced' &&
    state.health === 'Healthy' &&
    state.operation !== 'Running' &&
    !state.deleting &&
    !state.refreshing
  );
}

const SHOWN = ['sync', 'health', 'operation', 'retries', 'revision', 'says'] as const;
const LONGEST = 200;

/** One line for each Application that changed. */
export function changesBetween(before: Applications, after: Applications): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    if (now === undefined) return [`${name} is gone`];
    const changed = SHOWN.filter((key) => now[key] !== (old?.[key] ?? (key === 'retries' ? 0 : '')));
    const parts = changed.map((key) => `${key}=${String(now[key]).slice(0, LONGEST).replaceAll('\n', ' ')}`);
    if (now.deleting && old?.deleting !== true) parts.push('is being deleted');
    return parts.length === 0 ? [] : [`${name.padEnd(30)} ${parts.join(' ')}`];
  });
}

/** A table of all Applications. */
export function table(applications: Applications): string[] {
  return [...applications]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, state]) => {
      const { sync, health, operation, revision } = state;
      return `${name.padEnd(34)} ${sync.padEnd(10)} ${health.padEnd(12)} ${operation.padEnd(10)} ${revision}`;
    });
}
