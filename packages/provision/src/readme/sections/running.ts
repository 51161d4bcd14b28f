import { code, fenced, joined, own, table, text, type Markdown } from '@nodeless/core/markdown';
import type { Exposure } from '../exposures.ts';
import { placeName, topology } from '../topology.ts';
import type { Workload } from '../workloads.ts';

/** The picture, and the same as tables. */
export function running(workloads: readonly Workload[], exposures: readonly Exposure[]): Markdown {
  const runs = table(
    ['Namespace', 'Workload', 'Runs on', 'Brought by'],
    workloads.map(({ namespace, kind, name, placement, broughtBy }) => [
      code(namespace),
      own`${text(kind)} ${code(name)}`,
      text(placeName(placement)),
      text(broughtBy),
    ]),
    'Nothing.',
  );
  const exposed = table(
    ['Host names', 'Load balancer', 'Made by', 'Leads to'],
    exposures.map(({ hostnames, scheme, loadBalancer, kind, namespace, name, targets }) => [
      joined(hostnames.map(code)),
      text(`${scheme} ${loadBalancer}`),
      own`${text(kind)} ${code(`${namespace}/${name}`)}`,
      joined(targets.map((target) => code(target.name))),
    ]),
    'Nothing is reachable from outside through a load balancer.',
  );
  const picture = fenced('mermaid', topology(workloads, exposures));
  return own`## What runs where

${picture}
${runs}
## What is reachable from outside

${exposed}`;
}
