import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { z } from 'zod';

const schemas = new WeakMap<z.ZodType, JsonObject>();

/** Keys that a schema knows at a path, for "did you mean". Read from its JSON Schema, so it never drifts from it. */
export function knownKeys(schema: z.ZodType, segments: readonly (string | number)[]): string[] {
  let json = schemas.get(schema);
  if (json === undefined) {
    json = z.toJSONSchema(schema, { io: 'input', reused: 'inline' }) as unknown as JsonObject;
    schemas.set(schema, json);
  }
  let level: JsonObject[] = [json];
  for (const segment of segments) level = level.flatMap((node) => step(node, segment));
  const keys = level.flatMap(alternatives).flatMap((node) => Object.keys(asObject(node['properties'])));
  return [...new Set(keys)];
}

function step(node: JsonObject, segment: string | number): JsonObject[] {
  return alternatives(node).flatMap((option) => {
    const inMap = asObject(option['properties'])[segment] ?? option['additionalProperties'];
    const next = typeof segment === 'number' ? option['items'] : inMap;
    return isJsonObject(next) ? [next] : [];
  });
}

function alternatives(node: JsonObject): JsonObject[] {
  const options = node['anyOf'];
  return Array.isArray(options) ? (options as JsonObject[]).flatMap(alternatives) : [node];
}

function asObject(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
