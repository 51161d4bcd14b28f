import { specPath, type JsonValue, type SpecPath } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import { textLeaves } from './text-leaves.ts';

/** The value of the sources that holds a secret, or undefined where none does as it is. */
export type SecretOrigin = (secret: string, near: SpecPath) => SpecPath | undefined;

/** Looks for secrets in the sources of a cluster, first in the document that asked for the thing that holds them. */
export function secretOrigins(model: ClusterModel): SecretOrigin {
  const documents: readonly (readonly [document: string, value: unknown])[] = [
    ['cluster', model.spec],
    ...model.apps.map((app): [string, unknown] => [`app/${app.name}`, app]),
    ...model.chartApps.map((chart): [string, unknown] => [`chart/${chart.name}`, chart]),
    ...model.manifestApps.flatMap(({ name, chart }): [string, unknown][] =>
      chart === undefined ? [] : [[`chart/${name}`, chart]],
    ),
    ...model.codeApps.map(({ name, values }): [string, unknown] => [`code/${name}`, { values }]),
    ['argocd/settings', model.argocd.settings],
    ['argocd/projects', model.argocd.projects],
    ['facts', model.facts],
  ];
  return (secret, near) => {
    const [own = ''] = near.split('#');
    const nearestFirst = [...documents].sort(([a], [b]) => Number(b === own) - Number(a === own));
    for (const [document, value] of nearestFirst) {
      for (const { path, text } of textLeaves(value as JsonValue)) {
        if (text.includes(secret)) return specPath(document, ...path);
      }
    }
    return undefined;
  };
}
