import { isJsonObject, specPath, type JsonValue, type SpecPath } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';

/** A lone value of the model: a string, a number, true or false. */
export interface Leaf {
  readonly path: SpecPath;
  /** `cluster`, `facts`, `app/<name>`, `chart/<name>`, `code/<name>`, `argocd/settings` or `argocd/projects`. */
  readonly document: string;
  readonly segments: readonly string[];
  readonly value: string | number | boolean;
}

/** Every lone value that rendering may know, those that are defaults too. */
export function leavesOf({ spec, facts, apps, chartApps, codeApps, argocd }: ClusterModel): Leaf[] {
  const { catalogue: _, ...cluster } = spec;
  const documents: readonly [string, unknown][] = [
    ['cluster', cluster],
    ['facts', facts],
    ...apps.map((app): [string, unknown] => [`app/${app.name}`, app]),
    ...chartApps.map((chart): [string, unknown] => [`chart/${chart.name}`, chart]),
    ...codeApps.map(({ name, namespace, podSecurity, values }): [string, unknown] => [
      `code/${name}`,
      { namespace, podSecurity, values },
    ]),
    ['argocd/settings', argocd.settings],
    ['argocd/projects', argocd.projects],
  ];
  return documents.flatMap(([document, value]) => below(document, [], value as JsonValue));
}

/** Values of charts that were rendered beforehand: nothing is rendered here with others of them. */
export function leavesBeforehand({ manifestApps }: ClusterModel): Leaf[] {
  return manifestApps.flatMap(({ name, chart }) =>
    chart === undefined ? [] : below(`chart/${name}`, [], chart as unknown as JsonValue),
  );
}

function below(document: string, segments: readonly string[], value: JsonValue | undefined): Leaf[] {
  if (Array.isArray(value) || isJsonObject(value)) {
    return Object.entries(value).flatMap(([key, inner]) =>
      below(document, [...segments, key], inner as JsonValue),
    );
  }
  if (value === null || value === undefined) return [];
  return [
    {
      path: specPath(document, ...segments),
      document,
      segments,
      value: value as Exclude<Leaf['value'], null>,
    },
  ];
}
