import { code, fenced, own, table, text, type Markdown } from '@nodeless/core/markdown';
import type { Exposure } from '../exposures.ts';
import { placeName, topology } from '../topology.ts';
import type { Workload } from '../workloads.ts';

/** The picture, and what runs as a table. */
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
  return own`## What runs where

${fenced('mermaid', topology(workloads, exposures))}
${runs}`;
}
