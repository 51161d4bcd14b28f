import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

const NESTED = ['properties', 'items', 'additionalProperties', 'anyOf', 'oneOf', 'allOf'] as const;

/**
 * Gives lists and maps without an example of their own one made of the examples of what they hold. Booleans and choices
 * need none: their values are listed.
 */
export function withExamples(schema: JsonObject): JsonObject {
  const nested = NESTED.flatMap((keyword): [string, JsonValue][] => {
    const below = schema[keyword];
    return below === undefined ? [] : [[keyword, completed(keyword, below)]];
  });
  const whole: JsonObject = { ...schema, ...Object.fromEntries(nested) };
  if (schema['examples'] !== undefined) return whole;
  const example = madeOfParts(whole);
  return example === undefined ? whole : { ...whole, examples: [example] };
}

function completed(keyword: (typeof NESTED)[number], below: JsonValue): JsonValue {
  if (Array.isArray(below)) {
    return (below as readonly JsonValue[]).map((option) =>
      isJsonObject(option) ? withExamples(option) : option,
    );
  }
  if (!isJsonObject(below)) return below;
  if (keyword !== 'properties') return withExamples(below);
  return Object.fromEntries(
    Object.entries(below).map(([key, value]) => [key, isJsonObject(value) ? withExamples(value) : value]),
  );
}

function madeOfParts({
  type,
  items,
  additionalProperties,
  default: fallback,
}: JsonObject): JsonValue | undefined {
  if (type === 'array' && isJsonObject(items)) {
    const example = exampleOf(items);
    return example === undefined ? undefined : [example];
  }
  if (type === 'object' && isJsonObject(additionalProperties)) {
    const example = exampleOf(additionalProperties);
    return example === undefined ? undefined : { example };
  }
  return (type === 'integer' || type === 'number') && fallback !== undefined ? fallback : undefined;
}

function exampleOf(schema: JsonObject): JsonValue | undefined {
  const { examples, enum: choices, const: only } = schema;
  const own = [examples, choices].find((list) => Array.isArray(list)) as readonly JsonValue[] | undefined;
  return only ?? own?.[0] ?? requiredParts(schema);
}

/** The keys that a map must have, where each has an example. */
function requiredParts({ properties, required }: JsonObject): JsonObject | undefined {
  if (!isJsonObject(properties) || !Array.isArray(required)) return undefined;
  const parts = (required as readonly string[]).map((key) => {
    const below = properties[key];
    return [key, isJsonObject(below) ? exampleOf(below) : undefined] as const;
  });
  const known = parts.flatMap(([key, example]): [string, JsonValue][] =>
    example === undefined ? [] : [[key, example]],
  );
  return known.length === parts.length ? Object.fromEntries(known) : undefined;
}
