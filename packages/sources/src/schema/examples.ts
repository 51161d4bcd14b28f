import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

const NESTED = ['properties', 'items', 'additionalProperties', 'anyOf', 'oneOf', 'allOf'] as const;

/**
 * Gives keys without an example of their own one: lists and maps are made of the examples of what they hold, a choice has
 * that of one of its options, and any other key its default. Booleans and listed values need none.
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

function madeOfParts(schema: JsonObject): JsonValue | undefined {
  const { type, items, additionalProperties, propertyNames } = schema;
  if (type === 'array' && isJsonObject(items)) {
    const example = exampleOf(items);
    return example === undefined ? ownDefault(schema) : [example];
  }
  if (type === 'object' && isJsonObject(additionalProperties)) {
    const example = exampleOf(additionalProperties);
    const key = isJsonObject(propertyNames) ? exampleOf(propertyNames) : undefined;
    return example === undefined ? undefined : { [typeof key === 'string' ? key : 'example']: example };
  }
  return ofChoice(schema) ?? ownDefault(schema);
}

/** A default that shows something: not empty, and not one of few values that are listed. */
function ownDefault({
  type,
  default: fallback,
  enum: choices,
  const: only,
}: JsonObject): JsonValue | undefined {
  const isListed = type === 'boolean' || choices !== undefined || only !== undefined;
  const isEmpty =
    fallback === '' || (Array.isArray(fallback) && fallback.length === 0) || isJsonObject(fallback);
  return isListed || isEmpty ? undefined : fallback;
}

/** Where a value is one of several kinds, the first example that one of them has. */
function ofChoice({ anyOf, oneOf }: JsonObject): JsonValue | undefined {
  const options = (anyOf ?? oneOf ?? []) as readonly JsonValue[];
  return options
    .filter(isJsonObject)
    .flatMap(({ examples }) => (Array.isArray(examples) ? (examples as readonly JsonValue[]) : []))[0];
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
