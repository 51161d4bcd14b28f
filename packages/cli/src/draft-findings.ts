import { renderedRules, runChecks } from '@nodeless/checks';
import { hasErrors, type Diagnostic, type SourceLocation } from '@nodeless/core';
import { PROVISION_RULES } from '@nodeless/provision';
import type { ClusterModel, ParsedCluster } from '@nodeless/sources';
import { checksInput, draftCluster } from './pipeline.ts';

/**
 * The errors besides those of the sources of a cluster whose values contradict each other: it is rendered as far as it can be,
 * in memory alone, and looked at as a sound one is. What an error of the sources names is in question, so whatever rests on it
 * waits until that is settled, and so does all that stops nothing.
 */
export function draftFindings({ draft, diagnostics }: ParsedCluster): Diagnostic[] {
  if (draft === undefined) return [];
  const told = diagnostics.filter(({ severity }) => severity === 'error').flatMap(placesOf);
  return found(draft).filter(
    (finding) =>
      finding.severity === 'error' &&
      !placesOf(finding).some((place) => told.some((one) => overlap(one, place))),
  );
}

function found(draft: () => ClusterModel): Diagnostic[] {
  try {
    const drafted = draftCluster(draft());
    const { diagnostics } = drafted.components;
    if (hasErrors(diagnostics)) return [...diagnostics];
    const { rules, spec } = drafted.model;
    const nets = [...PROVISION_RULES, ...renderedRules({ rules, catalogue: spec.catalogue })]
      .filter(({ safetyNet }) => safetyNet === true)
      .flatMap(({ codes }) => codes.map(({ code }) => code));
    return [...drafted.provisioned.diagnostics, ...runChecks(checksInput(drafted))].filter(
      ({ code }) => !nets.includes(code),
    );
  } catch {
    // Rendering relies on what the rules over sources make sure of. Where one of them is broken it may fail, and says no more.
    return [];
  }
}

function placesOf({ location, related = [] }: Diagnostic): SourceLocation[] {
  return [...(location === undefined ? [] : [location]), ...related.map((other) => other.location)];
}

function overlap(a: SourceLocation, b: SourceLocation): boolean {
  return a.file === b.file && begins(a, b) && begins(b, a);
}

/** Whether `a` begins before `b` ends. A place without extent counts as one sign. */
function begins(a: SourceLocation, b: SourceLocation): boolean {
  const end = b.line === b.endLine ? Math.max(b.endColumn, b.column + 1) : b.endColumn;
  return a.line < b.endLine || (a.line === b.endLine && a.column < end);
}
