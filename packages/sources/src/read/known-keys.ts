import type { Segments } from '@nodeless/catalogue';
import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { z } from 'zod';

const schemas = new WeakMap<z.ZodType, JsonObject>();

/** One kind of map that may stand at a place; a union has several. */
export interface MapKind {
  readonly keys: readonly string[];
  /** Those that have no default. */
  readonly required: readonly string[];
}

/** The kinds of maps that a schema takes at a path. Read from its JSON Schema, so that they never drift from it. */
export function mapKinds(schema: z.ZodType, segments: Segments): MapKind[] {
  return nodesAt(schema, segments)
    .filter((node) => node['type'] === 'object')
    .map(({ properties, required }) => ({
      keys: Object.keys(asObject(properties)),
      required: Array.isArray(required) ? (required as string[]) : [],
    }));
}

/** Keys that a schema knows at a path, for "did you mean". */
export function knownKeys(schema: z.ZodType, segments: Segments): string[] {
  return [...new Set(mapKinds(schema, segments).flatMap(({ keys }) => keys))];
}

/** What to write for a key that is missing: its only value, or what it is. */
export function meaningOf(schema: z.ZodType, segments: Segments): { value?: string; description?: string } {
  for (const node of nodesAt(schema, segments, 'whole')) {
    const { const: only, description } = node;
    if (typeof only === 'string') return { value: only };
    if (typeof description === 'string') return { description };
  }
  return {};
}

/** Levels below a map in which a key of a name is looked for. */
const DEEPEST = 3;

/** More places than these say nothing. */
const MOST_PLACES = 2;

/**
 * Where below a map a key of a name may stand, as `workload.cronJob.schedule`, `rules[].hosts` or `<name>.size`: the places that are
 * the least deep; none where there are many of them.
 */
export function placesBelow(schema: z.ZodType, segments: Segments, key: string): string[] {
  let level = nodesAt(schema, segments).map((node) => ({ node, place: '' }));
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    level = level.flatMap(({ node, place }) =>
      stepsOf(node).map((next) => ({ node: next.node, place: `${place}${next.name}` })),
    );
    const found = level.filter(({ node }) => Object.hasOwn(asObject(node['properties']), key));
    const places = [...new Set(found.map(({ place }) => `${place.replace(/^\./, '')}.${key}`))];
    if (places.length > 0) return places.length > MOST_PLACES ? [] : places;
  }
  return [];
}

/** What stands one level below a node, with how a place names it. */
function stepsOf(node: JsonObject): { readonly node: JsonObject; readonly name: string }[] {
  const named = Object.entries(asObject(node['properties'])).map(([key, value]) => ({
    value,
    name: `.${key}`,
  }));
  const others = [
    { value: node['items'], name: '[]' },
    { value: node['additionalProperties'], name: '.<name>' },
  ];
  return [...named, ...others].flatMap(({ value, name }) =>
    isJsonObject(value) ? options(value).map((option) => ({ node: option, name })) : [],
  );
}

/** The schema's nodes at a path. A union is one node (`whole`), or its options. */
function nodesAt(
  schema: z.ZodType,
  segments: Segments,
  unions: 'options' | 'whole' = 'options',
): JsonObject[] {
  let level = [jsonSchemaOf(schema)];
  for (const segment of segments) level = level.flatMap((node) => step(node, segment));
  return unions === 'whole' ? level : level.flatMap(options);
}

function jsonSchemaOf(schema: z.ZodType): JsonObject {
  let json = schemas.get(schema);
  if (json === undefined) {
    json = z.toJSONSchema(schema, { io: 'input', reused: 'inline' }) as unknown as JsonObject;
    schemas.set(schema, json);
  }
  return json;
}

function step(node: JsonObject, segment: string | number): JsonObject[] {
  return options(node).flatMap((option) => {
    const properties = asObject(option['properties']);
    const inMap = Object.hasOwn(properties, segment) ? properties[segment] : option['additionalProperties'];
    const next = typeof segment === 'number' ? option['items'] : inMap;
    return isJsonObject(next) ? [next] : [];
  });
}

function options(node: JsonObject): JsonObject[] {
  const several = node['anyOf'] ?? node['oneOf'];
  return Array.isArray(several) ? (several as JsonObject[]).flatMap(options) : [node];
}

function asObject(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
