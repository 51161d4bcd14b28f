import { isJsonObject, type JsonObject } from '@nodeless/core';
import { crdKinds } from './crd/crd-kinds.ts';
import { compact } from './form/compact.ts';
import type { TableNode } from './form/node.ts';
import { tableAt } from './kinds.ts';
import { asServed, withoutVersion } from './as-served.ts';
import { nearestVersion } from './programs.ts';
import { remembering } from './remembering.ts';
import { withRules } from './server-rules/index.ts';
import { SHIPPED_TABLES, type ShippedTable } from './shipped-tables.ts';
import { compile, type Dialect } from './validate/compile.ts';
import { SCALAR_TYPES } from './validate/scalar-types.ts';
import type { Check } from './validate/walk.ts';

/** The checks of a program's kinds at one of its versions, compiled when they are first asked for; undefined without a schema. */
export type KindChecks = (gvk: string) => Check | undefined;

const known = new Map<string, KindChecks>();

function memoized(key: string, make: () => KindChecks): KindChecks {
  const checks = known.get(key) ?? make();
  known.set(key, checks);
  return checks;
}

const OBJECT_META = 'apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** The checks of the kinds that Kubernetes itself serves, and of types by their names. */
const builtInParts = remembering((version) => {
  const table = tableAt(SHIPPED_TABLES.kubernetes, version);
  const dialect: Dialect = { isBuiltIn: true, typeCheck: remembering(ofType) };
  function ofType(name: string): Check {
    const scalar = Object.hasOwn(SCALAR_TYPES, name) ? SCALAR_TYPES[name] : undefined;
    return (
      scalar ?? withRules(withoutVersion(name), compile(asServed(name, table.type(name), version), dialect))
    );
  }
  return { table, dialect };
});

/** @param release minor version of Kubernetes, `1.35` */
export function builtInChecks(release: string): KindChecks {
  const version = nearestVersion('kubernetes', release);
  return memoized(`kubernetes ${version}`, () => {
    const { table, dialect } = builtInParts(version);
    return remembering((gvk) => {
      const row = table.kind(gvk);
      return row === undefined ? undefined : compile(row.schema, dialect);
    });
  });
}

/**
 * The checks of the kinds that a program's CRDs define, whose metadata is that of all kinds.
 * @param kubernetes minor version of Kubernetes, `1.35`
 * @param release of the program, `1.14.1`; undefined for the newest one that is known
 */
export function customChecks(program: ShippedTable, kubernetes: string, release?: string): KindChecks {
  const [served, version] = [nearestVersion('kubernetes', kubernetes), nearestVersion(program, release)];
  return memoized(`${program} ${version} ${served}`, () => {
    const table = tableAt(SHIPPED_TABLES[program], version);
    const dialect: Dialect = {
      isBuiltIn: false,
      typeCheck: remembering((name) => compile(table.type(name), dialect)),
    };
    return remembering((gvk) => {
      const row = table.kind(gvk);
      // The table says of such a kind that it is there, and nothing of its fields.
      if (row === undefined || row.schema === 'object') return undefined;
      return customCheck(row.schema, dialect, served);
    });
  });
}

/** The checks of the kinds of a CRD itself: of each apiVersion and kind that it serves. For {@link isCrd}. */
export function crdChecks(crd: unknown, kubernetes: string): ReadonlyMap<string, Check> {
  const dialect: Dialect = {
    isBuiltIn: false,
    typeCheck: (name) => {
      throw new RangeError(`a CRD has no types, and so no ${name}`);
    },
  };
  return new Map(
    crdKinds(crd).map(({ gvk, schema }) => [gvk, customCheck(compact(schema), dialect, kubernetes)]),
  );
}

/** The check of a custom kind: what its schema says of the fields beside apiVersion, kind and metadata. */
function customCheck(schema: TableNode, dialect: Dialect, kubernetes: string): Check {
  const metadata = builtInParts(nearestVersion('kubernetes', kubernetes)).dialect.typeCheck(OBJECT_META);
  const own = compile(withOpenMetadata(schema), dialect);
  return (value, walk) => {
    own(value, walk);
    if (!isJsonObject(value) || value['metadata'] === undefined) return;
    walk.path.push('metadata');
    metadata(value['metadata'], walk);
    walk.path.pop();
  };
}

/** What programs write themselves, or somebody by hand, is in the tables of no kind. */
const UNDECLARED = { status: 'any', operation: 'any' };

function withOpenMetadata(schema: TableNode): TableNode {
  if (typeof schema === 'string' || !isJsonObject(schema['fields'])) return schema;
  const fields = Object.fromEntries(
    Object.entries(schema['fields']).filter(([key]) => key.replace(/!$/, '') !== 'metadata'),
  ) as JsonObject;
  return { ...schema, fields: { ...UNDECLARED, ...fields, 'metadata!': 'any' } };
}
