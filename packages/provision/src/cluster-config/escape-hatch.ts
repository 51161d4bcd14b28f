import {
  at,
  childPath,
  mergePatch,
  specPath,
  type Diagnostic,
  type JsonObject,
  type SpecPath,
} from '@nodeless/core';
import {
  ClusterConfigSchema,
  validateClusterConfig,
  type ClusterConfig,
  type ConfigProblem,
} from '@nodeless/eksctl-schema';
import type { ClusterModel } from '@nodeless/spec';
import { toJson } from '../json.ts';
import { configDiagnostics } from './problems.ts';
import { sourceOf } from './sources.ts';

export interface MergedConfig {
  /** The rendered ClusterConfig with `eksctl` of the sources over it; the rendered one alone where that has no such form. */
  readonly config: ClusterConfig;
  /** What eksctl would refuse, at the value of the sources that is to blame. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Lays the key `eksctl` of the sources over the rendered ClusterConfig (RFC 7396) and validates the whole. */
export function mergedConfig(model: ClusterModel, rendered: ClusterConfig): MergedConfig {
  const patch = model.spec.eksctl as JsonObject;
  const own = configDiagnostics(model, rendered);
  if (Object.keys(patch).length === 0) return { config: rendered, diagnostics: own };
  const merged = mergePatch(toJson(rendered), patch);
  const before = new Set(validateClusterConfig(rendered).map(identity));
  const added = validateClusterConfig(merged).filter((problem) => !before.has(identity(problem)));
  const parsed = ClusterConfigSchema.safeParse(merged);
  return {
    // The merged map and not what the schema returns: that has the order of the schema.
    config: parsed.success ? (merged as unknown as ClusterConfig) : rendered,
    diagnostics: [...own, ...added.map((problem) => refusal(model, patch, problem))],
  };
}

function identity({ path, message }: ConfigProblem): string {
  return JSON.stringify([path, message]);
}

const CORRECT_IT = 'correct it, or leave it out: what stands below eksctl is laid over what is rendered';

function refusal(
  model: ClusterModel,
  patch: JsonObject,
  { path, message, hint = CORRECT_IT }: ConfigProblem,
): Diagnostic {
  const culprit = overlay(patch, path);
  const { location: rendered, layer } = model.provenance(sourceOf(model, path));
  const { location } = model.provenance(culprit);
  return {
    code: 'eksctl/cluster-config',
    severity: 'error',
    message: `eksctl would refuse the ClusterConfig (${path.join('.')}): ${message}`,
    hint,
    location,
    ...(layer === 'default'
      ? {}
      : { related: [{ message: 'what is rendered there comes from here', location: rendered }] }),
  };
}

/** The deepest value of the patch on the way to a place of the ClusterConfig; the whole patch where it has none. */
function overlay(patch: JsonObject, path: ConfigProblem['path']): SpecPath {
  let found = specPath('cluster', 'eksctl');
  for (const [index, segment] of path.entries()) {
    if (at(patch, ...path.slice(0, index + 1).map(String)) === undefined) {
      // Inside a list, where only the whole list counts as a value of the patch; its items have places all the same.
      return Array.isArray(at(patch, ...path.slice(0, index).map(String)))
        ? childPath(found, ...path.slice(index))
        : found;
    }
    found = childPath(found, segment);
  }
  return found;
}
