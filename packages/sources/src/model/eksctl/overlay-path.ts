import { at, isJsonObject, specPath, type JsonObject, type JsonValue, type SpecPath } from '@nodeless/core';
import type { ClusterSpec } from '../../schema/cluster.ts';

/** One step into the overlay: a key, or what tells the entry of a list. */
export type OverlayStep = string | ((entry: JsonObject) => boolean);

/**
 * Where the key `eksctl` of the sources asks for a part of the merged ClusterConfig; undefined where it does not. The merged
 * lists begin with what is rendered, so an entry is found by what tells it apart and not by its position.
 */
export function overlayPath(
  { eksctl }: Pick<ClusterSpec, 'eksctl'>,
  ...way: readonly OverlayStep[]
): SpecPath | undefined {
  const found: (string | number)[] = [];
  let value: JsonValue | undefined = eksctl as JsonObject;
  for (const step of way) {
    const list: readonly JsonValue[] = Array.isArray(value) ? value : [];
    const key =
      typeof step === 'string' ? step : list.findIndex((entry) => isJsonObject(entry) && step(entry));
    value = typeof key === 'string' ? at(value, key) : list[key];
    if (value === undefined) return undefined;
    found.push(key);
  }
  return specPath('cluster', 'eksctl', ...found);
}
