import { crdKinds } from '../crd/crd-kinds.ts';
import { compact } from '../form/compact.ts';
import { tableAt } from '../kinds.ts';
import { nearestVersion } from '../programs.ts';
import { remembering } from '../remembering.ts';
import { SHIPPED_TABLES, type ShippedTable } from '../shipped-tables.ts';
import { kindRules, type RuleTree } from './kind-rules.ts';

/** The rules of a program's kinds, read when they are first asked for; undefined for a kind without rules. */
export type KindRules = (gvk: string) => RuleTree | undefined;

const rulesAt = remembering((version: string) =>
  remembering((program: string): KindRules => {
    const table = tableAt(SHIPPED_TABLES[program as ShippedTable], version);
    return remembering((gvk) => {
      const row = table.kind(gvk);
      return row === undefined ? undefined : kindRules(row.schema);
    });
  }),
);

/**
 * The rules that a program's CRDs have in CEL. Kinds of Kubernetes itself have none.
 * @param release of the program, `1.14.1`; undefined for the newest one that is known
 */
export function customRules(program: ShippedTable, release?: string): KindRules {
  return rulesAt(nearestVersion(program, release))(program);
}

/** The rules of a CRD itself, by apiVersion and kind. For a value that `isCrd` is true for. */
export function crdRules(crd: unknown): ReadonlyMap<string, RuleTree> {
  return new Map(
    crdKinds(crd).flatMap(({ gvk, schema }) => {
      const tree = kindRules(compact(schema));
      return tree === undefined ? [] : [[gvk, tree] as const];
    }),
  );
}
