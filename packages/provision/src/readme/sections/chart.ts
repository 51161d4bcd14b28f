import { code, own, table, text, type Markdown } from '@nodeless/core/markdown';
import { releaseNameOf, type ChartSource, type ClusterModel } from '@nodeless/sources';

/** The chart of an app, and how it is pinned; nothing for an app that is none. */
export function chart(app: string, { chartApps }: ClusterModel): Markdown {
  const found = chartApps.find(({ name }) => name === app);
  if (found === undefined) return text('');
  const { namespace = app, source } = found;
  const rows = [
    ...rowsOf(source),
    [text('Version'), source.version === undefined ? text('not told') : code(source.version)],
    [text('Release'), own`${code(releaseNameOf(found))} in the namespace ${code(namespace)}`],
  ];
  return own`## Chart

Argo CD renders the app from a Helm chart, so this tree does not hold its objects.

${table(['Part', 'What is pinned'], rows, '')}
`;
}

function rowsOf(source: ChartSource): Markdown[][] {
  if ('git' in source) {
    return [
      [text('Repository'), code(source.git)],
      [text('Folder'), code(source.path)],
      [text('Commit'), code(source.commit)],
    ];
  }
  if ('oci' in source) {
    return [
      [text('Artifact'), code(source.oci)],
      [text('Digest'), code(source.digest)],
    ];
  }
  return [
    [text('Repository'), own`${code(source.repository)}, which can publish a version again`],
    [text('Chart'), code(source.chart)],
  ];
}
