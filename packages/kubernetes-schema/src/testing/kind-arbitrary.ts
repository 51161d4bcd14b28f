import type { JsonObject, JsonValue } from '@nodeless/core';
import fc from 'fast-check';
import type { TableNode } from '../form/node.ts';
import { read, type ReadNode } from '../form/read-node.ts';
import { asServed } from '../as-served.ts';
import { tableAt } from '../kinds.ts';
import { SHIPPED_TABLES, type ShippedTable } from '../shipped-tables.ts';
import { ANYTHING, scalarArbitrary } from './scalar-arbitrary.ts';

/** Objects stand in each other no deeper than this; below, they have what they must have alone. */
const DEEPEST = 9;
const MOST_OPTIONAL = 3;

/** All kinds that a program serves at a version, `apps/v1/Deployment`, but for those that Kubernetes itself makes answers to. */
export function kindsOf(program: ShippedTable, version: string): string[] {
  return [...tableAt(SHIPPED_TABLES[program], version).gvks()];
}

/**
 * Objects of a kind that its schema takes: what is required, some of what may be there, lists whose items have keys of their own.
 * What a schema leaves open holds {@link ANYTHING}.
 *
 * @param gvk `apps/v1/Deployment`
 * @throws RangeError for a kind that the version does not serve
 */
export function kindArbitrary(program: ShippedTable, version: string, gvk: string): fc.Arbitrary<JsonObject> {
  const table = tableAt(SHIPPED_TABLES[program], version);
  const row = table.kind(gvk);
  if (row === undefined) throw new RangeError(`${program} ${version} has no ${gvk}`);
  const slash = gvk.lastIndexOf('/');
  const head = { apiVersion: gvk.slice(0, slash), kind: gvk.slice(slash + 1) };
  const typeOf = (name: string) =>
    program === 'kubernetes' ? asServed(name, table.type(name), version) : table.type(name);
  return new Arbitraries(typeOf).of(row.schema, 0).map((object) => ({
    ...(object as JsonObject),
    ...head,
    metadata: { name: 'example' },
  }));
}

/** Arbitraries of the nodes of a table, each made once for each depth. */
class Arbitraries {
  readonly #typeOf: (name: string) => TableNode;
  readonly #types = new Map<string, fc.Arbitrary<JsonValue>>();

  constructor(typeOf: (name: string) => TableNode) {
    this.#typeOf = typeOf;
  }

  /** @param keys fields that an item of a list must have, because they tell it from others */
  of(node: TableNode, depth: number, keys: readonly string[] = []): fc.Arbitrary<JsonValue> {
    const one = read(node);
    if (one.reference !== undefined) return this.#ofType(one.reference, depth, keys);
    const [whole] = one.allOf;
    if (whole !== undefined && one.type === undefined) return this.of(whole, depth, keys);
    const scalar = scalarArbitrary(one);
    if (scalar !== undefined) return scalar;
    if (one.type === 'array') return this.#ofList(one, depth);
    if (one.fields.size > 0) return this.#ofFields(one, depth, keys);
    if (one.others === undefined || one.others === 'any') return fc.constant(ANYTHING);
    return fc.dictionary(fc.constantFrom('a', 'b', 'c'), this.of(one.others, depth + 1), {
      minKeys: Number(one.words['minProperties'] ?? 0),
      maxKeys: 2,
      noNullPrototype: true,
    });
  }

  /** Types may hold themselves: what is deep is made when it is drawn. */
  #ofType(name: string, depth: number, keys: readonly string[]): fc.Arbitrary<JsonValue> {
    const key = `${name} ${depth} ${keys.join(' ')}`;
    const known = this.#types.get(key);
    if (known !== undefined) return known;
    const made = scalarArbitrary(name) ?? this.of(this.#typeOf(name), depth, keys);
    this.#types.set(key, made);
    return made;
  }

  #ofFields(
    { fields, required, words }: ReadNode,
    depth: number,
    keys: readonly string[],
  ): fc.Arbitrary<JsonValue> {
    const needed = [...new Set([...required, ...keys])];
    const optional = [...fields.keys()].filter((name) => !needed.includes(name));
    const minLength = Math.max(0, Number(words['minProperties'] ?? 0) - needed.length);
    const room = Number(words['maxProperties'] ?? Infinity) - needed.length;
    const most = Math.max(minLength, Math.min(room, depth >= DEEPEST ? 0 : MOST_OPTIONAL));
    return fc.subarray(optional, { minLength, maxLength: Math.min(most, optional.length) }).chain((some) => {
      const names = [...needed, ...some];
      const model = names.map((name) => [name, this.of(fields.get(name) ?? 'any', depth + 1)] as const);
      return fc.record(Object.fromEntries(model), { noNullPrototype: true });
    });
  }

  #ofList(
    { items = 'any', listType, listKeys = [], words }: ReadNode,
    depth: number,
  ): fc.Arbitrary<JsonValue> {
    const minLength = Number(words['minItems'] ?? 0);
    const most = Math.min(Number(words['maxItems'] ?? 2), depth >= DEEPEST ? 0 : 2);
    const size = { minLength, maxLength: Math.max(minLength, most) };
    const item = this.of(items, depth + 1, listKeys);
    if (listType === 'set') return fc.uniqueArray(item, size);
    if (listType !== 'map') return fc.array(item, size);
    const selector = (value: JsonValue) =>
      JSON.stringify(listKeys.map((key) => (value as JsonObject)[key] ?? (key === 'protocol' ? 'TCP' : '')));
    return fc.uniqueArray(item, { ...size, selector });
  }
}
