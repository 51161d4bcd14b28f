import type { PodRequests } from '@nodeless/contracts/aws';
import { closestMachine } from '@nodeless/contracts/placement';
import type { Diagnostic } from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import type { NodeDemand } from '../../view/workload-pods.ts';
import { requestWords, sum, type Place } from '../../view/places.ts';
import { areApart } from '../../view/workloads.ts';
import { LIMITS_HEADROOM } from './limits-below-node.ts';

const CODE = 'karpenter/limits-headroom';

/** Findings name the workloads that ask for most. */
const SHOWN = 3;

/**
 * Pods that only some pools and groups take need no more than these may have. Where what runs at all times asks for more,
 * some of it waits for ever; where autoscalers may ask for more, what they add waits.
 */
export const limitsAndDemand: Rule = {
  codes: [LIMITS_HEADROOM],
  title: 'Pods ask for more than the limits of the nodes that may run them',
  references: [
    'https://karpenter.sh/docs/concepts/nodepools/#speclimits',
    'packages/contracts/src/placement/most-capacity.ts',
  ],
  *check(view) {
    const demands = view.demands.filter(fitsSomewhere);
    const reported: (readonly Place[])[] = [];
    for (const places of groupsOf(demands)) {
      if (reported.some((part) => part.every((place) => places.includes(place)))) continue;
      const inside = demands.filter((one) => one.places.every((place) => places.includes(place)));
      const found = compare(view, places, inside);
      if (found === undefined) continue;
      reported.push(places);
      yield found;
    }
  },
};

/** What fits on no node is looked at alone. */
function fitsSomewhere({ places, podSpec, each }: NodeDemand): boolean {
  return places.some(({ nodes: { machines }, daemons }) => {
    const closest = machines && closestMachine(machines, podSpec, sum(each, daemons));
    return closest === undefined || closest.share >= 1;
  });
}

/** Each set of places that is all that some workload has, the smallest first. */
function groupsOf(demands: readonly NodeDemand[]): (readonly Place[])[] {
  const sets = new Map<string, readonly Place[]>();
  for (const { places } of demands) {
    const key = places.map(({ kind, nodes }) => `${kind} ${nodes.name}`).join('\n');
    if (places.every(({ capacity }) => capacity !== undefined)) sets.set(key, places);
  }
  return [...sets.values()].sort((a, b) => a.length - b.length);
}

function compare(
  { model }: ClusterView,
  places: readonly Place[],
  demands: readonly NodeDemand[],
): Diagnostic | undefined {
  const has = {
    cpuMillis: total(places, ({ capacity }) => capacity?.cpuMillis ?? Infinity),
    memoryMiB: total(places, ({ capacity }) => capacity?.memoryMiB ?? Infinity),
  };
  const nodes = total(places, ({ capacity }) => capacity?.nodes ?? Infinity);
  const pods = total(places, ({ capacity }) => capacity?.pods ?? Infinity);
  const names = places.map((place) => `${place.kind} "${place.nodes.name}"`).join(' and ');
  const [first] = places;
  if (first === undefined) return undefined;
  const report = (message: string, severity: 'error' | 'warning', named: readonly NodeDemand[]) =>
    finding(model, first.limitsPath, CODE, message, {
      severity,
      hint: 'raise the limits, or ask for less',
      related: named.map(({ name, path }) => ({ message: name, location: model.provenance(path).location })),
    });
  for (const [which, severity] of [
    ['fewest', 'error'],
    ['most', 'warning'],
  ] as const) {
    const asked = {
      cpuMillis: total(demands, (one) => one.each.cpuMillis * one[which]),
      memoryMiB: total(demands, (one) => one.each.memoryMiB * one[which]),
    };
    const count = total(demands, (one) => one[which]);
    if (count > pods) {
      const message = `${count} pods ${which === 'fewest' ? 'have' : 'may have'} only ${names} to run on, whose limits leave ${pods} beside those of DaemonSets: some would be pending for ever`;
      return report(message, severity, largest(demands, which));
    }
    if (exceeds(asked, has)) {
      const verb = which === 'fewest' ? 'ask for' : 'may ask for';
      const message = `pods that only ${names} can run ${verb} ${requestWords(asked)}, and ${places.length === 1 ? 'its' : 'their'} limits leave at most ${requestWords(floored(has))} for pods: some would be pending for ever`;
      return report(message, severity, largest(demands, which));
    }
    const apart = demands.find((one) => one[which] > nodes && areApart(one, 'kubernetes.io/hostname'));
    if (apart !== undefined) {
      const message = `${apart.name} ${which === 'fewest' ? 'has' : 'may have'} ${apart[which]} pods that share no node, and ${names} may have ${nodes} ${nodes === 1 ? 'node' : 'nodes'}: some would be pending for ever`;
      return report(message, severity, [apart]);
    }
  }
  return undefined;
}

function exceeds(asked: PodRequests, has: PodRequests): boolean {
  return asked.cpuMillis > has.cpuMillis || asked.memoryMiB > has.memoryMiB;
}

function floored({ cpuMillis, memoryMiB }: PodRequests): PodRequests {
  return { cpuMillis: Math.floor(cpuMillis), memoryMiB: Math.floor(memoryMiB) };
}

function largest(demands: readonly NodeDemand[], which: 'fewest' | 'most'): NodeDemand[] {
  const share = (one: NodeDemand) =>
    Math.max(one.each.cpuMillis / 1000, one.each.memoryMiB / 4096) * one[which];
  return [...demands]
    .filter((one) => share(one) > 0)
    .sort((a, b) => share(b) - share(a))
    .slice(0, SHOWN);
}

function total<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((all, item) => all + of(item), 0);
}
