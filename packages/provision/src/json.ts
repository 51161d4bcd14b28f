import type { JsonObject } from '@nodeless/core';

/** Typed data as plain JSON, without the keys that hold undefined. */
export function toJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
