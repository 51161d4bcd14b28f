import { sortDiagnostics, type Diagnostic } from '@nodeless/core';
import { renderedRules } from './registry.ts';
import type { Rule } from './rule.ts';
import { applySettings } from './settings/apply-settings.ts';
import { unknownCodes } from './settings/settings-findings.ts';
import { clusterView, type ChecksInput } from './view/cluster-view.ts';

/** What is done around a rule: it gives what the rule finds, as the settings of the cluster take it. */
export type AroundRule = (rule: Rule, find: () => readonly Diagnostic[]) => readonly Diagnostic[];

/**
 * Runs every rule over a cluster. The order of the findings does not depend on the order of the rules.
 * @param around what to do around each rule. @default nothing
 */
export function runChecks(input: ChecksInput, around: AroundRule = (_, find) => find()): Diagnostic[] {
  const view = clusterView(input);
  const { rules, spec } = input.model;
  const all = renderedRules({ rules, catalogue: spec.catalogue });
  const found = all.flatMap((rule) => around(rule, () => applySettings(spec.checks, [...rule.check(view)])));
  return sortDiagnostics([...found, ...unknownCodes(input.model)]);
}
