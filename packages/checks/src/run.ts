import { sortDiagnostics, type Diagnostic } from '@nodeless/core';
import { renderedRules } from './registry.ts';
import { clusterView, type ChecksInput } from './view/cluster-view.ts';

/** Runs every rule over a cluster. The order of the findings does not depend on the order of the rules. */
export function runChecks(input: ChecksInput): Diagnostic[] {
  const view = clusterView(input);
  const { rules, spec } = input.model;
  const all = renderedRules({ rules, catalogue: spec.catalogue });
  return sortDiagnostics(all.flatMap((rule) => [...rule.check(view)]));
}
