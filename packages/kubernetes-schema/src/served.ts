import { apiGroup } from '@nodeless/core';
import { tableAt } from './kinds.ts';
import { nearestVersion } from './programs.ts';
import { SHIPPED_TABLES, type ShippedTable } from './shipped-tables.ts';

/** A kind of a program, with the versions of the program that serve it, oldest first. */
export interface ServedKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly versions: readonly string[];
}

/** All kinds of an API group that any version of a program serves. */
export function kindsOfGroup(program: ShippedTable, group: string): readonly ServedKind[] {
  const served = new Map<string, string[]>();
  for (const version of SHIPPED_TABLES[program].versions)
    for (const gvk of tableAt(SHIPPED_TABLES[program], version).gvks())
      served.set(gvk, [...(served.get(gvk) ?? []), version]);
  return [...served]
    .map(([gvk, versions]) => ({ ...splitKind(gvk), versions }))
    .filter(({ apiVersion }) => apiGroup(apiVersion) === group);
}

/** All kinds that a program serves at one release, `1.35`. */
export function kindsServed(program: ShippedTable, release?: string): readonly ServedKind[] {
  const version = nearestVersion(program, release);
  return tableAt(SHIPPED_TABLES[program], version)
    .gvks()
    .map((gvk) => ({ ...splitKind(gvk), versions: [version] }));
}

/** `apps/v1/Deployment` by its parts. */
function splitKind(gvk: string): Pick<ServedKind, 'apiVersion' | 'kind'> {
  const slash = gvk.lastIndexOf('/');
  return { apiVersion: gvk.slice(0, slash), kind: gvk.slice(slash + 1) };
}
