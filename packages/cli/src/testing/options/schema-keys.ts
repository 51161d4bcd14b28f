import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

/** Where a value stands: keys of maps and indexes of lists. */
export type ValuePath = readonly (string | number)[];

/** A value of a source, and the key of the format that it answers. */
export interface Use {
  /** `compute.karpenter.nodePools[].name`; `<key>` stands for any key of a map. */
  readonly key: string;
  readonly path: ValuePath;
  readonly value: JsonValue;
  /** The values among which it chooses, where it does. */
  readonly choices: readonly JsonValue[];
  readonly examples: readonly JsonValue[];
}

/** Every key of a JSON Schema that has no keys below it, at any depth, as {@link Use.key} writes it. */
export function keysOf(schema: JsonObject): Set<string> {
  return new Set(childrenOf([schema]).flatMap((child) => keysBelow(child, '')));
}

/** Every value of a source that answers such a key. */
export function usesIn(schema: JsonObject, source: JsonValue): Use[] {
  return usesBelow([schema], source, '', []);
}

interface Child {
  readonly step: 'property' | 'item' | 'entry';
  readonly name: string;
  readonly schemas: readonly JsonObject[];
}

function keysBelow(child: Child, above: string): string[] {
  const key = keyOf(above, child);
  const children = childrenOf(child.schemas);
  return children.length === 0 ? [key] : children.flatMap((below) => keysBelow(below, key));
}

function usesBelow(schemas: readonly JsonObject[], value: JsonValue, above: string, path: ValuePath): Use[] {
  const children = childrenOf(schemas);
  const named = (step: Child['step'], name: string) =>
    children.find((child) => child.step === step && child.name === name);
  const visit = (child: Child | undefined, step: string | number, below: JsonValue): Use[] => {
    if (child === undefined) return [];
    const key = keyOf(above, child);
    const at = [...path, step];
    if (childrenOf(child.schemas).length > 0) return usesBelow(child.schemas, below, key, at);
    const options = child.schemas.flatMap(optionsOf);
    const choices = options.flatMap(({ enum: all, const: only }) => only ?? all ?? []);
    const examples = options.flatMap((option) => option['examples'] ?? []);
    return [{ key, path: at, value: below, choices, examples }];
  };
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).flatMap((item, index) => visit(named('item', ''), index, item));
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, below]) =>
    visit(named('property', name) ?? named('entry', ''), name, below),
  );
}

function keyOf(above: string, { step, name }: Child): string {
  if (step === 'item') return `${above}[]`;
  const last = step === 'entry' ? '<key>' : name;
  return above === '' ? last : `${above}.${last}`;
}

/** What may stand directly below: the properties of all options of a choice together, items, and entries of maps. */
function childrenOf(schemas: readonly JsonObject[]): Child[] {
  const options = schemas.flatMap(optionsOf);
  const properties = new Map<string, JsonObject[]>();
  for (const option of options) {
    const known = isJsonObject(option['properties']) ? option['properties'] : {};
    for (const [name, schema] of Object.entries(known)) {
      if (isJsonObject(schema)) properties.set(name, [...(properties.get(name) ?? []), schema]);
    }
  }
  const all = (step: 'item' | 'entry', keyword: string): Child[] => {
    const schemas = options.map((option) => option[keyword]).filter(isJsonObject);
    return schemas.some((schema) => childrenOf([schema]).length > 0) ? [{ step, name: '', schemas }] : [];
  };
  return [
    ...[...properties].map(([name, found]): Child => ({ step: 'property', name, schemas: found })),
    ...all('item', 'items'),
    ...all('entry', 'additionalProperties'),
  ];
}

function optionsOf(schema: JsonObject): JsonObject[] {
  const choices = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => schema[keyword] ?? []);
  return [schema, ...choices.filter(isJsonObject).flatMap(optionsOf)];
}
