import type { JsonValue } from '@nodeless/core';
import { parseQuantity } from '@nodeless/contracts/kubernetes';

/** Maps whose values are quantities: resources of containers, limits of node pools, quotas. */
const QUANTITY_MAPS: ReadonlySet<string> = new Set([
  ...['requests', 'limits', 'hard', 'capacity', 'podFixed', 'default', 'defaultRequest', 'max', 'min'],
  ...['systemReserved', 'kubeReserved', 'evictionHard', 'evictionSoft'],
]);
/** Keys that hold one quantity. */
const QUANTITY_KEYS: ReadonlySet<string> = new Set(['sizeLimit', 'volumeSize', 'storage']);

/** Maps of strings that nobody reads as quantities: data of ConfigMaps and Secrets, labels and annotations. */
const STRINGS: ReadonlySet<string> = new Set(['data', 'stringData', 'binaryData', 'metadata', 'matchLabels']);

/** True for `1` and `1000m` at a place where a quantity stands. */
export function sameQuantity(path: readonly string[], a: JsonValue, b: JsonValue): boolean {
  const parent = path.at(-2);
  const here = path.at(-1);
  const holdsQuantity =
    (parent !== undefined && QUANTITY_MAPS.has(parent)) || (here !== undefined && QUANTITY_KEYS.has(here));
  if (!holdsQuantity || STRINGS.has(path[0] ?? '') || STRINGS.has(parent ?? '')) return false;
  if (!isAmount(a) || !isAmount(b)) return false;
  const [left, right] = [parseQuantity(String(a)), parseQuantity(String(b))];
  return left !== undefined && left === right;
}

function isAmount(value: JsonValue): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
