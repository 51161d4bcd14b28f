import type { Catalogue } from '@nodeless/catalogue';
import {
  deepFreeze,
  hasErrors,
  isJsonObject,
  type JsonObject,
  sortedBy,
  type Diagnostic,
  type Outcome,
  type SpecPath,
} from '@nodeless/core';
import { suggestion } from '@nodeless/catalogue/schema';
import type { Segments } from '@nodeless/catalogue';
import { separateRemovals } from '../layers/removals.ts';
import { type Layer, LayerStack } from '../layers/stack.ts';
import { codePlace, type CodeApp } from '../model/code-app.ts';
import type { ClusterModel, Provenance } from '../model/model.ts';
import { withPrivateDefaults } from '../model/private-cluster.ts';
import { resolveMirrors } from '../model/resolve-mirrors.ts';
import { readDocument, type SourceDocument, type SourceFile } from '../read/document.ts';
import { schemasOf, type CatalogueSchemas } from '../schema/catalogue-schemas.ts';
import type { AppSpec } from '../schema/app.ts';
import { type ChartAppSpec, isRenderedByArgocd } from '../schema/chart-app.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import type { ArgocdProjects, ArgocdSettings } from '../schema/argocd.ts';
import { NO_FACTS, type Facts } from '../schema/facts.ts';
import { readFacts } from './facts.ts';
import type { AppForCluster, AppTarget } from './app-source.ts';
import type { RenderingRequest } from './renderings/request.ts';
import type { Fleet } from './parsed-fleet.ts';
import { CLUSTER_RULES } from './rules.ts';
import { segmentsOf } from './segments.ts';
import { isMergeable, mapOf, validateStack, type Source } from './validate.ts';

/** The sources of one cluster, as the CLI read them. */
export interface ClusterFiles {
  /** Name of the folder below `clusters/`. */
  readonly folder: string;
  readonly cluster: SourceFile;
  readonly facts?: SourceFile;
}

/** The model of a cluster, or what stands in its way. */
export interface ParsedCluster extends Outcome<ClusterModel> {
  /**
   * Makes the model of a cluster whose values are right one by one and contradict each other, for those who look for more
   * that is wrong. What is made of it is never written, and may be impossible to make.
   */
  readonly draft?: () => ClusterModel;
  /** What helm and kustomize have to make for its apps; undefined while it is not known which apps it has. */
  readonly renderings?: readonly RenderingRequest[];
}

/** Merges the layers of one cluster, validates the result and freezes it. Collects every problem. */
export function parseCluster(fleet: Fleet, files: ClusterFiles): ParsedCluster {
  const facts = files.facts === undefined ? undefined : readFacts(files.facts);
  const diagnostics: Diagnostic[] = [...(facts?.diagnostics ?? [])];

  const read = readDocument(files.cluster);
  if (read.value === undefined) return { diagnostics: [...diagnostics, ...read.diagnostics] };
  const map = mapOf(read.value);
  if (map.value === undefined) return { diagnostics: [...diagnostics, ...map.diagnostics] };

  const own = ownLayer(read.value, map.value);
  const stage = typeof map.value['stage'] === 'string' ? map.value['stage'] : undefined;
  const stageLayer = stage === undefined ? undefined : fleet.stages.get(stage);
  if (stage !== undefined && stageLayer === undefined) diagnostics.push(unknownStage(own, stage, fleet));

  const layers: [Layer, ...Layer[]] = [
    fleet.defaults,
    ...(stageLayer === undefined ? [] : [stageLayer]),
    own,
  ];
  const stack = new LayerStack(layers);
  // Without its stage a cluster lacks what the stage would have given: naming each of those keys would be noise.
  const fromStage = (path: Segments) => isMergeable(path) && !OWN_KEYS.has(String(path[0]));
  const schema = schemasOf(fleet.catalogue).cluster;
  const validated = validateStack(schema, stack, stageLayer === undefined ? fromStage : undefined);
  const sound = withDerived(validated.value ?? soundKeys(schema, stack.value), fleet.catalogue);
  diagnostics.push(...validated.diagnostics);
  const broken = hasErrors(diagnostics);
  const { folder } = files;
  const listed = appsOf(fleet, sound.apps ?? [], {
    stage,
    cluster: folder,
    kubernetes: sound.kubernetes?.version,
  });
  const { apps, charts } = listed;
  const isKnown = sound.apps !== undefined && sound.kubernetes !== undefined;
  const renderings = isKnown ? { renderings: listed.renderings } : {};
  diagnostics.push(
    ...listed.diagnostics,
    ...CLUSTER_RULES.flatMap((rule) => rule.check({ folder, spec: sound, stack, apps, charts, fleet })),
  );
  const spec = validated.value && withDerived(validated.value, fleet.catalogue);
  const { settings, projects } = fleet;
  // Without a broken app the cluster would look as if the app had been taken away.
  const incomplete =
    hasErrors(listed.diagnostics) || (spec?.apps.some((name) => fleet.brokenApps.has(name)) ?? true);
  if (spec === undefined || incomplete || settings === undefined || projects === undefined || broken) {
    return { diagnostics, ...renderings };
  }
  const draft = (): ClusterModel =>
    modelOf(fleet, { spec, stack, listed, settings, projects, facts: facts?.value });
  return hasErrors(diagnostics)
    ? { diagnostics, draft, ...renderings }
    : { value: draft(), diagnostics, ...renderings };
}

