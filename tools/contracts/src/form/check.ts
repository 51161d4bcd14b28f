import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { read, type ReadNode, type TableNode } from '@nodeless/kubernetes-schema/form';

/** Types by name, for `#core.v1.Container`. */
export interface Types {
  readonly [name: string]: TableNode;
}

/**
 * What a node has against a value, each as `/spec/replicas must be integer`: all problems, not only the first.
 * @throws RangeError for a reference to a type that is not there
 */
export function problemsOf(node: TableNode, value: JsonValue, types: Types, path = ''): string[] {
  const one = read(node);
  if (one.reference !== undefined) {
    const type = types[one.reference];
    if (type === undefined) throw new RangeError(`no type ${one.reference}`);
    return problemsOf(type, value, types, path);
  }
  if (one.type !== undefined && !isOfType(value, one.type)) return [`${path} must be ${one.type}`];
  return [
    ...valueProblems(one, value, path),
    ...(typeof value === 'string' ? stringProblems(one, value, path) : []),
    ...(typeof value === 'number' ? numberProblems(one, value, path) : []),
    ...(Array.isArray(value) ? listProblems(one, value, types, path) : []),
    ...(isJsonObject(value) ? objectProblems(one, value, types, path) : []),
    ...branchProblems(one, value, types, path),
  ];
}

function isOfType(value: JsonValue, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isJsonObject(value);
  return typeof value === type;
}

function valueProblems({ only, values }: ReadNode, value: JsonValue, path: string): string[] {
  if (only !== undefined && value !== only) return [`${path} must be equal to ${only}`];
  const isKnown = values?.some((one) => one === value) ?? true;
  return isKnown ? [] : [`${path} must be equal to one of ${values?.join(', ')}`];
}

/** RFC 3339, and base64, as JSON Schema's formats have them. */
const FORMATS: { readonly [format: string]: RegExp } = {
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i,
  byte: /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
};

function stringProblems({ format, words }: ReadNode, value: string, path: string): string[] {
  const length = [...value].length;
  const { pattern, minLength = 0, maxLength = Infinity } = words;
  return [
    ...(FORMATS[format ?? '']?.test(value) === false ? [`${path} must match format "${format}"`] : []),
    ...(typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value)
      ? [`${path} must match pattern "${pattern}"`]
      : []),
    ...(length < Number(minLength)
      ? [`${path} must NOT have fewer than ${String(minLength)} characters`]
      : []),
    ...(length > Number(maxLength)
      ? [`${path} must NOT have more than ${String(maxLength)} characters`]
      : []),
  ];
}

const INT32 = 2 ** 31;

function numberProblems({ format, words }: ReadNode, value: number, path: string): string[] {
  const { minimum = -Infinity, maximum = Infinity } = words;
  const fits = format !== 'int32' || (value >= -INT32 && value < INT32);
  return [
    ...(fits ? [] : [`${path} must match format "int32"`]),
    ...(value < Number(minimum) ? [`${path} must be >= ${String(minimum)}`] : []),
    ...(value > Number(maximum) ? [`${path} must be <= ${String(maximum)}`] : []),
  ];
}

function listProblems(
  { items, words }: ReadNode,
  value: readonly JsonValue[],
  types: Types,
  path: string,
): string[] {
  const { minItems = 0, maxItems = Infinity } = words;
  return [
    ...(value.length < Number(minItems)
      ? [`${path} must NOT have fewer than ${String(minItems)} items`]
      : []),
    ...(value.length > Number(maxItems) ? [`${path} must NOT have more than ${String(maxItems)} items`] : []),
    ...(items === undefined
      ? []
      : value.flatMap((item, index) => problemsOf(items, item, types, `${path}/${index}`))),
  ];
}

function objectProblems(
  { fields, required, others, words }: ReadNode,
  value: JsonObject,
  types: Types,
  path: string,
): string[] {
  const { maxProperties = Infinity } = words;
  const keys = Object.keys(value);
  return [
    ...(keys.length > Number(maxProperties)
      ? [`${path} must NOT have more than ${String(maxProperties)} properties`]
      : []),
    ...required
      .filter((name) => !(name in value))
      .map((name) => `${path} must have required property '${name}'`),
    ...keys.flatMap((key) => {
      const node = fields.get(key) ?? others;
      return node === undefined
        ? [`${path} must NOT have additional properties (${key})`]
        : problemsOf(node, value[key] as JsonValue, types, `${path}/${key}`);
    }),
  ];
}

function branchProblems(
  { allOf, anyOf, oneOf }: ReadNode,
  value: JsonValue,
  types: Types,
  path: string,
): string[] {
  const good = (nodes: readonly TableNode[]) =>
    nodes.filter((node) => problemsOf(node, value, types, path).length === 0).length;
  return [
    ...allOf.flatMap((node) => problemsOf(node, value, types, path)),
    ...(anyOf.length > 0 && good(anyOf) === 0 ? [`${path} must match a schema in anyOf`] : []),
    ...(oneOf.length > 0 && good(oneOf) !== 1 ? [`${path} must match exactly one schema in oneOf`] : []),
  ];
}
