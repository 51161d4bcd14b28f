import { markDefinition } from '@nodeless/core';
import type { Catalogue } from './catalogue.ts';
import type { ComponentRule } from './component.ts';
import { COMPONENTS } from './registry.ts';

/** A rule over a rendered cluster that belongs to no component. */
export type Rule = ComponentRule;

/** Everything that sources may ask for, and every rule beside those of checks. */
export interface Extensions {
  readonly catalogue: Catalogue;
  readonly rules: readonly Rule[];
}

/** Without a `nodeless.config`. */
export const NO_EXTENSIONS: Extensions = { catalogue: COMPONENTS, rules: [] };

/** Gives a rule its types. */
export function defineRule(rule: Rule): Rule {
  return markDefinition(rule, defineRule);
}
