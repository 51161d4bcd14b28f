import { code, own, table, text } from '@nodeless/core/markdown';
import type { Drift } from './compare.ts';
import { shown } from './findings.ts';
import { pathText } from './fields.ts';

/** What differs in one cluster. */
export interface ClusterDrift {
  readonly cluster: string;
  readonly region: string;
  readonly drift: readonly Drift[];
}

const WHO: Readonly<Record<Drift['kind'], string>> = {
  'aws-changed': 'AWS',
  'both-changed': 'both',
  'sources-changed': 'the sources',
};

/** The text of an issue: a table a cluster. */
export function driftMarkdown(clusters: readonly ClusterDrift[]): string {
  return clusters
    .map(({ cluster, region, drift }) => {
      const rows = drift.map(({ kind, path, live, rendered, sources }) => [
        code(pathText(path)),
        text(WHO[kind]),
        ...[live, rendered, sources].map((value) => code(shown(value))),
      ]);
      const headings = ['value', 'who changed', 'AWS has', 'rendered', 'the sources give'];
      return `## ${own`${code(cluster)} in ${text(region)}`.markdown}\n\n${table(headings, rows, 'Nothing differs.').markdown}`;
    })
    .join('\n');
}
