export { isCrd } from './crd/crd-kinds.ts';
export { builtInChecks, crdChecks, customChecks, type KindChecks } from './kind-checks.ts';
export { objectProblems } from './object-problems.ts';
export { isInTable, nearestVersion, programOf } from './programs.ts';
export { kindsOfGroup, kindsServed, type ServedKind } from './served.ts';
export { SHIPPED_TABLES, type ShippedTable } from './shipped-tables.ts';
export { fieldPath, type ProblemKind, type SchemaProblem } from './validate/problem.ts';
export type { Check } from './validate/walk.ts';
