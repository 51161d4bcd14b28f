import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Diagnostic, Outcome } from '@nodeless/core';
import type { ChartRequest, ChartSource } from '@nodeless/sources';
import { folderDigest } from '../repository/folder-digest.ts';
import { readFolder } from '../repository/rendering-files.ts';
import { fetchCommit } from './fetch-commit.ts';
import { type Helm, helmFailed } from './helm.ts';
import { writeCopies } from './scratch.ts';

/** A chart where helm can read it. */
export interface ChartFiles {
  /** Absolute path of a folder or of an archive. */
  readonly path: string;
  readonly sha256: string;
}

/** What chart.yaml pins, on one line. */
export function sourceLine(source: ChartSource): string {
  if ('local' in source) return source.local;
  if ('oci' in source) return `${source.oci}@${source.digest}`;
  if ('git' in source) return `${source.git} ${source.path} at ${source.commit}`;
  return `${source.repository} ${source.chart} ${source.version}`;
}

/**
 * Brings a chart to where helm can read it: copies one of this repository, fetches any other.
 *
 * @param root of the repository
 */
export async function chartFiles(
  root: string,
  scratch: string,
  helm: Helm,
  request: ChartRequest,
): Promise<Outcome<ChartFiles>> {
  const { chart, location } = request;
  if ('local' in chart) return ownChart(root, scratch, chart.local, request.sha256);
  if ('git' in chart) {
    const fetched = await fetchCommit(scratch, chart);
    if ('problem' in fetched)
      return helmFailed(
        location,
        fetched.problem,
        'compare repository, commit and path; git must be able to read it',
      );
    const { files, diagnostics } = readFolder(fetched.folder, chart.path);
    if (diagnostics.length > 0) return { diagnostics: diagnostics.map((one) => ({ ...one, location })) };
    const folder = join(scratch, 'chart', basename(chart.path === '.' ? 'chart' : chart.path));
    writeCopies(folder, files, chart.path);
    return { value: { path: folder, sha256: folderDigest(chart.path, files).sha256 }, diagnostics: [] };
  }
  const pulled = await helm.pull(
    scratch,
    'oci' in chart
      ? [`${chart.oci}@${chart.digest}`]
      : [chart.chart, '--repo', chart.repository, '--version', chart.version],
  );
  if ('problem' in pulled)
    return helmFailed(
      location,
      `helm pull: ${pulled.problem}`,
      'compare the source of the chart; helm must be able to read it',
    );
  const sha256 = createHash('sha256').update(readFileSync(pulled.file)).digest('hex');
  return { value: { path: pulled.file, sha256 }, diagnostics: [] };
}

/** The files that were hashed when the sources were read, and no others. */
function ownChart(
  root: string,
  scratch: string,
  path: string,
  sha256: string | undefined,
): Outcome<ChartFiles> {
  const { files, diagnostics } = readFolder(root, path);
  if (diagnostics.length > 0) return { diagnostics };
  const read = folderDigest(path, files).sha256;
  if (read !== sha256) return { diagnostics: [changedMeanwhile(path)] };
  const folder = join(scratch, 'chart');
  mkdirSync(folder);
  writeCopies(folder, files, 'charts');
  return { value: { path: join(folder, basename(path)), sha256: read }, diagnostics: [] };
}

function changedMeanwhile(path: string): Diagnostic {
  const location = { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const message = `${path} has changed while it was read`;
  return { code: 'lock/failed', severity: 'error', message, hint: 'run the command again', location };
}
