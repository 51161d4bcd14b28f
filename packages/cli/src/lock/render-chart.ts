import { secretsInValues } from '@nodeless/checks';
import { at, isJsonObject, type Outcome } from '@nodeless/core';
import { inputsOf, readManifests, type ChartRequest } from '@nodeless/sources';
import { chartFiles } from './chart-files.ts';
import { type Helm, helmFailed } from './helm.ts';
import { secretFound } from './secret-found.ts';
import { renderTwice, type Rendering, type Surroundings } from './rendering.ts';
import { withScratch } from './scratch.ts';

/** Renders a chart with helm. */
export function renderChart(
  { root, slots }: Surroundings,
  helm: Helm,
  request: ChartRequest,
): Promise<Outcome<Rendering>> {
  const secrets = secretsInValues(request.values).map((message) => secretFound(request, message));
  if (secrets.length > 0) return Promise.resolve({ diagnostics: secrets });
  return withScratch(async (scratch): Promise<Outcome<Rendering>> => {
    const { value: chart, diagnostics } = await slots.run(() => chartFiles(root, scratch, helm, request));
    if (chart === undefined) return { diagnostics };
    const made = await renderTwice(request, slots, (round) =>
      helm.template(scratch, chart.path, request, round),
    );
    if (made.value === undefined) return { diagnostics: made.diagnostics };
    const crds = await slots.run(() => helm.crds(scratch, chart.path));
    if ('problem' in crds)
      return helmFailed(request.location, `helm show crds: ${crds.problem}`, 'correct the chart');
    const { text, objects, images } = made.value;
    const locked = {
      ...{ objects, images, crds: crdNames(crds.stdout) },
      ...{ chartSha256: chart.sha256, inputs: inputsOf(request) },
    };
    return { value: { text, locked }, diagnostics: [] };
  });
}

/** Names of the CustomResourceDefinitions in what helm prints; what is no YAML names none. */
function crdNames(output: string): string[] {
  const documents = readManifests({ path: 'crds.yaml', bytes: Buffer.from(output) }).value ?? [];
  const names = documents.flatMap(({ data }) => {
    const name = isJsonObject(data) ? at(data, 'metadata', 'name') : undefined;
    return typeof name === 'string' ? [name] : [];
  });
  return [...new Set(names)].sort();
}
