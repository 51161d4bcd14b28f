import {
  resourceProblems,
  spreadProblems,
  tolerationProblems,
  type PodProblem,
} from '@nodeless/contracts/kubernetes';
import { at, isJsonObject, maps, type JsonObject, type JsonValue } from '@nodeless/core';
import { errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { configurationOf } from '../model/addons.ts';
import type { ClusterRule } from './rule.ts';

/** Parts of pods by the keys that they have in the configurations of all add-ons, wherever they stand there. */
const PARTS: { readonly [key: string]: (value: JsonValue) => readonly PodProblem[] } = {
  tolerations: (value) =>
    maps(value).flatMap((toleration, index) =>
      tolerationProblems(toleration).map((problem) => ({ ...problem, path: [index, ...problem.path] })),
    ),
  resources: (value) => (isJsonObject(value) ? resourceProblems(value) : []),
  topologySpreadConstraints: (value) => spreadProblems(maps(value)),
};

/**
 * EKS compares configurations with a schema, and makes pods of them. What the schema lets through and the API server
 * refuses ends as an add-on that is degraded.
 */
export const addonPods: ClusterRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'The configuration of an add-on makes pods that the API server refuses',
  references: ['packages/kubernetes-schema/src/values/pod-rules.ts'],
  check({ spec: { addons }, stack }) {
    return Object.entries(addons ?? {}).flatMap(([name, addon]) => {
      if (addon === undefined || addon === false) return [];
      const raw = 'rawConfiguration' in addon ? addon.rawConfiguration : undefined;
      return problemsIn(configurationOf(addon), []).map(({ path, message, hint }) => {
        const isRaw = at(raw, ...keysOf(path)) !== undefined;
        return errorAt(stack, ['addons', name, isRaw ? 'rawConfiguration' : 'configuration', ...path], {
          code: 'spec/conflict',
          message: `addons.${name}: ${path.join('.')}: ${message}, which Kubernetes refuses`,
          hint,
        });
      });
    });
  },
};

function problemsIn(
  values: JsonObject,
  above: Segments,
): { readonly path: Segments; readonly message: string; readonly hint: string }[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const here = [...above, key];
    const part = Object.hasOwn(PARTS, key) ? PARTS[key] : undefined;
    const problems = part?.(value) ?? (isJsonObject(value) ? problemsIn(value, here) : []);
    return problems.map(({ path, ...rest }) => ({
      ...rest,
      path: part === undefined ? path : [...here, ...path],
    }));
  });
}

/** The way down to a list, which a merge replaces as a whole. */
function keysOf(path: Segments): string[] {
  const list = path.findIndex((segment) => typeof segment === 'number');
  return (list < 0 ? path : path.slice(0, list)).map(String);
}
