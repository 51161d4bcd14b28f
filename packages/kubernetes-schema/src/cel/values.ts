import { isJsonObject, type JsonValue } from '@nodeless/core';
import type { TableNode } from '../form/node.ts';
import { read, type ReadNode } from '../form/read-node.ts';
import { FILLED } from '../validate/compile.ts';
import { escapedName } from './names.ts';
import { programOf } from './program.ts';

/** JSON as rules see it. */
export type Convert = (value: JsonValue) => unknown;

const EMBEDDED = 'x-kubernetes-embedded-resource';

/** What rules can ask of an object that stands for itself, whatever its schema says (`WithTypeAndObjectMeta`). */
export const OBJECT_FIELDS: ReadonlyMap<string, TableNode> = new Map<string, TableNode>([
  ['apiVersion', 'string'],
  ['kind', 'string'],
  ['metadata', { fields: { name: 'string', generateName: 'string' } }],
]);

/** The fields of an object that rules can ask for. */
export function fieldsOf({ fields, words }: ReadNode, isRoot: boolean): ReadonlyMap<string, TableNode> {
  return isRoot || words[EMBEDDED] === true ? new Map([...fields, ...OBJECT_FIELDS]) : fields;
}

/**
 * Values of a node as CEL has them (k8s.io/apiserver/pkg/cel/common/valuesunstructured.go): whole numbers as int, objects with their
 * declared fields under escaped names, those with a default filled in, null as if it were not there; maps as they are;
 * times, durations and bytes by the format of a string. What a schema says nothing of is taken as it is.
 *
 * @param isRoot whether the node is that of a whole object
 */
export function converter(node: TableNode, isRoot = false): Convert {
  const one = read(node);
  if (one.words['intOrString'] === true) return untyped;
  if (one.type === 'array') return listConverter(one.items);
  if (one.type === 'object' || one.fields.size > 0) {
    const fields = fieldsOf(one, isRoot);
    if (fields.size > 0) return objectConverter(fields);
    return one.others === undefined || one.others === 'any' ? untyped : mapConverter(one.others);
  }
  if (one.type === 'number') return (value) => value;
  if (one.type === 'string')
    return (Object.hasOwn(FORMATS, one.format ?? '') ? FORMATS[one.format ?? ''] : undefined) ?? untyped;
  return untyped;
}

/** Numbers without a fraction are int, all others double. */
function untyped(value: JsonValue): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(untyped);
  if (!isJsonObject(value)) return value;
  return new Map(Object.entries(value).map(([key, inner]) => [key, untyped(inner)]));
}

function listConverter(items: TableNode | undefined): Convert {
  const item = items === undefined ? untyped : converter(items);
  return (value) => (Array.isArray(value) ? value.map((one: JsonValue) => item(one)) : untyped(value));
}

function mapConverter(values: TableNode): Convert {
  const convert = converter(values);
  return (value) =>
    isJsonObject(value)
      ? new Map(Object.entries(value).map(([key, inner]) => [key, inner === null ? null : convert(inner)]))
      : untyped(value);
}

function objectConverter(fields: ReadonlyMap<string, TableNode>): Convert {
  const known = [...fields].map(([name, node]) => ({
    name,
    escaped: escapedName(name) ?? name,
    convert: converter(node),
    filled: read(node).words[FILLED],
    nullable: read(node).words['nullable'] === true,
  }));
  return (value) => {
    if (!isJsonObject(value)) return untyped(value);
    const entries = known.flatMap(({ name, escaped, convert, filled, nullable }): [string, unknown][] => {
      const written = Object.hasOwn(value, name) ? value[name] : undefined;
      const inner = written === undefined || (written === null && !nullable) ? filled : written;
      return inner === undefined || inner === null ? [] : [[escaped, convert(inner)]];
    });
    return new Map(entries);
  };
}

/** A string by a function of CEL; as it is where the function does not read it. */
const byFunction =
  (expression: string): Convert =>
  (value) => {
    const program = programOf(expression);
    try {
      return typeof program === 'string' ? value : program({ self: value });
    } catch {
      return value;
    }
  };

const FORMATS: { readonly [format: string]: Convert } = {
  byte: (value) => (typeof value === 'string' ? Uint8Array.from(Buffer.from(value, 'base64')) : value),
  date: byFunction("timestamp(self + 'T00:00:00Z')"),
  'date-time': byFunction('timestamp(self)'),
  duration: byFunction('duration(self)'),
};
