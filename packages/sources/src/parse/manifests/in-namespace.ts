import type { JsonObject } from '@nodeless/core';

/** An object in the namespace that it names, or else in the one of its app. */
export function inNamespace(object: JsonObject, namespace: string): JsonObject {
  return { ...object, metadata: { namespace, ...(object['metadata'] as JsonObject) } };
}
