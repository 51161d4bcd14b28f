import { errorAt, type Catalogue } from '@nodeless/catalogue';
import { hasErrors, type Diagnostic, type Outcome } from '@nodeless/core';
import type { SourceFile } from '../read/document.ts';
import {
  ChartAppSchema,
  type ChartAppSpec,
  ChartOverlaySchema,
  needsReleaseName,
} from '../schema/chart-app.ts';
import type { AppFiles } from './app-files.ts';
import { checkName } from './app-name.ts';
import type { AppSource } from './app-source.ts';
import { mergedSource, type OverlayNames, perOverlays, readLayer, readOverlays } from './overlays.ts';
import { renderedCharts } from './renderings/rendered-chart.ts';
import type { Source } from './validate.ts';

/** Where null is a value: Helm takes it for a default of the chart that goes. */
const KEEPS_NULL = ['values'];

/**
 * Reads an app that is a chart. Each file is a part, and the whole is looked at for each cluster; without overlays it is
 * the same everywhere.
 *
 * @param names what overlays may be for; undefined while fleet.yaml cannot be read
 */
export function parseChartApp(
  files: AppFiles,
  chart: SourceFile,
  names: OverlayNames | undefined,
  catalogue: Catalogue,
): Outcome<AppSource> {
  const { folder, app, manifests, overlays } = files;
  const other = app ?? manifests[0];
  if (other !== undefined) return { diagnostics: [bothForms(chart, other)] };
  const base = readLayer(chart, 'app', ChartAppSchema);
  const { layers, diagnostics: found } = readOverlays(overlays, names, ChartOverlaySchema, KEEPS_NULL);
  const diagnostics = [...base.diagnostics, ...found];
  const lowest = base.value;
  if (lowest === undefined || hasErrors(diagnostics)) return { diagnostics };
  const merged = perOverlays(layers, (chosen) =>
    mergedSource(ChartAppSchema, [lowest, ...chosen], (whole) => checkChart(folder, whole, catalogue)),
  );
  const of = renderedCharts(files, merged);
  if (layers.size > 0) return { value: { of }, diagnostics };
  const everywhere = merged({ stage: undefined, cluster: '' });
  return everywhere.value === undefined
    ? { diagnostics: everywhere.diagnostics }
    : { value: { of }, diagnostics };
}

function checkChart(
  folder: string,
  { value, stack }: Source<ChartAppSpec>,
  catalogue: Catalogue,
): Diagnostic[] {
  const found = checkName(folder, value.name, stack.placeOf(['name']).location, catalogue);
  if (needsReleaseName(value)) {
    const message = `${JSON.stringify(value.name)} is too long for the name of a release, which Helm takes with 53 characters at most`;
    const hint = 'write a shorter releaseName';
    found.push(errorAt(stack, ['name'], { code: 'spec/invalid-name', message, hint }));
  }
  if (value.render === 'local') return found;
  const onlyLocal = (path: readonly string[], what: string) =>
    errorAt(stack, path, {
      code: 'chart/only-local',
      message: `${what}, and Argo CD renders this app`,
      hint: 'write render: local, or remove the key',
    });
  if ('local' in value.source)
    found.push(onlyLocal(['source', 'local'], 'a chart of this repository is rendered beforehand alone'));
  if (value.apiVersions.length > 0)
    found.push(onlyLocal(['apiVersions'], 'Argo CD asks the cluster which APIs it has'));
  return found;
}

function bothForms(chart: SourceFile, other: SourceFile): Diagnostic {
  return {
    code: 'chart/both-forms',
    severity: 'error',
    message: `the app is a chart, and ${other.path} stands beside it`,
    hint: 'keep one of them; what stands beside a chart is another app in a folder of its own',
    location: { file: chart.path, line: 1, column: 1, endLine: 1, endColumn: 1 },
  };
}
