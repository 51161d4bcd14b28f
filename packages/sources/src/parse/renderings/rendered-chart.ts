import { specPath, toManifest, type Diagnostic, type JsonObject, type Outcome } from '@nodeless/core';
import { LayerStack, type Place } from '../../layers/stack.ts';
import type { ManifestApp } from '../../model/manifest-app.ts';
import { releaseNameOf, type ChartAppSpec } from '../../schema/chart-app.ts';
import type { AppFiles } from '../app-files.ts';
import type { AppOutcome, AppTarget } from '../app-source.ts';
import { inNamespace } from '../manifests/in-namespace.ts';
import type { WrittenObject } from '../manifests/objects.ts';
import type { Source } from '../validate.ts';
import { inputsOf, inputsText, type ChartRequest } from './request.ts';
import { storedObjects } from './stored.ts';

/**
 * An app that is a chart, as clusters get it: what Argo CD renders as it is, and what was rendered beforehand with the objects
 * that are stored. The same rendering is the same object.
 *
 * @param merged the chart with the layers of a cluster
 */
export function renderedCharts(
  files: AppFiles,
  merged: (target: AppTarget) => Outcome<Source<ChartAppSpec>>,
): (target: AppTarget) => AppOutcome {
  const known = new Map<string, AppOutcome>();
  const asArgocdApp = new Map<Source<ChartAppSpec>, AppOutcome>();
  return (target) => {
    const { value: source, diagnostics } = merged(target);
    if (source === undefined) return { diagnostics };
    if (source.value.render === 'argocd') {
      const made = asArgocdApp.get(source) ?? { value: { form: 'chart', source }, diagnostics };
      asArgocdApp.set(source, made);
      return made;
    }
    if (target.kubernetes === undefined) return { diagnostics };
    const request = requestOf(files, source, target.kubernetes);
    const key = [
      inputsText(inputsOf(request)),
      JSON.stringify(request.location),
      source.value.podSecurity,
    ].join('\n');
    const made = known.get(key) ?? rendered(files, source, request, diagnostics);
    known.set(key, made);
    return made;
  };
}

function requestOf(
  { folder, digests }: AppFiles,
  { value, stack }: Source<ChartAppSpec>,
  kubernetes: string,
): ChartRequest {
  const { name, namespace = name, source, values, apiVersions } = value;
  const own = 'local' in source ? digests.find(({ path }) => path === source.local) : undefined;
  return {
    tool: 'helm',
    app: folder,
    location: stack.placeOf(['source']).location,
    chart: source,
    ...(own === undefined ? {} : { sha256: own.sha256 }),
    release: releaseNameOf(value),
    namespace,
    values: values as JsonObject,
    kubernetes,
    apiVersions: [...new Set(apiVersions)].sort(),
  };
}

function rendered(
  files: AppFiles,
  source: Source<ChartAppSpec>,
  request: ChartRequest,
  found: readonly Diagnostic[],
): AppOutcome {
  const place = source.stack.placeOf(['source']);
  if (request.sha256 === undefined && 'local' in request.chart)
    return { diagnostics: [noChart(request.chart.local, request)] };
  const { value: objects, diagnostics } = storedObjects(files, request);
  const located = diagnostics.map((one) =>
    one.code.startsWith('lock/') ? one : { ...one, location: place.location },
  );
  if (objects === undefined || located.length > 0)
    return { diagnostics: [...found, ...located], rendering: request };
  const { name, podSecurity } = source.value;
  const app: ManifestApp = {
    name,
    namespace: request.namespace,
    podSecurity,
    chart: source.value,
    objects: objects.map(({ value, place: at }) => ({
      manifest: toManifest(inNamespace(value, request.namespace)),
      specPath: specPath(`manifest/${at}`),
    })),
  };
  const value = { form: 'manifests', app, stacks: stacksOf(objects, place), chart: source } as const;
  return { value, diagnostics: found, rendering: request };
}

/** All objects of a chart stand where chart.yaml says which chart it is: nobody can change them at another place. */
function stacksOf(
  objects: readonly WrittenObject[],
  { document, segments, layer }: Place,
): Map<string, LayerStack> {
  const name = layer === 'default' ? 'app' : layer;
  const stack = new LayerStack([{ name, document, base: segments, value: {} }]);
  return new Map(objects.map(({ place }) => [`manifest/${place}`, stack]));
}

function noChart(path: string, { location }: ChartRequest): Diagnostic {
  return {
    code: 'source/missing',
    severity: 'error',
    message: `the repository has no chart ${path}`,
    hint: 'put the folder, or what helm package writes, there',
    location,
  };
}
