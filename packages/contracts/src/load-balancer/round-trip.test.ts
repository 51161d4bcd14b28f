import { runs } from '@nodeless/core/testing';
import { isJsonObject, type JsonValue } from '@nodeless/core';
import fc from 'fast-check';
import { z } from 'zod';
import { ALB_ROWS } from './alb-annotations.ts';
import { AlbOptionsSchema } from './alb-options.ts';
import { annotate, optionsOf } from './annotation-row.ts';
import { NLB_ROWS } from './nlb-annotations.ts';
import { NlbOptionsSchema } from './nlb-options.ts';

interface Node {
  readonly type?: string;
  readonly enum?: readonly JsonValue[];
  readonly const?: JsonValue;
  readonly anyOf?: readonly Node[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly examples?: readonly JsonValue[];
  readonly items?: Node;
  readonly properties?: { readonly [key: string]: Node };
  readonly required?: readonly string[];
  readonly propertyNames?: Node;
  readonly additionalProperties?: Node | boolean;
}

const BY_FORMAT: { readonly [format: string]: fc.Arbitrary<string> } = {
  ipv4: fc.ipV4(),
  ipv6: fc.ipV6().filter((text) => z.ipv6().safeParse(text).success),
};

/** Strings that a separator, an escape or white space could break. */
const nasty = fc.string({
  unit: fc.constantFrom('a', 'B', '1', ',', '=', '\\', ' ', '"', '-', '.', '/', 'é'),
});

function valueOf(node: Node): fc.Arbitrary<JsonValue> {
  if (node.const !== undefined) return fc.constant(node.const);
  if (node.enum !== undefined) return fc.constantFrom(...node.enum);
  if (node.anyOf !== undefined && node.type === undefined) return fc.oneof(...node.anyOf.map(valueOf));
  if (node.type === 'boolean') return fc.boolean();
  if (node.type === 'integer' || node.type === 'number')
    return fc.integer({ min: node.minimum ?? 0, max: Math.min(node.maximum ?? 1e9, 1e9) });
  if (node.type === 'string') return stringOf(node);
  if (node.type === 'array') return fc.array(valueOf(node.items ?? {}), { minLength: 1, maxLength: 3 });
  if (node.properties === undefined) {
    const values = isJsonObject(node.additionalProperties) ? (node.additionalProperties as Node) : {};
    return fc.dictionary(stringOf(node.propertyNames ?? {}), valueOf(values), { minKeys: 1, maxKeys: 3 });
  }
  const all = Object.entries(node.properties).map(([key, child]) => [key, valueOf(child)] as const);
  return fc.record(Object.fromEntries(all), { requiredKeys: [...(node.required ?? [])] });
}

function stringOf({ pattern, examples = [], format }: Node): fc.Arbitrary<string> {
  const known = examples.filter((example) => typeof example === 'string');
  const byForm = format === undefined ? undefined : BY_FORMAT[format];
  if (byForm !== undefined) return byForm;
  if (pattern === undefined) return known.length === 0 ? nasty : fc.constantFrom(...known);
  const form = new RegExp(pattern, 'u');
  return fc.oneof(
    fc.constantFrom(...known),
    nasty.map((text) => (form.test(text) ? text : (known[0] ?? text))),
  );
}

/** Lists and maps of texts hold text alone; JSON keeps its types. */
function asRead(value: JsonValue, encoded: string): JsonValue {
  if (encoded.startsWith('[') || encoded.startsWith('{')) return value;
  if (Array.isArray(value)) return value.map(String);
  if (isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item)]));
  return value;
}

const nodeAt = (root: Node, option: string): Node =>
  option.split('.').reduce<Node>((node, key) => node.properties?.[key] ?? {}, root);

describe.each([
  ['an NLB', NLB_ROWS, NlbOptionsSchema],
  ['an ALB', ALB_ROWS, AlbOptionsSchema],
] as const)('options of %s come back as they were', (_what, table, schema) => {
  const root = z.toJSONSchema(schema, { io: 'input' }) as Node;
  const rows = table.flatMap((row) => (row.option === undefined ? [] : [{ ...row, option: row.option }]));

  test.each(rows.map((row) => [row.option, row] as const))('%s', (option, row) => {
    const path = option.split('.');
    const nested = (value: JsonValue) =>
      path.reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), value);
    fc.assert(
      fc.property(valueOf(nodeAt(root, option)), (value) => {
        const options = nested(value);
        const annotations = annotate(table, options as object);
        const read = optionsOf(table, annotations);
        // An option that is said by the absence of its annotation.
        if (value === false && Object.keys(annotations).length === 0) return;
        const isMap = row.annotation.includes('${');
        const expected = isMap
          ? Object.fromEntries(
              Object.entries(value as { [key: string]: JsonValue }).map(([key, item]) => [
                key,
                asRead(item, annotations[row.annotation.replace(/\$.*/, '') + key] ?? ''),
              ]),
            )
          : asRead(value, annotations[row.annotation] ?? '');
        expect(read).toEqual(nested(expected));
      }),
      runs(30),
    );
  });
});
