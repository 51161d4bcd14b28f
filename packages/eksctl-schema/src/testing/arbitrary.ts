import fc from 'fast-check';
import { clusterConfigJsonSchema } from '../json-schema.ts';

interface Node {
  readonly $ref?: string;
  readonly additionalProperties?: boolean | Node;
  readonly anyOf?: readonly Node[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Node;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly properties?: { readonly [key: string]: Node };
  readonly required?: readonly string[];
  readonly type?: string;
}

const DEFS = clusterConfigJsonSchema().$defs as { readonly [name: string]: Node };
const CIDRS = ['10.0.0.0/16', '192.168.0.0/20', 'fd00::/56'];
const LARGEST = 2000;
const MOST_ITEMS = 2;

/** Anything whose single values are good for a definition, by the definition's name. */
export function arbitraryOf(definition: string): fc.Arbitrary<unknown> {
  return valuesOf({ $ref: `#/$defs/${definition}` });
}

function valuesOf(node: Node): fc.Arbitrary<unknown> {
  if (node.$ref !== undefined) return valuesOf(DEFS[node.$ref.replace('#/$defs/', '')] ?? {});
  if (node.anyOf !== undefined) return fc.oneof(...node.anyOf.map(valuesOf));
  if (node.const !== undefined) return fc.constant(node.const);
  if (node.enum !== undefined) return fc.constantFrom(...node.enum);
  switch (node.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({
        min: node.minimum ?? 0,
        max: Math.min(node.maximum ?? LARGEST, (node.minimum ?? 0) + LARGEST),
      });
    case 'number':
      return fc.double({ min: node.minimum ?? 0, max: 10, noNaN: true });
    case 'string':
      return textsOf(node);
    case 'array': {
      const minLength = node.minItems ?? 0;
      return fc.array(valuesOf(node.items ?? {}), { minLength, maxLength: Math.max(minLength, MOST_ITEMS) });
    }
    case 'object':
      return objectsOf(node);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

function objectsOf({ additionalProperties, properties, required = [] }: Node): fc.Arbitrary<object> {
  if (properties === undefined) {
    const values = typeof additionalProperties === 'object' ? additionalProperties : {};
    return fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,8}$/), valuesOf(values), { maxKeys: MOST_ITEMS });
  }
  const members = Object.fromEntries(Object.entries(properties).map(([key, node]) => [key, valuesOf(node)]));
  return fc.record(members, { requiredKeys: [...required] }) as fc.Arbitrary<object>;
}

function textsOf({ maxLength, minLength = 0, pattern }: Node): fc.Arbitrary<string> {
  if (pattern === undefined) return fc.string({ minLength, maxLength: Math.min(maxLength ?? 12, 12) });
  if (pattern.includes('\\/')) {
    const expression = new RegExp(pattern);
    const blocks = CIDRS.filter((block) => expression.test(block));
    if (blocks.length > 0) return fc.constantFrom(...blocks);
  }
  const texts = fc.stringMatching(new RegExp(pattern), { size: 'small' });
  return maxLength === undefined ? texts : texts.filter((text) => text.length <= maxLength);
}
