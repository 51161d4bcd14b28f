import { code, own, table, text, type Markdown } from '@nodeless/core/markdown';
import { releaseNameOf, type ChartSource, type ClusterModel, type PublishedChart } from '@nodeless/sources';

/** The chart of an app, and how it is pinned; nothing for an app that is none. */
export function chart(app: string, { chartApps, manifestApps }: ClusterModel): Markdown {
  const beforehand = manifestApps.find(({ name }) => name === app)?.chart;
  const found = beforehand ?? chartApps.find(({ name }) => name === app);
  if (found === undefined) return text('');
  const { namespace = app, source } = found;
  const rows = [
    ...rowsOf(source),
    ...('local' in source ? [] : [[text('Version'), versionOf(source)]]),
    [text('Release'), own`${code(releaseNameOf(found))} in the namespace ${code(namespace)}`],
  ];
  const who =
    beforehand === undefined
      ? own`Argo CD renders the app from a Helm chart, so this tree does not hold its objects.`
      : own`The app was rendered from a Helm chart by ${code('nodeless lock')}; this tree holds its objects, and Argo CD reads no chart.`;
  return own`## Chart

${who}

${table(['Part', 'What is pinned'], rows, '')}
`;
}

function versionOf({ version }: PublishedChart): Markdown {
  return version === undefined ? text('not told') : code(version);
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
  if ('local' in source) return [[text('Chart of this repository'), code(source.local)]];
  return [
    [text('Repository'), own`${code(source.repository)}, which can publish a version again`],
    [text('Chart'), code(source.chart)],
  ];
}