/** The layer of cluster.yaml. A tag that is null there takes away the tag of a lower layer. */
function ownLayer(document: SourceDocument, value: JsonObject): Layer {
  const own: Layer = { name: 'cluster', document, base: [], value };
  const { tags } = value;
  if (!isJsonObject(tags)) return own;
  const { value: kept, removed } = separateRemovals(document, tags, ['tags']);
  return { ...own, value: { ...value, tags: kept }, removed };
}

/** What the model of a cluster is made of. */
interface Parts {
  readonly spec: ClusterSpec;
  readonly stack: LayerStack;
  readonly listed: ListedApps;
  readonly settings: Source<ArgocdSettings>;
  readonly projects: Source<ArgocdProjects>;
  readonly facts: Source<Facts> | undefined;
}

interface ListedApps {
  readonly apps: ReadonlyMap<string, Source<AppSpec>>;
  /** All of them, whoever renders them. */
  readonly charts: ReadonlyMap<string, Source<ChartAppSpec>>;
  /** Also charts that were rendered beforehand. */
  readonly manifests: readonly Extract<AppForCluster, { form: 'manifests' }>[];
  readonly renderings: readonly RenderingRequest[];
  readonly code: readonly Extract<AppForCluster, { form: 'code' }>[];
}

/** The apps of a cluster as it gets them, by name, without those that have errors. */
function appsOf(
  fleet: Fleet,
  names: readonly string[],
  target: AppTarget,
): ListedApps & { readonly diagnostics: readonly Diagnostic[] } {
  const found = sortedBy(names, (name) => name).flatMap((name) => fleet.apps.get(name)?.of(target) ?? []);
  const forms = found.flatMap(({ value }) => value ?? []);
  const charts = forms.flatMap((one) => {
    if (one.form === 'chart') return [one.source];
    return one.form === 'manifests' && one.chart !== undefined ? [one.chart] : [];
  });
  return {
    apps: new Map(forms.flatMap((one) => (one.form === 'app' ? [[one.source.value.name, one.source]] : []))),
    charts: new Map(charts.map((chart) => [chart.value.name, chart])),
    renderings: found.flatMap(({ rendering }) => rendering ?? []),
    manifests: forms.filter((one) => one.form === 'manifests'),
    code: forms.filter((one) => one.form === 'code'),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

function modelOf(fleet: Fleet, parts: Parts): ClusterModel {
  const { spec, stack, listed, settings, projects, facts } = parts;
  const apps = [...listed.apps.values()];
  const charts = [...listed.charts.values()];
  const stacks = new Map<string, LayerStack>([
    ['cluster', stack],
    ['argocd/settings', settings.stack],
    ['argocd/projects', projects.stack],
    ...(facts === undefined ? [] : [['facts', facts.stack] as const]),
    ...apps.map((app) => [`app/${app.value.name}`, app.stack] as const),
    ...charts.map((chart) => [`chart/${chart.value.name}`, chart.stack] as const),
    ...listed.manifests.flatMap((one) => [...one.stacks]),
    ...listed.code.map(({ app, stack }) => [`code/${app.name}`, stack] as const),
  ]);
  const resolved = resolveMirrors({
    spec,
    apps: apps.map(({ value }) => value),
    charts: charts.map(({ value }) => value).filter(isRenderedByArgocd),
    settings: settings.value,
  });
  const model: ClusterModel = {
    spec: frozen(resolved.spec),
    facts: deepFreeze(facts?.value ?? NO_FACTS),
    apps: deepFreeze(resolved.apps),
    chartApps: deepFreeze(resolved.charts),
    manifestApps: deepFreeze(listed.manifests.map(({ app }) => app)),
    codeApps: Object.freeze(listed.code.map(({ app }) => frozenApp(app))),
    argocd: deepFreeze({ settings: resolved.settings, projects: projects.value }),
    crds: Object.freeze([...fleet.crds]),
    rules: Object.freeze([...fleet.rules]),
    provenance: (path) => provenanceOf(stacks, stack, path),
  };
  return Object.freeze(model);
}

/** What follows from other values, where nobody wrote it, and the catalogue. */
function withDerived<T extends Partial<Omit<ClusterSpec, 'catalogue'>>>(
  spec: T,
  catalogue: Catalogue,
): T & Pick<ClusterSpec, 'catalogue'> {
  const { network } = spec;
  return { ...spec, ...(network && { network: withPrivateDefaults(network) }), catalogue };
}

/** Frozen to its leaves, but for the catalogue: definitions are code. */
function frozen({ catalogue, ...data }: ClusterSpec): ClusterSpec {
  return Object.freeze({ ...deepFreeze(data), catalogue });
}

/** Likewise: code is no data. */
function frozenApp({ code, ...data }: CodeApp): CodeApp {
  return Object.freeze({ ...deepFreeze(data), code });
}

/** Keys that only cluster.yaml itself can hold. */
const OWN_KEYS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'name', 'stage']);

