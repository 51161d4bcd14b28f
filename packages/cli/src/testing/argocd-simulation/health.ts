import { at, type JsonObject } from '@nodeless/core';
import type { LiveObject } from './live-state.ts';

/** From best to worst. Source: healthOrder in gitops-engine/pkg/health/health.go, Argo CD v3.5.1 */
const ORDER = ['Healthy', 'Suspended', 'Progressing', 'Missing', 'Degraded', 'Unknown'] as const;

export interface Health {
  readonly status: (typeof ORDER)[number];
  readonly message: string;
}

/** The worse of two. */
export function worst(a: Health, b: Health): Health {
  return ORDER.indexOf(b.status) > ORDER.indexOf(a.status) ? b : a;
}

/** Seconds after a change until the world has made an object ready; kinds that are not here have no health. */
const READY_AFTER: Readonly<Record<string, number>> = {
  Deployment: 20,
  StatefulSet: 20,
  DaemonSet: 20,
  Ingress: 40,
  NodePool: 10,
  EC2NodeClass: 10,
  NodeClass: 10,
  PersistentVolumeClaim: 10,
};
const LOAD_BALANCER = 40;

/** Seconds after which nothing more becomes ready. */
export const LAST_READY = 60;

/** Health by Argo CD's own checks, as far as time decides; undefined for an object without health. */
export function builtInHealth({ manifest, changedAt }: LiveObject, now: number): Health | undefined {
  const after = readyAfter(manifest);
  if (after === undefined) return undefined;
  return now - changedAt >= after
    ? { status: 'Healthy', message: '' }
    : { status: 'Progressing', message: 'not ready yet' };
}

function readyAfter(manifest: JsonObject): number | undefined {
  const kind = String(manifest['kind']);
  if (kind === 'Service') return at(manifest, 'spec', 'type') === 'LoadBalancer' ? LOAD_BALANCER : 0;
  return Object.hasOwn(READY_AFTER, kind) ? READY_AFTER[kind] : undefined;
}
