import { code, type Markdown, own, table } from '@nodeless/core/markdown';
import type { ApplicationSummary, ChangeReport, ClusterSummary } from '../../../report/change-report.ts';
import { addCounts, NO_COUNTS, type Counts } from '../../../report/counts.ts';
import { counted } from '../../words.ts';
import type { Section } from '../section.ts';

/** What changes where: each Application of each cluster, or, where that is too long, Applications over all clusters. */
export function summarySection({ clusters }: ChangeReport): Section {
  if (clusters.length === 0) return { forms: [() => ''] };
  const count = clusters.flatMap(({ applications }) => applications).length;
  return {
    forms: [
      () => byCluster(clusters),
      () => byApplication(clusters),
      () => `The table of ${counted(count, 'Application')} is left out here for its length.\n\n`,
    ],
  };
}

const ours = (text: string | number): Markdown => ({ markdown: String(text) });

function byCluster(clusters: readonly ClusterSummary[]): string {
  const rows = clusters.flatMap((cluster) =>
    cluster.applications.map((application) => row(cluster, application)),
  );
  const headings = ['Cluster', 'Application', '+', '~', '−', 'Lines', 'Project', 'Wave', 'What'];
  return `${table(headings, rows, '').markdown}\n`;
}

function row({ cluster, state }: ClusterSummary, application: ApplicationSummary): Markdown[] {
  const { counts, lines, project, wave, classes, dangers, warnings } = application;
  const sign = dangers > 0 ? '⛔ ' : warnings > 0 ? '⚠️ ' : '';
  return [
    state === 'changed' ? code(cluster) : own`${code(cluster)} (${ours(state)})`,
    code(application.application),
    ours(counts.added),
    ours(counts.changed),
    ours(counts.removed),
    ours(`+${lines.added} −${lines.removed}`),
    project === undefined ? own`` : code(project),
    wave === undefined ? own`` : code(wave),
    ours(`${sign}${classes.join(', ')}`),
  ];
}

function byApplication(clusters: readonly ClusterSummary[]): string {
  const sums = new Map<string, { counts: Counts; clusters: number; dangers: number }>();
  for (const { applications } of clusters) {
    for (const { application, counts, dangers } of applications) {
      const sum = sums.get(application) ?? { counts: NO_COUNTS, clusters: 0, dangers: 0 };
      sums.set(application, {
        counts: addCounts(sum.counts, counts),
        clusters: sum.clusters + 1,
        dangers: sum.dangers + dangers,
      });
    }
  }
  const rows = [...sums].map(([application, { counts, clusters: count, dangers }]) => [
    code(application),
    ours(count),
    ours(counts.added),
    ours(counts.changed),
    ours(counts.removed),
    ours(dangers),
  ]);
  return `${table(['Application', 'Clusters', '+', '~', '−', 'Dangers'], rows, '').markdown}\n`;
}
