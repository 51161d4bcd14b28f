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
export function textLeaves(value: JsonValue): readonly TextLeaf[] {
  const leaves: TextLeaf[] = [];
  collect(value, [], leaves);
  return leaves;
}

function collect(value: JsonValue, path: readonly string[], leaves: TextLeaf[]): void {
  if (typeof value === 'string') leaves.push({ path, text: value });
  else if (Array.isArray(value))
    for (const [index, item] of (value as readonly JsonValue[]).entries())
      collect(item, [...path, String(index)], leaves);
  else if (isJsonObject(value)) {
    const named = PAIRS.find(
      ([name, text]) => typeof value[name] === 'string' && typeof value[text] === 'string',
    );
    for (const [key, item] of Object.entries(value)) {
      if (typeof item === 'string') {
        const name = named?.[1] === key ? String(value[named[0]]) : key;
        leaves.push({ path: [...path, key], text: item, name });
      } else if (typeof item === 'object') collect(item, [...path, key], leaves);
    }
  }
}
