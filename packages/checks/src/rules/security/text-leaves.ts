import { isJsonObject, type JsonValue } from '@nodeless/core';

/** One string inside a value. */
export interface TextLeaf {
  readonly path: readonly string[];
  readonly text: string;
  /** What names the string: its key, or its sibling in an entry such as `{name, value}` or `{Key, Value}`. */
  readonly name?: string;
}

/** Keys of an entry of a list that is a map in another form: environment variables, parameters of Helm, tags of CloudFormation. */
const PAIRS: readonly (readonly [name: string, value: string])[] = [
  ['name', 'value'],
  ['key', 'value'],
  ['Key', 'Value'],
];

/** Every string inside a value, in order. */
export function* textLeaves(value: JsonValue, path: readonly string[] = []): Generator<TextLeaf> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value))
    for (const [index, item] of (value as readonly JsonValue[]).entries())
      yield* textLeaves(item, [...path, String(index)]);
  else if (isJsonObject(value)) {
    const named = PAIRS.find(
      ([name, text]) => typeof value[name] === 'string' && typeof value[text] === 'string',
    );
    for (const [key, item] of Object.entries(value)) {
      if (typeof item !== 'string') yield* textLeaves(item, [...path, key]);
      else {
        const name = named?.[1] === key ? String(value[named[0]]) : key;
        yield { path: [...path, key], text: item, name };
      }
    }
  }
}