/** The keys of a broken cluster that are right, so that rules which need only these find their problems at once. */
function soundKeys(schema: CatalogueSchemas['cluster'], value: JsonObject): Partial<ClusterSpec> {
  const entries = Object.entries(schema.shape).flatMap(([key, part]) => {
    const parsed = part.safeParse(value[key]);
    return parsed.success ? [[key, parsed.data] as const] : [];
  });
  return Object.fromEntries(entries);
}

function unknownStage(own: Layer, stage: string, fleet: Fleet): Diagnostic {
  const location = own.document.locateValue(['stage']);
  const hint = suggestion(stage, [...fleet.stages.keys()]) ?? 'add the stage to clusters/fleet.yaml';
  return {
    code: 'spec/unknown-stage',
    severity: 'error',
    message: `the stage ${JSON.stringify(stage)} is not in clusters/fleet.yaml`,
    hint,
    ...(location === undefined ? {} : { location }),
  };
}

function provenanceOf(
  stacks: ReadonlyMap<string, LayerStack>,
  fallback: LayerStack,
  path: SpecPath,
): Provenance {
  const name = path.slice(0, path.indexOf('#'));
  const inCode = codePlace(name);
  if (inCode !== undefined) return { layer: 'code', location: inCode };
  const stack = stacks.get(name) ?? fallback;
  const { layer, location } = stack.placeOf(segmentsOf(path));
  return { layer, location };
}
