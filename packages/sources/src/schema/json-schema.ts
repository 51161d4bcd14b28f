import { COMPONENTS, type Catalogue } from '@nodeless/catalogue';
import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { z } from 'zod';
import { AppOverlaySchema, AppSchema } from './app.ts';
import { ArgocdProjectsSchema, ArgocdSettingsSchema } from './argocd.ts';
import { ChartAppSchema, ChartOverlaySchema } from './chart-app.ts';
import { schemasOf } from './catalogue-schemas.ts';
import { withExamples } from './examples.ts';
import { CodeAppSchema, CodeOverlaySchema } from './code-app.ts';
import { FactsSchema } from './facts.ts';
import { FleetSchema } from './fleet.ts';
import { ManifestsOverlaySchema, ManifestsSchema } from './manifests.ts';

/** JSON Schemas for editors, by file name below `schemas/`, with the components of a catalogue. */
export function jsonSchemas(catalogue: Catalogue = COMPONENTS): Record<string, JsonObject> {
  const schemas = schemasOf(catalogue);
  const layer = withoutRequired(toJson(schemas.layer)) as JsonObject;
  const fleet = toJson(FleetSchema);
  const properties = fleet['properties'] as JsonObject;
  return {
    'app.schema.json': toJson(AppSchema),
    'app-overlay.schema.json': removable(withoutRequired(toJson(AppOverlaySchema))) as JsonObject,
    'chart.schema.json': toJson(ChartAppSchema),
    'chart-overlay.schema.json': removable(withoutRequired(toJson(ChartOverlaySchema))) as JsonObject,
    'code.schema.json': toJson(CodeAppSchema),
    'code-overlay.schema.json': removable(withoutRequired(toJson(CodeOverlaySchema))) as JsonObject,
    'manifests.schema.json': toJson(ManifestsSchema),
    'manifests-overlay.schema.json': toJson(ManifestsOverlaySchema),
    'argocd-projects.schema.json': toJson(ArgocdProjectsSchema),
    'argocd-settings.schema.json': toJson(ArgocdSettingsSchema),
    // What the file lacks may come from fleet.yaml, so an editor cannot demand it.
    'cluster.schema.json': {
      ...(withoutRequired(toJson(schemas.cluster)) as JsonObject),
      required: ['apiVersion', 'kind', 'name', 'stage'],
    },
    'facts.schema.json': toJson(FactsSchema),
    'fleet.schema.json': {
      ...fleet,
      properties: {
        ...properties,
        defaults: describedLike(properties['defaults'], layer),
        stages: { ...(properties['stages'] as JsonObject), additionalProperties: layer },
      },
    },
  };
}

function toJson(schema: z.ZodType): JsonObject {
  const json = z.toJSONSchema(schema, { io: 'input', reused: 'inline', target: 'draft-7' });
  return withExamples(json as unknown as JsonObject);
}

function describedLike(original: JsonValue | undefined, replacement: JsonObject): JsonObject {
  const { $schema: _, ...body } = replacement;
  const description = isJsonObject(original) ? original['description'] : undefined;
  return description === undefined ? body : { ...body, description };
}

/**
 * Layers are parts: what one lacks another may have. List items stay whole, because lists are replaced as a whole.
 * Without required keys a map may fit several options of a union, so that `oneOf` would refuse it.
 */
function withoutRequired(schema: JsonValue): JsonValue {
  if (Array.isArray(schema)) return (schema as readonly JsonValue[]).map(withoutRequired);
  if (!isJsonObject(schema)) return schema;
  const entries = Object.entries(schema).filter(([key]) => key !== 'required');
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key === 'oneOf' ? 'anyOf' : key,
      key === 'items' ? value : withoutRequired(value),
    ]),
  );
}

/** Every key may also be null, which takes it away; what stands in lists is replaced as a whole. */
function removable(schema: JsonValue): JsonValue {
  if (Array.isArray(schema)) return (schema as readonly JsonValue[]).map(removable);
  if (!isJsonObject(schema)) return schema;
  const entries = Object.entries(schema).map(([key, value]): [string, JsonValue] => {
    if (key === 'items' || !isJsonObject(value)) return [key, key === 'items' ? value : removable(value)];
    if (key === 'properties')
      return [
        key,
        Object.fromEntries(Object.entries(value).map(([name, one]) => [name, orNull(removable(one))])),
      ];
    return [key, key === 'additionalProperties' ? orNull(removable(value)) : removable(value)];
  });
  return Object.fromEntries(entries);
}

function orNull(schema: JsonValue): JsonValue {
  if (!isJsonObject(schema)) return schema;
  const { description, examples, ...value } = schema;
  const told = Object.entries({ description, examples }).filter(([, one]) => one !== undefined);
  return { ...(Object.fromEntries(told) as JsonObject), anyOf: [value, { type: 'null' }] };
}
