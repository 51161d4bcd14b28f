import { limitsOf } from '@nodeless/contracts/placement';
import { finding, type Rule } from '../../rule.ts';
import type { NodeDemand } from '../../view/workload-pods.ts';
import { requestWords, type Place } from '../../view/places.ts';
import { LIMITS_HEADROOM } from './limits-below-node.ts';

/**
 * Drift and consolidation make the new node first. Where the limits leave none beside what runs at all times, nodes are
 * replaced only when they expire, pods first.
 */
export const limitsSurge: Rule = {
  codes: [LIMITS_HEADROOM],
  title: 'The limits of a node pool leave no node for a replacement',
  references: [
    'https://karpenter.sh/docs/concepts/disruption/',
    'https://github.com/aws/karpenter-provider-aws/issues/8873',
  ],
  *check(view) {
    const demands = view.demands;
    for (const place of view.places) {
      const own = demands.filter(({ places }) => places.length === 1 && places[0] === place);
      const reason = place.pool?.replicas === undefined ? tooFull(place, own) : staticPool(place);
      if (reason === undefined) continue;
      const message = `${reason}: a node that drifts, as with a new image, has no replacement and stays`;
      yield finding(view.model, place.limitsPath, 'karpenter/limits-headroom', message, {
        severity: 'warning',
        hint: 'raise the limits by one node at least',
      });
    }
  },
};

function staticPool({ pool }: Place): string | undefined {
  if (pool?.replicas === undefined || pool.replicas === 0) return undefined;
  const { nodes } = limitsOf(pool.limits);
  return nodes <= pool.replicas
    ? `NodePool "${pool.name}" has ${pool.replicas} nodes, and its limit is ${nodes}`
    : undefined;
}

function tooFull({ pool, nodes: { machines }, capacity, daemons }: Place, demands: readonly NodeDemand[]) {
  if (pool === undefined || machines === undefined || capacity === undefined) return undefined;
  const asked = {
    cpuMillis: demands.reduce((all, one) => all + one.each.cpuMillis * one.fewest, 0),
    memoryMiB: demands.reduce((all, one) => all + one.each.memoryMiB * one.fewest, 0),
  };
  const isTooMuch = asked.cpuMillis > capacity.cpuMillis || asked.memoryMiB > capacity.memoryMiB;
  if (isTooMuch || (asked.cpuMillis === 0 && asked.memoryMiB === 0)) return undefined;
  const types = machines.machines.map(({ type }) => type);
  const most = (of: (type: (typeof types)[number]) => number) => Math.max(...types.map(of));
  const least = (of: (type: (typeof types)[number]) => number) => Math.min(...types.map(of));
  const limits = limitsOf(pool.limits);
  const count = Math.ceil(
    Math.max(
      asked.cpuMillis / most((type) => machines.room(type).cpuMillis - daemons.cpuMillis),
      asked.memoryMiB / most((type) => machines.room(type).memoryMiB - daemons.memoryMiB),
    ),
  );
  const fits =
    count + 1 <= limits.nodes &&
    asked.cpuMillis + least((type) => machines.counted(type).cpuMillis) <= limits.cpuMillis &&
    asked.memoryMiB + least((type) => machines.counted(type).memoryMiB) <= limits.memoryMiB;
  return fits
    ? undefined
    : `pods that only NodePool "${pool.name}" can run ask for ${requestWords(asked)}, and its limits leave no node beside those`;
}
