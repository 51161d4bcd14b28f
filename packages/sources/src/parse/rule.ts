import type { Catalogue } from '@nodeless/catalogue';
import type { Diagnostic, RuleDefinition } from '@nodeless/core';
import type { AppSpec } from '../schema/app.ts';
import type { ClusterRuleInput } from './cluster-rule-input.ts';
import type { Source } from './validate.ts';

/** Compares values of a cluster's sources with each other or with other sources. Pure. */
export interface ClusterRule extends RuleDefinition {
  check(input: ClusterRuleInput): readonly Diagnostic[];
}

/** What a rule over the sources of one app looks at. */
export interface AppRuleInput extends Source<AppSpec> {
  /** Name of the folder below `apps/`. */
  readonly folder: string;
  readonly catalogue: Catalogue;
}

/** Compares values of an app's sources with each other. Pure. */
export interface AppRule extends RuleDefinition {
  check(input: AppRuleInput): readonly Diagnostic[];
}
