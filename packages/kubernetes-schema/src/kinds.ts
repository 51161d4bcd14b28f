import type { JsonObject } from '@nodeless/core';
import type { KindRow, TableNode, VersionedTable } from './form/node.ts';
import { atVersion, nameAt } from './form/versions.ts';

/** A table as one of its versions has it. Rows are read when they are asked for: most are never. */
export interface TableAt {
  /** The row of `apps/v1/Deployment`; undefined where the version does not read it. */
  readonly kind: (gvk: string) => KindRow | undefined;
  /** The type of a name. @throws RangeError for one that is not there */
  readonly type: (name: string) => TableNode;
  /** All kinds of the version, by apiVersion and kind, in order. */
  readonly gvks: () => readonly string[];
}

/** A table at one of its versions. */
export function tableAt({ kinds, types }: VersionedTable, version: string): TableAt {
  const keys = { kinds: keysAt(kinds, version), types: keysAt(types, version) };
  const row = (rows: JsonObject, key: string | undefined) =>
    key === undefined ? undefined : atVersion(rows[key] ?? null, version);
  return {
    kind: (gvk) => row(kinds, keys.kinds.get(gvk)) as KindRow | undefined,
    type: (name) => {
      const node = row(types, keys.types.get(name));
      if (node === undefined) throw new RangeError(`the table has no type ${name} at ${version}`);
      return node as TableNode;
    },
    gvks: () => [...keys.kinds.keys()],
  };
}

/** The rows that a version has: their keys without versions, and as they stand in the table. */
function keysAt(rows: JsonObject, version: string): ReadonlyMap<string, string> {
  const keys = Object.keys(rows).flatMap((key) => {
    const name = nameAt(key, version);
    return name === undefined ? [] : [[name, key] as const];
  });
  return new Map(keys);
}
