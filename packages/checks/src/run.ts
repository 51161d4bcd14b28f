import { sortDiagnostics, type Diagnostic } from '@nodeless/core';
import type { ClusterView } from './rule.ts';
import { RULES } from './rules.ts';
import { podViews } from './view/pods.ts';

/** What the earlier stages made of one cluster. */
export type ChecksInput = Omit<ClusterView, 'pods'>;

/** Runs every rule over a cluster. The order of the findings does not depend on the order of the rules. */
export function runChecks(input: ChecksInput): Diagnostic[] {
  const view: ClusterView = { ...input, pods: podViews(input.model, input.resources) };
  return sortDiagnostics(RULES.flatMap((rule) => [...rule.check(view)]));
}
