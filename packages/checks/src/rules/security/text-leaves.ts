import { isJsonObject, type JsonValue } from '@nodeless/core';

/** One string inside a value. */
export interface TextLeaf {
  readonly path: readonly string[];
  readonly text: string;
  /** What names the string: its key, its sibling in an entry such as `{name, value}`, or the flag before it in a list. */
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
  else if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    for (const [index, item] of items.entries()) {
      // What is neither a text nor holds one needs no path.
      if (typeof item === 'number' || typeof item === 'boolean' || item === null) continue;
      const flag = typeof item === 'string' ? flagIn(items[index - 1]) : undefined;
      if (flag === undefined) collect(item, [...path, String(index)], leaves);
      else leaves.push({ path: [...path, String(index)], text: String(item), name: flag });
    }
  } else if (isJsonObject(value)) {
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

/** The name in `--name`, whose value is the next argument. */
function flagIn(item: JsonValue | undefined): string | undefined {
  return typeof item === 'string' ? /^--?([A-Za-z][\w.-]*)$/.exec(item)?.[1] : undefined;
}
