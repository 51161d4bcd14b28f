import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import type { ClusterFiles } from '@nodeless/sources';
import { stringify } from 'yaml';
import { DIMENSIONS } from './dimensions.ts';
import type { Level } from './levels.ts';

/** An answer to some of the questions: dimension → level. */
export type Choice = Readonly<Record<string, string>>;

const FOLDER = 'sample';

const CLUSTER: JsonObject = {
  apiVersion: 'nodeless/v1alpha1',
  kind: 'Cluster',
  name: FOLDER,
  stage: 'dev',
  region: 'ap-northeast-2',
  accountId: '111122223333',
};

const FACTS: JsonObject = { apiVersion: 'nodeless/v1alpha1', kind: 'Facts' };

/**
 * The choice in every dimension: always a whole cluster. Where it has none, what its levels go with, or else the first level.
 */
export function completed(choice: Choice): Choice {
  const companion = Object.entries(choice)
    .flatMap(([dimension, level]) => Object.entries(DIMENSIONS[dimension]?.[level]?.goesWith ?? {}))
    .find(([dimension]) => choice[dimension] === undefined);
  if (companion !== undefined) return completed({ ...choice, [companion[0]]: companion[1] });
  return Object.fromEntries(
    Object.entries(DIMENSIONS).map(([name, levels]) => [
      name,
      choice[name] ?? String(Object.keys(levels)[0]),
    ]),
  );
}

/** The sources of a cluster with these answers, as a person would write them. */
export function sourcesOf(choice: Choice): ClusterFiles {
  const levels = Object.entries(completed(choice)).map(([dimension, name]): Level => {
    const level = DIMENSIONS[dimension]?.[name];
    if (level === undefined) throw new Error(`${dimension} has no level ${name}`);
    return level;
  });
  const cluster = levels.reduce((merged, level) => laidOver(merged, level.cluster), CLUSTER);
  const facts = levels.reduce((merged, level) => laidOver(merged, level.facts ?? {}), FACTS);
  return {
    folder: FOLDER,
    cluster: { path: `clusters/${FOLDER}/cluster.yaml`, bytes: bytesOf(stringify(cluster)) },
    facts: { path: `clusters/${FOLDER}/facts.json`, bytes: bytesOf(JSON.stringify(facts)) },
  };
}

function laidOver(below: JsonObject, patch: JsonObject): JsonObject {
  const merged = new Map<string, JsonValue>(Object.entries(below));
  for (const [key, value] of Object.entries(patch)) {
    const under = merged.get(key);
    merged.set(key, isJsonObject(value) && isJsonObject(under) ? laidOver(under, value) : value);
  }
  return Object.fromEntries(merged);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
