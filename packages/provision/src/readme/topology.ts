import { compareText } from '@nodeless/core';
import type { Placement } from './workloads.ts';
import type { Exposure } from './exposures.ts';
import { flowchart, type Box } from './mermaid.ts';
import type { Workload } from './workloads.ts';

/** Workloads that one box names before it only counts. */
const NAMED = 6;

/** A Mermaid picture: load balancers, and the namespaces by where their pods run. */
export function topology(workloads: readonly Workload[], exposures: readonly Exposure[]): string {
  const boxOf = new Map<Workload, Box>();
  const places = groupedBy(workloads, ({ placement }) => placeName(placement));
  const frames = [...places].map(([place, inPlace]): Box => ({
    label: [place],
    inside: namespaces(inPlace, boxOf),
  }));
  return flowchart([...balancers(exposures, boxOf), ...frames]);
}

/** The same without the places, which are the cluster's. */
export function appTopology(workloads: readonly Workload[], exposures: readonly Exposure[]): string {
  const boxOf = new Map<Workload, Box>();
  const boxes = namespaces(workloads, boxOf);
  return flowchart([...balancers(exposures, boxOf), ...boxes]);
}

/** A box for each namespace; notes in which one each workload is. */
function namespaces(workloads: readonly Workload[], boxOf: Map<Workload, Box>): Box[] {
  return [...groupedBy(workloads, ({ namespace }) => namespace)].map(([namespace, pods]) => {
    const box: Box = { label: [`namespace ${namespace}`, ...namesOf(pods)] };
    pods.forEach((workload) => boxOf.set(workload, box));
    return box;
  });
}

function balancers(exposures: readonly Exposure[], boxOf: ReadonlyMap<Workload, Box>): Box[] {
  return exposures.map(({ loadBalancer, scheme, hostnames, name, targets }): Box => {
    const to = new Set(targets.flatMap((target) => boxOf.get(target) ?? []));
    const shown = hostnames.length === 0 ? [name] : hostnames;
    return { label: [`${scheme} ${loadBalancer}`, ...shown], shape: 'rounded', to: [...to] };
  });
}

/** Where pods run, in words; places of one kind stand together when sorted. */
export function placeName(placement: Placement): string {
  if (placement.on === 'fargate') return `Fargate profile ${placement.profile}`;
  const places = [
    ...placement.nodeGroups.map((name) => `node group ${name}`),
    ...placement.nodePools.map((name) => `node pool ${name}`),
  ];
  if (places.length === 0) return 'nowhere: no Fargate profile, node group or node pool takes them';
  return places.join(' or ');
}

function namesOf(workloads: readonly Workload[]): string[] {
  const names = workloads.map(({ name }) => name);
  const rest = names.length - NAMED;
  return rest > 1 ? [...names.slice(0, NAMED), `and ${rest} more`] : names;
}

/** Groups in the order of their keys. */
function groupedBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return new Map([...groups].sort(([a], [b]) => compareText(a, b)));
}
