import type { Diagnostic, Manifest, Severity } from '@nodeless/core';
import { describeRef, type ChangeReport, type Danger, type DangerSeverity } from '@nodeless/review';
import { findingLines, placeOf } from './finding-lines.ts';

/** Anything with findings: what `renderCluster` gives. */
export interface Found {
  readonly diagnostics: readonly Diagnostic[];
}

/** What is absent matches everything. */
export interface ExpectedFinding {
  readonly code: string;
  /** `clusters/sample/cluster.yaml:3:5`, or its beginning: a file, or a file and a line. */
  readonly at?: string;
  readonly severity?: Severity;
  /** A part of the message, or what it matches. */
  readonly message?: string | RegExp;
}

/** What is absent matches everything. */
export interface ExpectedDanger {
  readonly rule: string;
  readonly severity?: DangerSeverity;
  /** A part of the title, or what it matches. */
  readonly title?: string | RegExp;
  /** `Deployment web/web`, as titles name objects. */
  readonly object?: string;
  /** Whether a waiver accepts it. */
  readonly waived?: boolean;
}

/**
 * The finding that is expected, the first if there are several.
 *
 * @throws Error with all findings when it is not there
 */
export function expectFinding({ diagnostics }: Found, expected: ExpectedFinding): Diagnostic {
  const found = diagnostics.find((one) => isFinding(one, expected));
  return (
    found ??
    failed(`no finding is ${shown(expected)}; there are:\n${findingLines(diagnostics)}`, expectFinding)
  );
}

/** @throws Error with the findings that are as described when there are any */
export function expectNoFinding({ diagnostics }: Found, unexpected: ExpectedFinding): void {
  const found = diagnostics.filter((one) => isFinding(one, unexpected));
  if (found.length > 0) failed(`there are findings:\n${findingLines(found)}`, expectNoFinding);
}

/** @throws Error with the errors when there are any; warnings and notes may be there */
export function expectNoErrors({ diagnostics }: Found): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) failed(`there are errors:\n${findingLines(errors)}`, expectNoErrors);
}

/**
 * The rendered object of a kind and a name.
 *
 * @param namespace where objects of several namespaces have the name
 * @throws Error with the objects of the kind when there is none, or more than one
 */
export function objectNamed(
  { resources }: { readonly resources: readonly Manifest[] },
  kind: string,
  name: string,
  namespace?: string,
): Manifest {
  const ofKind = resources.filter((one) => one.kind === kind);
  const found = ofKind.filter(
    ({ metadata }) => metadata.name === name && (namespace === undefined || metadata.namespace === namespace),
  );
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  const wanted = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  const names = ofKind.map(({ metadata }) =>
    `${metadata.namespace ?? ''}/${metadata.name}`.replace(/^\//, ''),
  );
  const kinds = [...new Set(resources.map((one) => one.kind))].sort();
  return failed(
    found.length > 1
      ? `there are ${found.length} objects ${wanted}: name the namespace; there are ${names.join(', ')}`
      : ofKind.length === 0
        ? `there is no ${wanted}, and no object of its kind; kinds are ${kinds.join(', ') || '(none)'}`
        : `there is no ${wanted}; there are ${names.join(', ')}`,
    objectNamed,
  );
}

/**
 * The danger that is expected, the first if there are several.
 *
 * @throws Error with all dangers when it is not there
 */
export function expectDanger({ dangers }: ChangeReport, expected: ExpectedDanger): Danger {
  const found = dangers.find((one) => isDanger(one, expected));
  return (
    found ?? failed(`no danger is ${shown(expected)}; there are:\n${dangerLines(dangers)}`, expectDanger)
  );
}

/** @throws Error with the dangers that are as described, waived or not, when there are any */
export function expectNoDanger({ dangers }: ChangeReport, unexpected: ExpectedDanger): void {
  const found = dangers.filter((one) => isDanger(one, unexpected));
  if (found.length > 0) failed(`there are dangers:\n${dangerLines(found)}`, expectNoDanger);
}

function isFinding(one: Diagnostic, { code, at, severity, message }: ExpectedFinding): boolean {
  return (
    one.code === code &&
    (severity === undefined || one.severity === severity) &&
    holds(one.message, message) &&
    (at === undefined || `${placeOf(one) ?? ''}:`.startsWith(`${at}:`))
  );
}

function isDanger(one: Danger, { rule, severity, title, object, waived }: ExpectedDanger): boolean {
  return (
    one.rule === rule &&
    (severity === undefined || one.severity === severity) &&
    holds(one.title, title) &&
    (object === undefined || (one.object !== undefined && describeRef(one.object) === object)) &&
    (waived === undefined || (one.waiver !== undefined) === waived)
  );
}

function holds(text: string, expected: string | RegExp | undefined): boolean {
  if (expected === undefined) return true;
  return typeof expected === 'string' ? text.includes(expected) : new RegExp(expected).test(text);
}

function dangerLines(dangers: readonly Danger[]): string {
  if (dangers.length === 0) return '  (none)';
  return dangers
    .map((one) => `  ${one.waiver === undefined ? one.severity : 'waived'} ${one.rule} ${one.title}`)
    .join('\n');
}

/** `code a/b at x:1`. */
function shown(expected: object): string {
  return Object.entries(expected)
    .map(([key, value]) => `${key} ${String(value)}`)
    .join(', ');
}

/** @param by the assertion, which the stack leaves out: it begins in the test */
function failed(message: string, by: (...args: never[]) => unknown): never {
  const error = new Error(message);
  Error.captureStackTrace(error, by);
  throw error;
}
