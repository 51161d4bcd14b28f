import { at, maps, type JsonObject } from '@nodeless/core';
import type { PodView } from './pods.ts';

/** What the scheduler counts, and autoscalers measure. */
export type Requested = 'cpu' | 'memory';

/** A container of a pod, and its place in the list. */
export interface NumberedContainer {
  readonly name: string;
  readonly index: number;
}

/**
 * The containers of a pod that ask for none of something: neither by a request, nor by a limit, which is the request where there
 * is none, nor by a LimitRange of the namespace.
 * Source: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/,
 * https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export function withoutRequest(pod: PodView, what: Requested): NumberedContainer[] {
  if (asksFor(pod.spec, what) || pod.neighbours.some(({ manifest }) => givesDefault(manifest, what)))
    return [];
  return pod.containers.flatMap((container, index) =>
    asksFor(container, what) ? [] : [{ name: String(container['name']), index }],
  );
}

function asksFor(holder: JsonObject, what: Requested): boolean {
  return ['requests', 'limits'].some((list) => at(holder, 'resources', list, what) !== undefined);
}

function givesDefault(object: object, what: Requested): boolean {
  if (at(object, 'kind') !== 'LimitRange') return false;
  return maps(at(object, 'spec', 'limits')).some(
    (limit) =>
      limit['type'] === 'Container' &&
      ['defaultRequest', 'default'].some((list) => at(limit, list, what) !== undefined),
  );
}
