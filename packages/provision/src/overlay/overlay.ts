import {
  at,
  isJsonObject,
  specPath,
  type Diagnostic,
  type JsonObject,
  type JsonValue,
  type RuleDefinition,
  type SpecPath,
} from '@nodeless/core';
import {
  ClusterConfigSchema,
  validateClusterConfig,
  type ClusterConfig,
  type ConfigProblem,
} from '@nodeless/eksctl-schema';
import type { ClusterModel } from '@nodeless/sources';
import { CLUSTER_CONFIG, configDiagnostics } from '../cluster-config/problems.ts';
import { keyOf, sourceOf } from '../cluster-config/sources.ts';
import { toJson } from '../json.ts';
import { identityOf, KEYED_LISTS } from './lists.ts';
import { mergeOverlay } from './merge.ts';
import type { OverlayProblem, Path } from './problem.ts';

export const OVERLAY: RuleDefinition = {
  codes: [
    {
      code: 'eksctl/overlay',
      severity: 'error or warning',
      title: 'A value below the key eksctl cannot be laid over what is rendered',
    },
    {
      code: 'eksctl/own-key',
      severity: 'error',
      title: 'A value below the key eksctl belongs to a key of this format',
    },
    ...CLUSTER_CONFIG.codes,
  ],
  title: 'A value below the key eksctl cannot be laid over what is rendered, or has a key of its own',
  references: ['docs/overlay.md'],
};

export interface MergedConfig {
  /** The rendered ClusterConfig with `eksctl` of the sources over it; the rendered one alone where that has no such form. */
  readonly config: ClusterConfig;
  /** What the overlay cannot do, and what eksctl would refuse, at the value of the sources that is to blame. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Lays the key `eksctl` of the sources over the rendered ClusterConfig and validates the whole. */
export function mergedConfig(model: ClusterModel, rendered: ClusterConfig): MergedConfig {
  const overlay = model.spec.eksctl as JsonObject;
  const own = configDiagnostics(model, rendered);
  if (Object.keys(overlay).length === 0) return { config: rendered, diagnostics: own };
  const base = toJson(rendered);
  const { merged, problems } = mergeOverlay(base, overlay, (entry) => keysOf(keyOf(model, entry)));
  const before = new Set(validateClusterConfig(rendered).map(told));
  const added = validateClusterConfig(merged).filter((problem) => !before.has(told(problem)));
  const parsed = ClusterConfigSchema.safeParse(merged);
  return {
    // The merged map and not what the schema returns: that has the order of the schema.
    config: parsed.success ? (merged as unknown as ClusterConfig) : rendered,
    diagnostics: [
      ...own,
      ...problems.map((problem) => overlayFinding(model, problem)),
      ...added.map((problem) => refusal(model, base, merged, problem)),
    ],
  };
}

function told({ path, message }: ConfigProblem): string {
  return JSON.stringify([path, message]);
}

/** A path of the model as the keys of its document. */
function keysOf(path: SpecPath): Path {
  const [, pointer = ''] = path.split('#/');
  return pointer.split('/').map((one) => (/^\d+$/.test(one) ? Number(one) : one));
}

const CODES = {
  'own-key': 'eksctl/own-key',
  loss: 'eksctl/overlay',
  entry: 'eksctl/overlay',
  none: 'eksctl/overlay',
} as const;

function overlayFinding(
  model: ClusterModel,
  { kind, path, message, hint, rendered }: OverlayProblem,
): Diagnostic {
  return {
    code: CODES[kind],
    severity: kind === 'none' ? 'warning' : 'error',
    message,
    hint,
    location: model.provenance(specPath('cluster', 'eksctl', ...path)).location,
    ...related(model, rendered),
  };
}

/** Where the rendered value comes from, if somebody wrote it. */
function related(model: ClusterModel, rendered: Path | undefined): Pick<Diagnostic, 'related'> {
  if (rendered === undefined) return {};
  const { location, layer } = model.provenance(sourceOf(model, rendered));
  return layer === 'default'
    ? {}
    : { related: [{ message: 'what is rendered there comes from here', location }] };
}

const CORRECT_IT = 'correct it, or leave it out: what stands below eksctl is laid over what is rendered';

function refusal(
  model: ClusterModel,
  base: JsonObject,
  merged: JsonObject,
  { path, message, hint = CORRECT_IT }: ConfigProblem,
): Diagnostic {
  const inBase = follow(base, merged, path);
  // An entry that the overlay adds meets nothing.
  const isAdded = inBase.length <= path.findIndex((one) => typeof one === 'number');
  const culprit = specPath('cluster', 'eksctl', ...follow(model.spec.eksctl as JsonObject, merged, path));
  return {
    code: 'eksctl/cluster-config',
    severity: 'error',
    message: `eksctl would refuse the ClusterConfig (${path.join('.')}): ${message}`,
    hint,
    location: model.provenance(culprit).location,
    ...related(model, isAdded ? undefined : inBase),
  };
}

/**
 * The way in one of the merged halves to the deepest value that it has on a way of the whole. Entries of lists that merge
 * by identity are looked up by it: they may stand elsewhere.
 */
function follow(half: JsonObject, merged: JsonObject, path: ConfigProblem['path']): Path {
  const found: (string | number)[] = [];
  let pattern = '';
  let [inHalf, inMerged]: (JsonValue | undefined)[] = [half, merged];
  for (const segment of path) {
    const list = KEYED_LISTS.get(pattern);
    const entry = child(inMerged, segment);
    const identity = list === undefined || entry === undefined ? undefined : identityOf(list, entry);
    const place =
      list === undefined || identity === undefined || !Array.isArray(inHalf)
        ? segment
        : (inHalf as readonly JsonValue[]).findIndex((one) => identityOf(list, one) === identity);
    const below = child(inHalf, place);
    if (below === undefined) break;
    found.push(place);
    pattern =
      typeof segment === 'number' ? `${pattern}[]` : pattern === '' ? segment : `${pattern}.${segment}`;
    [inHalf, inMerged] = [below, entry];
  }
  return found;
}

function child(value: JsonValue | undefined, segment: string | number): JsonValue | undefined {
  return Array.isArray(value)
    ? (value as readonly JsonValue[])[Number(segment)]
    : isJsonObject(value)
      ? at(value, String(segment))
      : undefined;
}
