import type { JsonValue } from '@nodeless/core';
import fc from 'fast-check';
import type { ReadNode } from '../form/read-node.ts';
import { goPattern } from '../validate/go-pattern.ts';

/** What stands where a schema takes anything. Nothing in it or below it can be wrong. */
export const ANYTHING = { anything: 'goes' };

const TEXTS = ['a', 'web', 'example.com/b', 'x-1'];
const quantity = fc.constantFrom<JsonValue>('500m', '1.5', '128Mi', '1e3', 2, '+.5');

/** Types of Kubernetes with a decoder of their own. */
const TYPES: { readonly [name: string]: fc.Arbitrary<JsonValue> } = {
  'apimachinery.pkg.api.resource.Quantity': quantity,
  'apimachinery.pkg.util.intstr.IntOrString': fc.constantFrom<JsonValue>(80, 'http', '25%'),
};

const FORMATS: { readonly [format: string]: fc.Arbitrary<JsonValue> } = {
  byte: fc.constantFrom('', 'YQ==', 'YWJj'),
  'date-time': fc.constantFrom('2026-11-30T18:00:00Z', '2026-11-30T18:00:00.123456+01:00'),
};

/** Patterns are slow to read. */
const known = new WeakMap<ReadNode, fc.Arbitrary<JsonValue>>();

/** Values of a node or a type without parts; undefined for maps, lists and what may be anything. */
export function scalarArbitrary(one: ReadNode | string): fc.Arbitrary<JsonValue> | undefined {
  if (typeof one === 'string') return Object.hasOwn(TYPES, one) ? TYPES[one] : undefined;
  const made = known.get(one) ?? ofNode(one);
  if (made !== undefined) known.set(one, made);
  return made;
}

function ofNode(one: ReadNode): fc.Arbitrary<JsonValue> | undefined {
  if (one.only !== undefined) return fc.constant(one.only);
  if (one.values !== undefined) return fc.constantFrom(...one.values);
  if (one.words['intOrString'] === true) return fc.constantFrom(2, '500m', '1.5', '128Mi');
  if (one.format !== undefined && Object.hasOwn(FORMATS, one.format)) return FORMATS[one.format];
  if (one.type === 'string') return text(one);
  if (one.type === 'boolean') return fc.boolean();
  if (one.type === 'integer' || one.type === 'number') return integer(one);
  return undefined;
}

function text({ words }: ReadNode): fc.Arbitrary<JsonValue> {
  const [least, most] = [Number(words['minLength'] ?? 0), Number(words['maxLength'] ?? 20)];
  const { pattern } = words;
  const regex = typeof pattern === 'string' ? goPattern(pattern) : undefined;
  const some =
    regex !== undefined
      ? fc.stringMatching(new RegExp(regex.source))
      : fc.oneof(
          fc.constantFrom(...TEXTS),
          fc.string({ minLength: least, maxLength: Math.min(most, least + 8) }),
        );
  return some.filter((value) => [...value].length >= least && [...value].length <= most);
}

function integer({ words }: ReadNode): fc.Arbitrary<JsonValue> {
  const [least, most] = [Number(words['minimum'] ?? 0), Number(words['maximum'] ?? 1000)];
  return fc.integer({ min: least, max: Math.max(least, most) });
}
