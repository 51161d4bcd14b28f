import type { TableNode } from './form/node.ts';
import { read, type ReadNode } from './form/read-node.ts';
import { tableAt, type TableAt } from './kinds.ts';
import { nearestVersion, programOf } from './programs.ts';
import { remembering } from './remembering.ts';
import { SHIPPED_TABLES, type ShippedTable } from './shipped-tables.ts';

/** What stands at one place of objects of a kind, as the API server knows it: how lists are merged, and what is below. */
export interface ValueType extends Pick<ReadNode, 'listType' | 'listKeys' | 'patchStrategy' | 'mergeKey'> {
  /** A field of an object, or a value of a map; undefined where nothing is known of it. */
  readonly field: (name: string) => ValueType | undefined;
  /** The items of a list; undefined for what is none. */
  readonly items: () => ValueType | undefined;
}

/**
 * The type of a kind in the newest version of the table that has its group.
 * @param apiVersion `apps/v1`
 * @returns undefined for a kind without a schema
 */
export function typeOfKind(apiVersion: string, kind: string): ValueType | undefined {
  const { table, typeOf } = newest(programOf(apiVersion) ?? 'kubernetes');
  const schema = table.kind(`${apiVersion}/${kind}`)?.schema;
  return schema === undefined ? undefined : typeOf(schema);
}

/** A type of Kubernetes by its name, `api.core.v1.PodTemplateSpec`. @throws RangeError for one that is not there */
export function typeOfName(name: string): ValueType | undefined {
  return newest('kubernetes').typeOf(`#${name}`);
}

const newest = remembering((name) => {
  const program = name as ShippedTable;
  const table = tableAt(SHIPPED_TABLES[program], nearestVersion(program));
  return { table, typeOf: typesOf(table) };
});

function typesOf(table: TableAt): (node: TableNode) => ValueType | undefined {
  const known = remembering((name) => ofNode(table.type(name)));
  function ofNode(node: TableNode): ValueType | undefined {
    if (node === 'any') return undefined;
    const one = read(node);
    if (one.reference !== undefined) return known(one.reference);
    const lone = one.allOf.length === 1 && one.fields.size === 0 ? one.allOf[0] : undefined;
    if (lone !== undefined && one.items === undefined) return ofNode(lone);
    const { listType, listKeys, patchStrategy, mergeKey, fields, others, items } = one;
    const below = remembering((name) => {
      const field = fields.get(name) ?? others;
      return field === undefined ? undefined : ofNode(field);
    });
    return {
      ...(listType === undefined ? {} : { listType }),
      ...(listKeys === undefined ? {} : { listKeys }),
      ...(patchStrategy === undefined ? {} : { patchStrategy }),
      ...(mergeKey === undefined ? {} : { mergeKey }),
      field: below,
      items: () => (items === undefined ? undefined : ofNode(items)),
    };
  }
  return ofNode;
}
